import type { Transaction } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { type ChangedMail, DAY_OF, IDENTITY, counting, withVersion } from './mail-news.sql.js';
import type { LeasedMail, MailIdentity, Settlement } from './mail-record.js';
import type { SecretOwner } from './owner-pause.rules.js';
import { saysMailboxIsGone } from './mailbox-gone.rules.js';
import type { SmtpOutcome } from './smtp-outcome.rules.js';

const RELEASED_AT_ONCE = 5_000;

/** The SQL of what became of mails that a worker had in hand. */
export const MailSettlementsStore = {
  /**
   * Writes how things ended. A mail whose lease was lost meanwhile is left to its new holder, unless it was sent:
   * then that is the truth, whoever holds it.
   */
  async settle(tx: Transaction, settlements: readonly Settlement[]): Promise<ChangedMail[]> {
    const rows = await tx.query<MailIdentity & { version: string }>(
      `WITH ended AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS ended ("id" uuid, "leaseId" uuid, "state" text, "attempts" int,
           "dueAt" timestamptz, "at" timestamptz, "reply" text, "result" text, "reason" text, "news" boolean,
           "mailbox" text, "suppress" uuid, "waitsFor" text)
       ), requeued AS (
         UPDATE mail_queue q SET lease_id = NULL, due_at = ended."dueAt", waits_for = ended."waitsFor" FROM ended
          WHERE q.mail_id = ended."id" AND q.lease_id = ended."leaseId" AND ended."dueAt" IS NOT NULL
         RETURNING ended.*
       ), taken_out AS (
         DELETE FROM mail_queue q USING ended
          WHERE q.mail_id = ended."id" AND (q.lease_id = ended."leaseId" OR ended."state" = 'sent')
            AND ended."dueAt" IS NULL
         RETURNING ended.*
       ), changed AS (
         UPDATE mails SET
           state = now."state", attempts = now."attempts", due_at = coalesce(now."dueAt", due_at),
           reply = coalesce(now."reply", mails.reply), drop_reason = now."reason",
           settled_at = CASE WHEN now."dueAt" IS NULL THEN now."at" END, version = version + now."news"::int
         FROM (SELECT * FROM requeued WHERE "result" IS NOT NULL UNION ALL SELECT * FROM taken_out) now
         WHERE mails.id = now."id"
         RETURNING mails.*, now."at", now."result", now."news", now."mailbox", now."suppress",
                   ${DAY_OF('now."at"')} AS day
       ), noted AS (
         INSERT INTO mail_attempts (mail_id, attempted_at, platform_id, result, reply)
         SELECT id, "at", platform_id, "result", reply FROM changed WHERE "news" AND "result" IS NOT NULL
       ), suppressed AS (
         INSERT INTO mail_suppressions (id, platform_id, mailbox, reason, since, mail_id, detail)
         SELECT "suppress", platform_id, "mailbox", 'hard_bounce', "at", id, reply
           FROM changed WHERE "suppress" IS NOT NULL
         ON CONFLICT (platform_id, mailbox) DO NOTHING
       ), news AS (
         SELECT * FROM changed WHERE "news"
       ), counted AS (${counting('news')})
       SELECT ${IDENTITY}, version FROM news`,
      [JSON.stringify(settlements.map(endOf))],
    );
    return withVersion(rows);
  },

  /** Makes mails due that wait for an owner, in the order in which they were queued. @returns whether there may be more */
  async release(tx: Transaction, owner: SecretOwner): Promise<boolean> {
    const released = await tx.execute(
      `UPDATE mail_queue q SET due_at = q.queued_at, waits_for = NULL
         FROM (SELECT mail_id FROM mail_queue WHERE waits_for = $1 AND lease_id IS NULL
                LIMIT ${RELEASED_AT_ONCE} FOR UPDATE SKIP LOCKED) w
        WHERE q.mail_id = w.mail_id`,
      [owner],
    );
    return released === RELEASED_AT_ONCE;
  },
};

const suppressionBy = ({ mailbox }: LeasedMail, { result, reply }: SmtpOutcome): object =>
  result === 'refused' && saysMailboxIsGone(reply) ? { mailbox, suppress: uuidv7() } : {};

/** The columns that a settlement changes; what has a time for the next attempt goes back to the queue. */
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
      return {
        ...common,
        ...rest.transition,
        result: rest.outcome.result,
        ...suppressionBy(mail, rest.outcome),
      };
    case 'dropped':
    case 'suppressed':
      return { ...common, state: rest.end, reason: rest.reason };
    case 'held':
      return { ...common, dueAt: rest.dueAt, waitsFor: rest.waitsFor, news: false };
  }
}
