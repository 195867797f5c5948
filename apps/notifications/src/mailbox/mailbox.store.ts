import type { Database } from '@rollcall/database';
import type { Sealed } from './mail-seal.js';

/** A mail as it is kept. */
export interface StoredMail extends Sealed {
  id: string;
  receivedAt: Date;
}

/** Which mails are wanted, newest first. */
export interface MailboxFilter {
  /** Exactly this recipient. */
  to?: string | undefined;
  /** Recipients that contain this. */
  toContains?: string | undefined;
  /** Received at this time or later. */
  since?: Date | undefined;
  /** Older than this mail. */
  before?: { id: string; receivedAt: Date } | undefined;
}

const COLUMNS = 'id, received_at AS "receivedAt", kid, nonce, sealed';
const literalLike = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The SQL of the built-in mailbox. */
export const MailboxStore = {
  async insert(database: Database, mail: StoredMail, recipients: readonly string[]): Promise<void> {
    await database.transaction('installation', (tx) =>
      tx.execute(
        `INSERT INTO mailbox_mails (id, received_at, recipients, kid, nonce, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
        [mail.id, mail.receivedAt, recipients, mail.kid, mail.nonce, mail.sealed],
      ),
    );
  },

  async page(database: Database, filter: MailboxFilter, limit: number): Promise<StoredMail[]> {
    const { to, toContains, since, before } = filter;
    return database.query<StoredMail>(
      'installation',
      `SELECT ${COLUMNS} FROM mailbox_mails
        WHERE ($1::text IS NULL OR recipients @> ARRAY[$1])
          AND ($2::text IS NULL OR EXISTS (SELECT FROM unnest(recipients) recipient WHERE recipient LIKE $2))
          AND ($3::timestamptz IS NULL OR received_at >= $3)
          AND ($4::uuid IS NULL OR (received_at, id) < ($5, $4))
        ORDER BY received_at DESC, id DESC LIMIT $6`,
      [
        to?.toLowerCase() ?? null,
        toContains ? literalLike(toContains.toLowerCase()) : null,
        since ?? null,
        before?.id ?? null,
        before?.receivedAt ?? null,
        limit,
      ],
    );
  },

  async find(database: Database, id: string): Promise<StoredMail | undefined> {
    const [row] = await database.query<StoredMail>(
      'installation',
      `SELECT ${COLUMNS} FROM mailbox_mails WHERE id = $1`,
      [id],
    );
    return row;
  },

  async clear(database: Database): Promise<void> {
    await database.transaction('installation', (tx) => tx.execute('DELETE FROM mailbox_mails'));
  },

  /** Forgets all but the newest mails. */
  async trim(database: Database, kept: number): Promise<void> {
    await database.transaction('installation', (tx) =>
      tx.execute(
        `DELETE FROM mailbox_mails WHERE (received_at, id) <= (
           SELECT received_at, id FROM mailbox_mails ORDER BY received_at DESC, id DESC OFFSET $1 LIMIT 1)`,
        [kept],
      ),
    );
  },
};
