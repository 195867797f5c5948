import type { Transaction } from '@rollcall/database';
import type { Webhook } from '../../webhooks/webhook.rules.js';
import type { ReplayDeliveriesRequest, ReplayWindow } from './replay-deliveries.request.js';

/** A replay of a window. */
export interface NewReplay {
  id: string;
  webhook: Webhook;
  window: ReplayWindow;
  types: string[] | null;
  state: ReplayDeliveriesRequest['state'];
  now: Date;
}

/** The SQL of replays of a webhook that is locked. */
export const ReplaysStore = {
  /** @returns how many events become due again; those that are on their way already stay as they are */
  async replayEvents(
    tx: Transaction,
    webhookId: string,
    eventIds: readonly string[],
    now: Date,
  ): Promise<number> {
    const replayed = await tx.execute(
      `UPDATE webhook_deliveries SET state = 'pending', tries = 0, due_at = $3, lease_id = NULL
        WHERE webhook_id = $1 AND event_id = ANY ($2::uuid[]) AND state <> 'pending'`,
      [webhookId, eventIds, now],
    );
    await tx.execute(
      `UPDATE webhooks SET due_at = greatest(least(due_at, $2), rest_until), version = version + 1 WHERE id = $1`,
      [webhookId, now],
    );
    return replayed;
  },

  /** How many replays of windows are under way. */
  async countUnderWay(tx: Transaction, webhookId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM webhook_cursors WHERE webhook_id = $1 AND end_position IS NOT NULL',
      [webhookId],
    );
    return row?.count ?? 0;
  },

  /**
   * Begins a replay of a window: a second cursor, which the fan-out moves beside that of what happens, and never past it.
   * @returns how many positions it passes
   */
  async begin(tx: Transaction, { id, webhook, window, types, state, now }: NewReplay): Promise<number> {
    const [row] = await tx.query<{ events: string }>(
      `WITH bounds AS (
         SELECT feed_position_before($3, $4) AS after, least(feed_position_before($3, $5), c.position) AS up_to
           FROM webhook_cursors c WHERE c.id = $2
       ), begun AS (
         INSERT INTO webhook_cursors (id, webhook_id, platform_id, position, end_position, types, only_state, moved_at)
         SELECT $1, $2, $3, after, up_to, $6, $7, $8 FROM bounds WHERE after < up_to
       ), noted AS (
         UPDATE webhooks SET version = version + 1 WHERE id = $2
       )
       SELECT greatest(up_to - after, 0) AS events FROM bounds`,
      [id, webhook.id, webhook.platformId, window.from, window.to, types, state ?? null, now],
    );
    return Number(row?.events ?? 0);
  },
};
