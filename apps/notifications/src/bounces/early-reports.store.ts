import type { Transaction } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import type { MailReport } from './report.rules.js';

/** Most that is kept of one mail: whoever has its return path could send reports without end. */
const MOST_OF_A_MAIL = 50;

/** The SQL of reports about mails whose hand-over is not written down yet. */
export const EarlyReportsStore = {
  /** Keeps reports about mails that are locked; what is kept already stays. */
  async keep(tx: Transaction, reports: readonly MailReport[]): Promise<void> {
    if (reports.length === 0) return;
    await tx.execute(
      `INSERT INTO early_reports (id, mail_id, platform_id, says, reply, reported_at)
       SELECT r.id, m.id, m.platform_id, r.says, r.reply, r.at
         FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "mailId" uuid, says text, reply text, at timestamptz)
         JOIN mails m ON m.id = r."mailId"
        WHERE (SELECT count(*) FROM early_reports k WHERE k.mail_id = m.id) < ${MOST_OF_A_MAIL}
        ORDER BY r.id
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(reports.map((report) => ({ ...report, id: uuidv7() })))],
    );
  },

  /** Takes reports that can be recorded by now, the oldest first; replicas do not take the same. */
  async take(tx: Transaction, limit: number): Promise<MailReport[]> {
    return tx.query<MailReport>(
      `WITH ripe AS (
         SELECT k.id FROM early_reports k JOIN mails m ON m.id = k.mail_id
          WHERE m.state <> 'queued' ORDER BY k.id LIMIT $1 FOR UPDATE OF k SKIP LOCKED
       ), taken AS (
         DELETE FROM early_reports k USING ripe WHERE k.id = ripe.id RETURNING k.*)
       SELECT mail_id AS "mailId", says, reply, reported_at AS at FROM taken ORDER BY id`,
      [limit],
    );
  },
};
