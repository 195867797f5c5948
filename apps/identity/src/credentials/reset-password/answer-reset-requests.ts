import type { Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { type NewEvent, Outbox } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { ownAction, writeAuditRows } from '../../audit/audit.store.js';
import { readLogin } from '../login.rules.js';
import { ResetToken } from '../reset-token.js';
import { accountKey, countAttempt } from '../sign-in-attempts.store.js';

const BATCH = 50;
/** How long a link works. */
const LINK_MINUTES = 60;
/** Mails to one address, whoever asks for them and on however many platforms (V28): then it is quiet for a while. */
const MAIL_LIMITS = [
  { name: 'quarter', mails: 5, seconds: 15 * 60 },
  { name: 'day', mails: 20, seconds: 24 * 60 * 60 },
] as const;

interface Reachable {
  userId: string;
  platformId: string;
  platformName: string;
  email: string;
  locale: Locale;
  invitationId: string | null;
}

/** Finds out who is meant by requests for links, and has the links mailed. Who cannot be reached gets nothing (U6). */
@Injectable()
export class AnswerResetRequests {
  constructor(
    private readonly outbox: Outbox,
    private readonly tokens: ResetToken,
    private readonly clock: Clock,
  ) {}

  /** @returns how many requests were worked on */
  async execute(tx: Transaction): Promise<number> {
    const requests = await tx.query<{ login: string; platform: string | null }>(
      // A CTE is carried out once; a subquery may be again for each row, and then takes more than a batch.
      `WITH next AS MATERIALIZED (
         SELECT id FROM password_reset_requests ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED)
       DELETE FROM password_reset_requests r USING next WHERE r.id = next.id
       RETURNING login, platform`,
    );
    const people = await this.withinLimits(tx, await findReachable(tx, requests));
    if (people.length > 0) await this.grant(tx, people);
    return requests.length;
  }

  private async withinLimits(tx: Transaction, people: readonly Reachable[]): Promise<Reachable[]> {
    const addresses = [...new Set(people.map(({ email }) => email))];
    const quiet = new Set<string>();
    for (const { name, mails, seconds } of MAIL_LIMITS) {
      const keys = addresses.map((email) => ({ account: accountKey(`mail ${name} ${email}`), client: '' }));
      const counts = await countAttempt(tx, keys, seconds);
      for (const [index, { attempts }] of counts.entries()) {
        if (attempts > mails) quiet.add(addresses[index] ?? '');
      }
    }
    return people.filter(({ email }) => !quiet.has(email));
  }

  private async grant(tx: Transaction, people: readonly Reachable[]): Promise<void> {
    const resets = people.map((person) => ({ resetId: uuidv7(), ...person }));
    // An invited person gets the link of the invitation, which is invitations' own (T6, E6).
    const active = resets.filter(({ invitationId }) => invitationId === null);
    await tx.execute(
      `INSERT INTO password_resets (id, user_id, platform_id, key_id, expires_at)
       SELECT id, user_id, platform_id, $4, now() + interval '${LINK_MINUTES} minutes'
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS reset(id, user_id, platform_id)`,
      [
        active.map(({ resetId }) => resetId),
        active.map(({ userId }) => userId),
        active.map(({ platformId }) => platformId),
        this.tokens.currentKeyId,
      ],
    );
    await writeAuditRows(
      tx,
      people.map((person) => ownAction('password-reset.requested', person, null)),
    );
    const requestedAt = this.clock.now().toISOString();
    await this.outbox.append(
      tx,
      resets.map(({ platformId, ...data }): NewEvent => ({
        type: 'identity.password-reset-requested.v1',
        subject: `reset/${data.resetId}`,
        subjectVersion: 1,
        platformId,
        data: { ...data, requestedAt },
      })),
    );
  }
}

/** The people with these logins who have an address; each once. A username leads to the mailbox of its person. */
async function findReachable(
  tx: Transaction,
  requests: readonly { login: string; platform: string | null }[],
): Promise<Reachable[]> {
  const logins = requests.map(({ login }) => readLogin(login));
  return tx.query<Reachable>(
    `WITH asked AS (
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS request(email, username, platform)),
     meant AS (
       SELECT u.id, asked.platform FROM asked JOIN users u ON u.email = asked.email AND u.status = 'active'
       UNION SELECT u.id, asked.platform FROM asked JOIN users u ON u.email = asked.email AND u.status = 'invited'
       UNION SELECT u.id, asked.platform FROM asked JOIN users u ON u.username = asked.username
              AND u.status <> 'deleted')
     SELECT DISTINCT u.id AS "userId", u.platform_id AS "platformId", p.name AS "platformName", u.email, u.locale,
            CASE WHEN u.status = 'invited' THEN u.invitation_id END AS "invitationId"
       FROM meant JOIN users u ON u.id = meant.id JOIN platforms p ON p.id = u.platform_id
      WHERE u.email IS NOT NULL AND (meant.platform IS NULL OR p.slug = meant.platform)`,
    [
      logins.map(({ email }) => email),
      logins.map(({ username }) => username),
      requests.map(({ platform }) => platform),
    ],
  );
}
