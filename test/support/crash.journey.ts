import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedPostgres } from '@rollcall/database/testing';
import { type Academy, PASSWORD, createAcademy } from './academy.js';
import { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import { ALL_SERVICES, Installation } from './installation.js';
import { DATA_SERVICES } from './migrated-database.js';
import { tokenIn } from './mailbox.js';
import { SmtpSink } from './smtp-sink.js';

/** Each process is killed at least once; `CRASH_INVITATIONS=2000` takes twice as long. */
const INVITATIONS = Number(process.env['CRASH_INVITATIONS'] ?? 1_000);
const CONCURRENT_CLIENTS = 8;
const FAULTS = 10;
/** Every so many invitations one fault is injected. */
const FAULT_EVERY = Math.floor(INVITATIONS / FAULTS);
/** Every so manieth invited person accepts while the faults go on. */
const ACCEPT_EVERY = 10;
/** What a killed process has written outlives it in the kernel: only a power cut would need the disk. */
const SETTINGS = { fsync: false };

/** What the run needs of a broker; none for the PostgreSQL carrier. */
export interface CrashableBroker {
  url: string;
  /** Kills the broker, removes everything that it had stored, and starts it again. */
  wipe(): Promise<void>;
  dispose(): Promise<void>;
}

/**
 * A thousand people are invited and some accept, while every service, the database and the broker are killed again
 * and again; afterwards nothing may be missing, and nothing may be there twice.
 */
export function crashJourney(carrier: string, startBroker: () => Promise<CrashableBroker | undefined>): void {
  describe(`${INVITATIONS} invitations while everything crashes, with events through ${carrier}`, () => {
    let postgres: EmbeddedPostgres;
    let broker: CrashableBroker | undefined;
    let sink: SmtpSink;
    let installation: Installation;
    let academy: Academy;
    const accepted = new Set<string>();

    beforeAll(async () => {
      const directory = mkdtempSync(path.join(process.env['TEST_SERVICES_DIR'] ?? tmpdir(), 'crash-'));
      [postgres, broker, sink] = await Promise.all([
        EmbeddedPostgres.start({ dataDir: path.join(directory, 'postgres'), settings: SETTINGS }),
        startBroker(),
        SmtpSink.start(),
      ]);
      installation = await Installation.start({
        databaseServerUrl: postgres.adminUrl,
        amqpUrl: broker?.url,
        smtpUrl: sink.url,
        env: { LOG_LEVEL: 'warn' },
      });
      academy = await createAcademy(installation);
    }, 180_000);
    afterAll(async () => {
      await installation?.stop();
      await Promise.all([postgres?.stop(), broker?.dispose(), sink?.stop()]);
    }, 60_000);

    const crashPostgres = async (): Promise<void> => {
      process.kill(postgres.pid, 'SIGKILL');
      await postgres.restart();
    };
    const faults = (): (() => Promise<void>)[] => [
      ...ALL_SERVICES.map((service) => async () => installation.process(service).kill()),
      crashPostgres,
      ...(broker ? [() => broker?.wipe() ?? Promise.resolve()] : []),
    ];

    const inviteUntilAnswered = (index: number): Promise<void> =>
      eventually(
        async () => {
          const { status, body } = await academy.owner.post(
            '/v1/invitations',
            {
              emails: `person${index}@example.org`,
              groupIds: [academy.groups[index % 2 ? 'France' : 'AcmeParis']],
              roles: ['learner'],
            },
            { 'idempotency-key': `crash-${index}` },
          );
          if (status !== 201) throw new Error(`${index}: ${status} ${JSON.stringify(body)}`);
          expect(body.results).toMatchObject([{ outcome: 'invited' }]);
        },
        { withinMs: 120_000, everyMs: 200 },
      );

    /** A person who follows the link, tries again when it fails, and signs in when it says that they already have. */
    const acceptUntilActive = async (index: number): Promise<void> => {
      const address = `person${index}@example.org`;
      const token = await eventually(
        () => {
          const mail = sink.mails.find(({ envelopeTo }) => envelopeTo.includes(address));
          if (!mail) throw new Error(`No mail to ${address} has come.`);
          return tokenIn(mail.text);
        },
        { withinMs: 120_000 },
      );
      const api = new ApiClient(installation.url);
      await eventually(
        async () => {
          await api.post(`/v1/invitation-links/${token}/acceptance`, {
            firstName: 'Ada',
            lastName: 'Lovelace',
            password: PASSWORD,
          });
          await api.signIn(address, PASSWORD);
        },
        { withinMs: 120_000, everyMs: 500 },
      );
      accepted.add(address);
    };

    const count = async (sql: string): Promise<number> => {
      const [row] = await installation.rows<{ count: number }>(`SELECT count(*)::int AS count FROM ${sql}`);
      return row?.count ?? Number.NaN;
    };

    it('answers every request in the end', async () => {
      const queue = Array.from({ length: INVITATIONS }, (_, index) => index);
      const pending = faults();
      const side: Promise<void>[] = [];
      const work = async (): Promise<void> => {
        for (let index = queue.shift(); index !== undefined; index = queue.shift()) {
          const at = index;
          if (at % FAULT_EVERY === FAULT_EVERY - 1) {
            const fault = pending.shift();
            if (fault) side.push(fault());
            if (pending.length === 0) pending.push(...faults());
          }
          await inviteUntilAnswered(at);
          if (at % ACCEPT_EVERY === 0) side.push(acceptUntilActive(at));
        }
      };
      await Promise.all(Array.from({ length: CONCURRENT_CLIENTS }, work));
      await Promise.all(side);
      expect(accepted.size).toBe(INVITATIONS / ACCEPT_EVERY);
      const restarts = ALL_SERVICES.map((service) => installation.process(service).restarts);
      expect(Math.min(...restarts)).toBeGreaterThanOrEqual(1);
    }, 600_000);

    it('ends with every event handled and none parked', async () => {
      await eventually(
        async () => {
          for (const service of DATA_SERVICES) {
            expect([service, await count(`${service}.outbox WHERE published_at IS NULL`)]).toEqual([
              service,
              0,
            ]);
            expect([service, await count(`${service}.inbox WHERE done_at IS NULL`)]).toEqual([service, 0]);
          }
          expect(await count(`notifications.mails WHERE state NOT IN ('sent', 'dropped')`)).toBe(0);
          expect(await count(`notifications.mails WHERE kind = 'platform_invitation'`)).toBe(INVITATIONS);
        },
        { withinMs: 180_000, everyMs: 500 },
      );
    }, 200_000);

    it('has one person and one invitation for each address, in both services', async () => {
      expect(await count(`identity.users WHERE email LIKE 'person%'`)).toBe(INVITATIONS);
      expect(await count('identity.invitations')).toBe(INVITATIONS);
      expect(await count('invitations.invitations')).toBe(INVITATIONS);
      const joined = await count(
        `invitations.invitations i JOIN identity.users u ON u.invitation_id = i.id
          WHERE (i.state = 'accepted') = (u.status = 'active')`,
      );
      expect(joined).toBe(INVITATIONS);
    });

    it('has sent each of them one mail; what a crash repeated carries the same Message-ID', async () => {
      expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(INVITATIONS);
      expect(new Set(sink.mails.flatMap(({ envelopeTo }) => envelopeTo)).size).toBe(INVITATIONS);
    });

    it('has a ledger equal to the activations', async () => {
      const owner = 1;
      const activated = await count(`identity.users WHERE status = 'active'`);
      expect(activated).toBe(accepted.size + owner);
      expect(await count(`billing.seat_ledger WHERE entry = 'opened'`)).toBe(activated);
      expect(await count('(SELECT DISTINCT user_id FROM billing.seat_ledger) AS people')).toBe(activated);
    });
  });
}
