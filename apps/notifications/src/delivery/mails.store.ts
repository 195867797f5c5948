import type { Database, Transaction } from '@rollcall/database';
import type { DropReason, LeasedMail, MailIdentity, NewMail, Settlement } from './mail-record.js';

/** A mail whose state changed, with its version after the change. */
export type ChangedMail = MailIdentity & { version: number };

const IDENTITY = `id, platform_id AS "platformId", kind, user_id AS "userId", invitation_id AS "invitationId",
  queued_at AS "queuedAt"`;
/** bigint comes as text from the driver. */
const withVersion = (rows: (MailIdentity & { version: string })[]): ChangedMail[] =>
  rows.map((row) => ({ ...row, version: Number(row.version) }));

const dropOpen = (column: 'invitation_id' | 'user_id'): string =>
  `UPDATE mails SET state = 'dropped', drop_reason = $2, settled_at = $3, lease_id = NULL, version = version + 1
    WHERE ${column} = ANY ($1::uuid[]) AND state IN ('queued', 'deferred') AND (lease_id IS NULL OR due_at <= $3)
   RETURNING ${IDENTITY}, version`;

/** The SQL of queue and log. All of it is set-based: the number of statements does not depend on the number of mails. */
export const MailsStore = {
  /** @returns how many were new; a mail of the same kind for the same cause is already there (E23) */
  async insert(tx: Transaction, mails: readonly NewMail[]): Promise<number> {
    return tx.execute(
      `INSERT INTO mails (id, platform_id, kind, cause_event_id, user_id, invitation_id, recipient, locale, variables,
                          message_id, due_at, queued_at)
       SELECT "id", "platformId", "kind", "causeEventId", "userId", "invitationId", "recipient", "locale", "variables",
              "messageId", "queuedAt", "queuedAt"
         FROM jsonb_to_recordset($1::jsonb) AS mail ("id" uuid, "platformId" uuid, "kind" text, "causeEventId" uuid,
              "userId" uuid, "invitationId" uuid, "recipient" text, "locale" text, "variables" jsonb,
              "messageId" text, "queuedAt" timestamptz)
       ON CONFLICT (kind, cause_event_id) DO NOTHING`,
      [JSON.stringify(mails)],
    );
  },

  /** Takes the mails that are due longest; other workers do not see them until the lease ends. */
  async claim(
    database: Database,
    lease: { id: string; now: Date; until: Date },
    limit: number,
  ): Promise<LeasedMail[]> {
    return database.query<LeasedMail>(
      'installation',
      `SELECT ${IDENTITY}, recipient, locale, variables, message_id AS "messageId", lease_id AS "leaseId", state, attempts
         FROM claim_mails($1, $2, $3, $4)`,
      [lease.now, lease.id, lease.until, limit],
    );
  },

  /**
   * Writes how things ended. A mail whose lease was lost meanwhile is left to its new holder, unless it was sent:
   * then that is the truth, whoever holds it.
   */
  async settle(tx: Transaction, settlements: readonly Settlement[]): Promise<ChangedMail[]> {
    const rows = await tx.query<MailIdentity & { version: string }>(
      `WITH ended AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS ended ("id" uuid, "leaseId" uuid, "state" text, "attempts" int,
           "dueAt" timestamptz, "at" timestamptz, "reply" text, "result" text, "reason" text, "news" boolean)
       ), changed AS (
         UPDATE mails SET
           state = ended."state", attempts = ended."attempts", due_at = coalesce(ended."dueAt", due_at),
           lease_id = NULL, reply = coalesce(ended."reply", mails.reply), drop_reason = ended."reason",
           settled_at = CASE WHEN ended."state" NOT IN ('queued', 'deferred') THEN ended."at" END,
           version = version + ended."news"::int
         FROM ended
         WHERE mails.id = ended."id" AND mails.state IN ('queued', 'deferred')
           AND (mails.lease_id = ended."leaseId" OR ended."state" = 'sent')
         RETURNING mails.*, ended."at", ended."result", ended."news"
       ), noted AS (
         INSERT INTO mail_attempts (mail_id, attempted_at, platform_id, result, reply)
         SELECT id, "at", platform_id, "result", reply FROM changed WHERE "news" AND "result" IS NOT NULL
       )
       SELECT ${IDENTITY}, version FROM changed WHERE "news"`,
      [JSON.stringify(settlements.map(endOf))],
    );
    return withVersion(rows);
  },

  /** Gives up what is queued for invitations; what a worker has in hand is left to it: it asks for the link anyway. */
  async drop(
    tx: Transaction,
    invitationIds: readonly string[],
    reason: DropReason,
    now: Date,
  ): Promise<ChangedMail[]> {
    return withVersion(await tx.query(dropOpen('invitation_id'), [invitationIds, reason, now]));
  },

  /** The same for everything that is queued for people. */
  async dropAllOf(
    tx: Transaction,
    userIds: readonly string[],
    reason: DropReason,
    now: Date,
  ): Promise<ChangedMail[]> {
    return withVersion(await tx.query(dropOpen('user_id'), [userIds, reason, now]));
  },

  async hasOpenMails(tx: Transaction, userIds: readonly string[]): Promise<boolean> {
    const open = await tx.query(
      `SELECT FROM mails WHERE user_id = ANY ($1) AND state IN ('queued', 'deferred') LIMIT 1`,
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
                         WHERE platform_id = ANY ($1) AND user_id = ANY ($2) RETURNING id)
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
      `SELECT count(*) AS count, min(queued_at) AS oldest FROM mails WHERE state IN ('queued', 'deferred')`,
    );
    return { count: Number(row?.count ?? 0), oldest: row?.oldest ?? null };
  },
};

/** The columns that a settlement changes. */
function endOf({ mail, at, ...rest }: Settlement): Record<string, unknown> {
  const common = {
    id: mail.id,
    leaseId: mail.leaseId,
    state: mail.state,
    attempts: mail.attempts,
    at,
    news: true,
  };
  switch (rest.end) {
    case 'tried':
      return { ...common, ...rest.transition, result: rest.outcome.result };
    case 'dropped':
      return { ...common, state: 'dropped', reason: rest.reason };
    case 'held':
      return { ...common, dueAt: rest.dueAt, news: false };
  }
}
