import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ShiftedClock } from '../../tools/test-services/shifted-clock.mjs';
import { type Academy, PASSWORD, createAcademy } from './academy.js';
import { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import { Installation } from './installation.js';
import { Mailbox, tokenIn } from './mailbox.js';
import { settled } from './settled.js';

const QUARTERS = 4;
const QUARTER_SECONDS = 900;
const DAY_SECONDS = 86_400;
/** Mails that come late have the whole backlog of events before them. */
const PATIENCE = { withinMs: 60_000 };

interface LedgerEntry {
  userId: string;
  entry: string;
  reason: string;
  occurredAt: string;
}

/**
 * E24 (D-16, Z-09): the notifications service is away, and nobody notices but by mails that come late.
 * @param forADay also for a day, which is a matter of billing and not of the carrier
 */
export function notificationsDownJourney(
  carrier: string,
  amqpUrl: () => Promise<string | undefined>,
  { forADay = false } = {},
): void {
  describe(`E24: the notifications service is down, with events through ${carrier}`, () => {
    let clock: ShiftedClock;
    let installation: Installation;
    let academy: Academy;
    let mailbox: Mailbox;

    beforeAll(async () => {
      clock = ShiftedClock.create(
        mkdtempSync(path.join(process.env['TEST_SERVICES_DIR'] ?? tmpdir(), 'clock-')),
      );
      const env = { NODE_OPTIONS: clock.nodeOptions };
      installation = await Installation.start({ amqpUrl: await amqpUrl(), env });
      academy = await createAcademy(installation);
      mailbox = new Mailbox(installation.url);
      await settled(installation);
    }, 120_000);
    afterAll(async () => {
      await installation?.stop();
      clock?.close();
    });

    const setUp = async (email: string): Promise<{ id: string; at: Date }> => {
      const at = clock.now();
      const { status, body } = await academy.owner.post('/v1/users', {
        firstName: 'Grace',
        lastName: 'Hopper',
        email,
        sendCredentials: true,
        groupIds: [academy.groups['France']],
        roles: ['learner'],
      });
      expect([email, status]).toEqual([email, 201]);
      return { id: body.id, at };
    };
    const invite = async (...emails: string[]): Promise<void> => {
      const wish = { emails, groupIds: [academy.groups['France']], roles: ['learner'] };
      const { status, body } = await academy.owner.post('/v1/invitations', wish);
      const outcomes = body.results.map(({ outcome }: { outcome: string }) => outcome);
      expect([status, outcomes]).toEqual([201, emails.map(() => 'invited')]);
    };
    const seatsOf = async (userId: string): Promise<LedgerEntry[]> =>
      (await academy.owner.get(`/v1/billing/ledger?userId=${userId}`)).body.items;
    /** To whom all mails went that ever come, once there are so many. */
    const addressesOfAll = async (count: number): Promise<string[]> => {
      await eventually(
        async () => expect((await mailbox.mailsTo()).length).toBeGreaterThanOrEqual(count),
        PATIENCE,
      );
      await settled(installation);
      return (await mailbox.mailsTo()).map(({ to }) => to).toSorted();
    };

    it('takes everything for an hour, mails everybody once afterwards, and opens seats with the mails', async () => {
      await installation.process('notifications').stop();
      const people: { id: string; at: Date }[] = [];
      for (let quarter = 0; quarter < QUARTERS; quarter += 1) {
        people.push(await setUp(`set-up-${quarter}@example.org`));
        await invite(`invited-${quarter}-a@example.org`, `invited-${quarter}-b@example.org`);
        clock.advanceSeconds(QUARTER_SECONDS);
      }
      for (const { id } of people) {
        expect((await academy.owner.get(`/v1/users/${id}`)).body.status).toBe('active');
        expect(await seatsOf(id)).toEqual([]);
      }
      const backAt = clock.now();
      await installation.process('notifications').start();

      const expected = people.flatMap((_, n) =>
        [`set-up-${n}`, `invited-${n}-a`, `invited-${n}-b`].map((who) => `${who}@example.org`),
      );
      expect(await addressesOfAll(expected.length)).toEqual(expected.toSorted());
      for (const { id, at } of people) {
        const [opened, ...more] = await eventually(async () => {
          const entries = await seatsOf(id);
          expect(entries).not.toEqual([]);
          return entries;
        }, PATIENCE);
        expect([opened, more]).toEqual([
          expect.objectContaining({ entry: 'opened', reason: 'credentials_mail_sent' }),
          [],
        ]);
        const openedAt = new Date(opened?.occurredAt ?? '');
        expect(openedAt.getTime()).toBeGreaterThanOrEqual(backAt.getTime());
        expect(openedAt.getTime()).toBeGreaterThanOrEqual(at.getTime() + QUARTER_SECONDS * 1_000);
        expect(openedAt.getTime()).toBeLessThanOrEqual(clock.now().getTime());
      }
    }, 180_000);

    it('has mailed links that work', async () => {
      const [mail] = await mailbox.mailsTo('invited-0-a@example.org');
      const { status } = await new ApiClient(installation.url).post(
        `/v1/invitation-links/${tokenIn(mail?.text ?? '')}/acceptance`,
        { firstName: 'Ada', lastName: 'Lovelace', password: PASSWORD },
      );
      expect(status).toBe(201);
    });

    if (!forADay) return;

    it('opens the seat a day after the creation when the mail takes longer, and mails that person once all the same', async () => {
      await installation.process('notifications').stop();
      const late = await setUp('late@example.org');
      const createdBy = clock.now();
      clock.advanceSeconds(DAY_SECONDS - 60);
      // Billing has heard of the person, and a minute is missing.
      await eventually(async () => {
        const known = await installation.rows('SELECT FROM billing.account_changes WHERE user_id = $1', [
          late.id,
        ]);
        expect(known).toHaveLength(1);
      }, PATIENCE);
      expect(await seatsOf(late.id)).toEqual([]);
      clock.advanceSeconds(60);
      const [opened] = await eventually(
        async () => {
          const entries = await seatsOf(late.id);
          expect(entries).toMatchObject([{ entry: 'opened', reason: 'credentials_mail_overdue' }]);
          return entries;
        },
        { withinMs: 90_000 },
      );
      const openedAt = new Date(opened?.occurredAt ?? '').getTime();
      expect(openedAt).toBeGreaterThanOrEqual(late.at.getTime() + DAY_SECONDS * 1_000);
      expect(openedAt).toBeLessThanOrEqual(createdBy.getTime() + DAY_SECONDS * 1_000);

      await installation.process('notifications').start();
      await mailbox.waitFor('late@example.org');
      await settled(installation);
      expect(await mailbox.mailsTo('late@example.org')).toHaveLength(1);
      expect(await seatsOf(late.id)).toEqual([opened]);
    }, 240_000);
  });
}
