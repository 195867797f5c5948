import type { Transaction } from '@rollcall/database';
import type { Webhook } from './webhook.rules.js';

/** Columns of a {@link Webhook}, of `w`. */
const COLUMNS = `w.id, w.platform_id AS "platformId", w.url, w.types, w.description, w.created_at AS "createdAt",
  w.paused_at AS "pausedAt", w.pause_reason AS "pauseReason", w.key_id AS "keyId", w.generation, w.version,
  w.previous_key_id AS "previousKeyId", w.previous_until AS "previousUntil", w.failures,
  w.failing_since AS "failingSince", w.rest_until AS "restUntil", w.last_delivered_at AS "lastDeliveredAt"`;

/** A webhook with how far the feed is ahead of it. */
export type WebhookWithBacklog = Webhook & { eventsBehind: string };

const BACKLOG = `COALESCE((SELECT h.position - c.position FROM webhook_cursors c JOIN feed_heads h USING (platform_id)
  WHERE c.id = w.id), 0) AS "eventsBehind"`;

/** A new webhook. */
export interface NewWebhook extends Pick<
  Webhook,
  'id' | 'platformId' | 'url' | 'types' | 'description' | 'createdAt' | 'keyId'
> {
  fingerprint: Buffer;
}

/** What a change leaves behind; everything else stays. */
export interface WebhookChange extends Pick<
  Webhook,
  'id' | 'platformId' | 'url' | 'types' | 'description' | 'pausedAt'
> {
  fingerprint: Buffer;
  /** Its receiver starts with a clean sheet: it is another one, or somebody says that it works again. */
  isFresh: boolean;
  /** It is another one. */
  isMoved: boolean;
  now: Date;
}

/** The SQL of webhooks; always within one platform. */
export const WebhooksStore = {
  async page(
    tx: Transaction,
    platformId: string,
    after: string,
    limit: number,
  ): Promise<WebhookWithBacklog[]> {
    return tx.query<WebhookWithBacklog>(
      `SELECT ${COLUMNS}, ${BACKLOG} FROM webhooks w
        WHERE w.platform_id = $1 AND w.id > $2 AND w.deleted_at IS NULL ORDER BY w.id LIMIT $3`,
      [platformId, after, limit],
    );
  },

  async find(tx: Transaction, platformId: string, id: string): Promise<WebhookWithBacklog | undefined> {
    const [row] = await tx.query<WebhookWithBacklog>(
      `SELECT ${COLUMNS}, ${BACKLOG} FROM webhooks w
        WHERE w.platform_id = $1 AND w.id = $2 AND w.deleted_at IS NULL`,
      [platformId, id],
    );
    return row;
  },

  /** Locks a webhook before it is changed: of two changes at once, the second sees what the first made. */
  async lock(tx: Transaction, platformId: string, id: string): Promise<Webhook | undefined> {
    const [row] = await tx.query<Webhook>(
      `SELECT ${COLUMNS} FROM webhooks w
        WHERE w.platform_id = $1 AND w.id = $2 AND w.deleted_at IS NULL FOR UPDATE`,
      [platformId, id],
    );
    return row;
  },

  /** Lets who creates webhooks of a platform, or changes what must differ between them, wait for each other (V50). */
  async lockAll(tx: Transaction, platformId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('webhooks of ' || $1, 0))`, [platformId]);
  },

  async count(tx: Transaction, platformId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM webhooks WHERE platform_id = $1 AND deleted_at IS NULL',
      [platformId],
    );
    return row?.count ?? 0;
  },

  /** @returns false when the platform has one with the same URL and types */
  async insert(tx: Transaction, webhook: NewWebhook): Promise<boolean> {
    const { id, platformId, url, types, description, createdAt, keyId, fingerprint } = webhook;
    const inserted = await tx.execute(
      `WITH created AS (
         INSERT INTO webhooks (id, platform_id, url, types, description, created_at, key_id, fingerprint)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (platform_id, fingerprint) WHERE deleted_at IS NULL DO NOTHING
         RETURNING id, platform_id, created_at
       )
       INSERT INTO webhook_cursors (id, webhook_id, platform_id, position, moved_at)
       SELECT id, id, platform_id, COALESCE((SELECT position FROM feed_heads h WHERE h.platform_id = created.platform_id), 0),
              created_at
         FROM created`,
      [id, platformId, url, types, description, createdAt, keyId, fingerprint],
    );
    return inserted === 1;
  },

  /** Whether another webhook of the platform has these URL and types. */
  async hasTwin(tx: Transaction, platformId: string, id: string, fingerprint: Buffer): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM webhooks WHERE platform_id = $1 AND fingerprint = $2 AND id <> $3 AND deleted_at IS NULL`,
      [platformId, fingerprint, id],
    );
    return rows.length > 0;
  },

  /** Writes a change of a webhook that is locked. */
  async change(tx: Transaction, change: WebhookChange): Promise<void> {
    const { id, url, types, description, fingerprint, pausedAt, isFresh, isMoved, now } = change;
    await tx.execute(
      `UPDATE webhooks SET url = $2, types = $3, description = $4, fingerprint = $5, version = version + 1,
              pause_reason = CASE WHEN $6::timestamptz IS NOT NULL THEN COALESCE(pause_reason, 'by_hand') END, paused_at = $6
        WHERE id = $1`,
      [id, url, types, description, fingerprint, pausedAt],
    );
    if (!isFresh) return;
    // Without its lease, a turn that is under way says nothing about what is now.
    await tx.execute(
      `UPDATE webhooks SET failures = 0, failing_since = NULL, rest_until = NULL, lease_id = NULL, lease_until = NULL,
              last_delivered_at = CASE WHEN NOT $3 THEN last_delivered_at END,
              due_at = CASE WHEN EXISTS (SELECT FROM webhook_deliveries d WHERE d.webhook_id = $1 AND d.state = 'pending')
                            THEN $2::timestamptz END
        WHERE id = $1`,
      [id, now, isMoved],
    );
  },

  /** Makes the next secret the current one, while the one before goes on signing until a time. */
  async rotate(tx: Transaction, id: string, keyId: string, previousUntil: Date): Promise<void> {
    await tx.execute(
      `UPDATE webhooks SET previous_key_id = key_id, previous_until = $3, key_id = $2, generation = generation + 1,
              version = version + 1
        WHERE id = $1`,
      [id, keyId, previousUntil],
    );
  },

  /** Marks a webhook that is locked; its deliveries go bit by bit, and it with the last of them. */
  async markDeleted(tx: Transaction, id: string, at: Date): Promise<void> {
    await tx.execute(
      'UPDATE webhooks SET deleted_at = $2, due_at = NULL, lease_id = NULL, lease_until = NULL, version = version + 1 WHERE id = $1',
      [id, at],
    );
    await tx.execute('DELETE FROM webhook_cursors WHERE webhook_id = $1', [id]);
  },
};
