import type { Transaction } from '@rollcall/database';
import { DAY_OF, IDENTITY, type ChangedMail, counting, withVersion } from '../delivery/mail-news.sql.js';
import type { MailIdentity } from '../delivery/mail-record.js';
import type { MailState } from '../delivery/mail-state.rules.js';
import type { ReportEffect } from './report.rules.js';

/** A mail that something is reported of. */
export interface ReportedMail {
  id: string;
  state: MailState;
  recipient: string;
}

/** A report and what it leads to. */
export type JudgedReport = ReportEffect & {
  mailId: string;
  reply: string;
  at: Date;
  mailbox: string;
  suppressionId: string;
};

/** Most lines of a mail's history: whoever has its return path could send reports without end. */
const LONGEST_HISTORY = 50;

/** The SQL of reports about mails. */
export const ReportsStore = {
  /** Of erased people nothing is written down any more (T13). */
  async lock(tx: Transaction, ids: readonly string[]): Promise<ReportedMail[]> {
    return tx.query(
      `SELECT m.id, m.state, m.recipient FROM unnest($1::uuid[]) AS given (id) JOIN mails m ON m.id = given.id
        WHERE m.recipient NOT LIKE '%@erased.invalid' ORDER BY m.id FOR UPDATE OF m`,
      [ids],
    );
  },

  /** A report that came before, word by word, changes nothing. @returns the mails that bounced by it */
  async record(tx: Transaction, reports: readonly JudgedReport[]): Promise<ChangedMail[]> {
    const rows = await tx.query<MailIdentity & { version: string }>(
      `WITH report AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS report ("mailId" uuid, "result" text, "bounces" boolean,
           "suppresses" text, "reply" text, "at" timestamptz, "mailbox" text, "suppressionId" uuid)
       ), bounced AS (
         UPDATE mails SET state = 'bounced', reply = b."reply", settled_at = b."at", version = version + 1
           FROM (SELECT DISTINCT ON ("mailId") * FROM report WHERE "bounces" ORDER BY "mailId", "at") b
          WHERE id = b."mailId"
         RETURNING mails.*, ${DAY_OF('b."at"')} AS day
       ), taken_out AS (
         DELETE FROM mail_queue q USING bounced WHERE q.mail_id = bounced.id
       ), noted AS (
         INSERT INTO mail_attempts (mail_id, attempted_at, platform_id, result, reply)
         SELECT DISTINCT m.id, r."at", m.platform_id, r."result", r."reply" FROM report r JOIN mails m ON m.id = r."mailId"
          WHERE NOT EXISTS (SELECT FROM mail_attempts a WHERE a.mail_id = m.id AND a.result = r."result"
                               AND a.reply = r."reply" AND a.attempted_at = r."at")
            AND (SELECT count(*) FROM mail_attempts a WHERE a.mail_id = m.id) < ${LONGEST_HISTORY}
       ), suppressed AS (
         INSERT INTO mail_suppressions AS known (id, platform_id, mailbox, reason, since, mail_id, detail)
         SELECT DISTINCT ON (m.platform_id, r."mailbox") r."suppressionId", m.platform_id, r."mailbox", r."suppresses",
                r."at", m.id, r."reply"
           FROM report r JOIN mails m ON m.id = r."mailId" WHERE r."suppresses" IS NOT NULL
          ORDER BY m.platform_id, r."mailbox", r."suppresses" DESC
         ON CONFLICT (platform_id, mailbox) DO UPDATE SET reason = excluded.reason, since = excluded.since,
            mail_id = excluded.mail_id, detail = excluded.detail
          WHERE known.reason = 'complaint' AND excluded.reason = 'hard_bounce'
       ), counted AS (${counting('bounced')})
       SELECT ${IDENTITY}, version FROM bounced`,
      [JSON.stringify(reports)],
    );
    return withVersion(rows);
  },
};
