import type { Transaction } from '@rollcall/database';
import type { SuppressionReason } from '../delivery/mail-record.js';
import type { Suppression } from './suppression.answer.js';

const COLUMNS = 'id, mailbox, reason, since, mail_id AS "mailId", detail';

/** Which suppressions are asked for. */
export interface SuppressionFilter {
  q: string | undefined;
  reason: SuppressionReason | undefined;
  /** The page begins below this id. */
  before: string;
}

/** The SQL of the suppression list; always within one platform. */
export const SuppressionsStore = {
  /** Newest first. */
  async page(
    tx: Transaction,
    platformId: string,
    { q, reason, before }: SuppressionFilter,
    limit: number,
  ): Promise<Suppression[]> {
    const given: unknown[] = [platformId, before];
    const place = (value: unknown): string => `$${given.push(value)}`;
    const conditions = [
      ...(q ? [`position(${place(q.toLowerCase())} IN mailbox) > 0`] : []),
      ...(reason ? [`reason = ${place(reason)}`] : []),
    ];
    return tx.query<Suppression>(
      `SELECT ${COLUMNS} FROM mail_suppressions
        WHERE ${['platform_id = $1', 'id < $2', ...conditions].join(' AND ')}
        ORDER BY id DESC LIMIT ${place(limit)}`,
      given,
    );
  },

  /**
   * Puts a mailbox on the list; one that is there stays as it is, unless it was held back for optional mails only.
   * @returns it, and whether that changed the list
   */
  async add(
    tx: Transaction,
    platformId: string,
    { id, mailbox, since, detail }: Pick<Suppression, 'id' | 'mailbox' | 'since' | 'detail'>,
  ): Promise<{ suppression: Suppression; isChange: boolean }> {
    const changed = await tx.execute(
      `INSERT INTO mail_suppressions AS known (id, platform_id, mailbox, reason, since, detail)
       VALUES ($1, $2, $3, 'manual', $4, $5)
       ON CONFLICT (platform_id, mailbox) DO UPDATE SET reason = 'manual', since = excluded.since, detail = excluded.detail
        WHERE known.reason = 'complaint'`,
      [id, platformId, mailbox, since, detail],
    );
    const [row] = await tx.query<Suppression>(
      `SELECT ${COLUMNS} FROM mail_suppressions WHERE platform_id = $1 AND mailbox = $2`,
      [platformId, mailbox],
    );
    return { suppression: row as Suppression, isChange: changed > 0 };
  },

  /** @returns what was on the list; undefined when there is no such thing on this platform */
  async release(tx: Transaction, platformId: string, id: string): Promise<Suppression | undefined> {
    const [row] = await tx.query<Suppression>(
      `DELETE FROM mail_suppressions WHERE platform_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [platformId, id],
    );
    return row;
  },
};
