import type { MailKind } from '@rollcall/contracts';
import type { Database, Transaction } from '@rollcall/database';
import { mailboxKey } from './delivery-address.rules.js';
import { laneOf, topicOf } from './mail-kinds.rules.js';
import type { MailVariables } from './mail-declaration.js';
import { type ChangedMail, DAY_OF, IDENTITY, counting, withVersion } from './mail-news.sql.js';
import type { DropReason, LeasedMail, NewMail, SuppressionReason } from './mail-record.js';

/** A new mail that is not sent, and why. */
export type WithheldMail = ChangedMail &
  ({ state: 'suppressed'; reason: SuppressionReason } | { state: 'dropped'; reason: DropReason });

/** In whose hand mails are, and for how long. */
export interface Lease {
  id: string;
  now: Date;
  until: Date;
}

/** Which mails are wanted. */
export interface Wanted {
  limit: number;
  urgentOnly: boolean;
  /** Platform that had its turn last. */
  after: string;
  turnSize: number;
  ratePerMinute: number;
  trialRatePerMinute: number;
}

/** @param given a source of rows and what its rows have to do with `mails m` */
const dropOpen = (given: string): string =>
  `WITH gone AS (
     DELETE FROM mail_queue q USING mails m, ${given} AND q.mail_id = m.id AND (q.lease_id IS NULL OR q.due_at <= $3)
     RETURNING q.mail_id
   ), dropped AS (
     UPDATE mails SET state = 'dropped', drop_reason = $2, settled_at = $3, version = version + 1
       FROM gone WHERE id = gone.mail_id
     RETURNING mails.*, ${DAY_OF('$3::timestamptz')} AS day
   ), counted AS (${counting('dropped')})
   SELECT ${IDENTITY}, version FROM dropped`;
const OF_INVITATIONS = 'unnest($1::uuid[]) AS given (id) WHERE m.invitation_id = given.id';
const OF_PEOPLE = 'unnest($1::uuid[]) AS given (id) WHERE m.user_id = given.id';
const OF_ENROLMENTS = `jsonb_to_recordset($1::jsonb) AS given ("userId" uuid, "sessionId" uuid)
  WHERE m.user_id = given."userId" AND m.session_id = given."sessionId"`;

/** The SQL of queue and log. All of it is set-based: the number of statements does not depend on the number of mails. */
export const MailsStore = {
  /**
   * Puts mails into the log, and into the queue unless something forbids to send them. A mail of the same kind for the
   * same cause is already there and left alone (E23).
   * @returns those that are not queued
   */
  async insert(tx: Transaction, mails: readonly NewMail[]): Promise<WithheldMail[]> {
    const rows = await tx.query<WithheldMail & { version: string }>(
      `WITH given AS (
         SELECT mail.*, s.reason AS suppressed_by, p.user_id IS NOT NULL AS unsubscribed
           FROM jsonb_to_recordset($1::jsonb) AS mail ("id" uuid, "platformId" uuid, "kind" text, "causeEventId" uuid,
                "userId" uuid, "invitationId" uuid, "recipient" text, "locale" text, "variables" jsonb,
                "messageId" text, "queuedAt" timestamptz, "lane" smallint, "mailbox" text, "topic" text,
                "sessionId" uuid, "occasion" text)
           LEFT JOIN mail_suppressions s ON s.platform_id = mail."platformId" AND s.mailbox = mail."mailbox"
                 AND (s.reason <> 'complaint' OR mail."lane" = 2)
           LEFT JOIN mail_preferences p ON p.user_id = mail."userId" AND p.topic = mail."topic"
       ), added AS (
         INSERT INTO mails (id, platform_id, kind, cause_event_id, user_id, invitation_id, recipient, locale, variables,
                            message_id, due_at, queued_at, session_id, occasion, state, drop_reason, settled_at, version)
         SELECT "id", "platformId", "kind", "causeEventId", "userId", "invitationId", "recipient", "locale", "variables",
                "messageId", "queuedAt", "queuedAt", "sessionId", coalesce("occasion", ''),
                CASE WHEN suppressed_by IS NOT NULL THEN 'suppressed' WHEN unsubscribed THEN 'dropped' ELSE 'queued' END,
                CASE WHEN suppressed_by IS NOT NULL THEN suppressed_by WHEN unsubscribed THEN 'unsubscribed' END,
                CASE WHEN suppressed_by IS NOT NULL OR unsubscribed THEN "queuedAt" END,
                (suppressed_by IS NOT NULL OR unsubscribed)::int
           FROM given
         ON CONFLICT (kind, cause_event_id, occasion) DO NOTHING
         RETURNING *
       ), queued AS (
         INSERT INTO mail_queue (mail_id, platform_id, lane, due_at, mailbox, topic, queued_at, session_id)
         SELECT id, platform_id, "lane", due_at, "mailbox", "topic", queued_at, session_id
           FROM added JOIN given USING (id) WHERE state = 'queued'
       ), withheld AS (
         SELECT *, ${DAY_OF('queued_at')} AS day FROM added WHERE state <> 'queued'
       ), counted AS (${counting('withheld')})
       SELECT ${IDENTITY}, version, state, drop_reason AS reason FROM withheld`,
      [JSON.stringify(mails.map(asQueued))],
    );
    return rows.map((row) => ({ ...row, version: Number(row.version) }));
  },

  /** Takes mails that are due, platform by platform in turns; other workers do not see them until the lease ends. */
  async claim(database: Database, lease: Lease, wanted: Wanted): Promise<LeasedMail[]> {
    const { limit, urgentOnly, after, turnSize, ratePerMinute, trialRatePerMinute } = wanted;
    const rows = await database.query<Omit<LeasedMail, 'leaseId'>>(
      'installation',
      `SELECT (mail).id, (mail).platform_id AS "platformId", (mail).kind, (mail).user_id AS "userId",
              (mail).invitation_id AS "invitationId", (mail).queued_at AS "queuedAt", (mail).recipient, (mail).locale,
              (mail).variables, (mail).message_id AS "messageId", (mail).state, (mail).attempts,
              (mail).session_id AS "sessionId", lane, mailbox, topic,
              suppressed_by AS "suppressedBy", is_unsubscribed AS "isUnsubscribed"
         FROM leased_mails(claim_mails($1, $2, $3, $4, $5, $6, $7, $8, $9))`,
      [
        lease.now,
        lease.id,
        lease.until,
        limit,
        urgentOnly,
        after,
        turnSize,
        ratePerMinute,
        trialRatePerMinute,
      ],
    );
    return rows.map((row) => ({ ...row, leaseId: lease.id }));
  },

  /** Gives up what is queued for invitations; what a worker has in hand is left to it: it asks for the link anyway. */
  async drop(
    tx: Transaction,
    invitationIds: readonly string[],
    reason: DropReason,
    now: Date,
  ): Promise<ChangedMail[]> {
    return withVersion(await tx.query(dropOpen(OF_INVITATIONS), [invitationIds, reason, now]));
  },

  /** The same for everything that is queued for people. */
  async dropAllOf(
    tx: Transaction,
    userIds: readonly string[],
    reason: DropReason,
    now: Date,
  ): Promise<ChangedMail[]> {
    return withVersion(await tx.query(dropOpen(OF_PEOPLE), [userIds, reason, now]));
  },

  /** Gives up what waits for people who were deleted. Mails of an invitation have their own end: it may be a newer one. */
  async dropOfDeleted(tx: Transaction, userIds: readonly string[], now: Date): Promise<ChangedMail[]> {
    const given = `${OF_PEOPLE} AND m.invitation_id IS NULL`;
    return withVersion(await tx.query(dropOpen(given), [userIds, 'recipient_deleted', now]));
  },

  /** Gives up what waits about sessions that people left. */
  async dropOfLeft(
    tx: Transaction,
    left: readonly { userId: string; sessionId: string }[],
    now: Date,
  ): Promise<ChangedMail[]> {
    const parameters = [JSON.stringify(left), 'session_left', now];
    return withVersion(await tx.query(dropOpen(OF_ENROLMENTS), parameters));
  },

  /** Sessions were renamed or moved: what waits about them says so. */
  async retellSessions(
    tx: Transaction,
    sessions: readonly { sessionId: string; variables: MailVariables }[],
  ): Promise<void> {
    await tx.query('SELECT retell_sessions($1::jsonb)', [JSON.stringify(sessions)]);
  },

  /** Addresses were corrected: what waits goes to the new ones. */
  async readdress(tx: Transaction, people: readonly { userId: string; email: string }[]): Promise<void> {
    const corrected = people.map(({ userId, email }) => ({ userId, email, mailbox: mailboxKey(email) }));
    await tx.execute(
      `WITH corrected AS (
         UPDATE mail_queue q SET mailbox = person.mailbox
           FROM jsonb_to_recordset($1::jsonb) AS person ("userId" uuid, email text, mailbox text), mails m
          WHERE m.user_id = person."userId" AND q.mail_id = m.id RETURNING q.mail_id, person.email)
       UPDATE mails SET recipient = corrected.email FROM corrected WHERE mails.id = corrected.mail_id`,
      [JSON.stringify(corrected)],
    );
  },

  /** What the latest mail of a kind showed, by person, for those who ever got or were to get one. */
  async latestOfKind(
    tx: Transaction,
    kind: MailKind,
    userIds: readonly string[],
  ): Promise<Map<string, MailVariables>> {
    const rows = await tx.query<{ userId: string; variables: MailVariables }>(
      `SELECT DISTINCT ON (m.user_id) m.user_id AS "userId", m.variables
         FROM unnest($1::uuid[]) AS person (id) JOIN mails m ON m.user_id = person.id
        WHERE m.kind = $2 ORDER BY m.user_id, m.queued_at DESC`,
      [userIds, kind],
    );
    return new Map(rows.map(({ userId, variables }) => [userId, variables]));
  },

  async hasOpenMails(tx: Transaction, userIds: readonly string[]): Promise<boolean> {
    const open = await tx.query(
      `SELECT FROM unnest($1::uuid[]) AS given (id) JOIN mails m ON m.user_id = given.id
         JOIN mail_queue q ON q.mail_id = m.id LIMIT 1`,
      [userIds],
    );
    return open.length > 0;
  },

  /** Empties what the log says of people but that there were mails. @returns the addresses that it named */
  async forgetRecipients(
    tx: Transaction,
    platformIds: readonly string[],
    userIds: readonly string[],
  ): Promise<string[]> {
    const rows = await tx.query<{ recipient: string }>(
      'SELECT DISTINCT recipient FROM mails WHERE platform_id = ANY ($1) AND user_id = ANY ($2)',
      [platformIds, userIds],
    );
    await tx.execute(
      `WITH emptied AS (UPDATE mails SET recipient = user_id || '@erased.invalid', variables = '{}', reply = NULL
                         WHERE platform_id = ANY ($1) AND user_id = ANY ($2) RETURNING id),
            unsaid AS (DELETE FROM early_reports k USING emptied WHERE k.mail_id = emptied.id)
       UPDATE mail_attempts a SET reply = '' FROM emptied WHERE a.mail_id = emptied.id`,
      [platformIds, userIds],
    );
    return rows.map(({ recipient }) => recipient);
  },

  /** Forgets mails older than the given time, at most `limit` of them; open ones stay whatever their age. */
  async purge(tx: Transaction, before: Date, limit: number): Promise<number> {
    return tx.execute(
      `DELETE FROM mails WHERE id IN (
         SELECT id FROM mails WHERE queued_at < $1 AND settled_at IS NOT NULL ORDER BY queued_at LIMIT $2)`,
      [before, limit],
    );
  },

  /** How many mails wait, and since when the oldest of them. For metrics. */
  async backlog(database: Database): Promise<{ count: number; oldest: Date | null }> {
    const [row] = await database.query<{ count: string; oldest: Date | null }>(
      'installation',
      `SELECT count(*) AS count, min(queued_at) AS oldest FROM mail_queue`,
    );
    return { count: Number(row?.count ?? 0), oldest: row?.oldest ?? null };
  },
};

const asQueued = (mail: NewMail): object => ({
  ...mail,
  lane: laneOf(mail.kind),
  mailbox: mailboxKey(mail.recipient),
  topic: topicOf(mail.kind),
});
