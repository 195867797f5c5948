import type { Transaction } from '@rollcall/database';
import { FAILURES_BEFORE_REST } from '../receiver-health.rules.js';

/** How far cursors are moved at once. */
export interface FanOutStep {
  now: Date;
  /** Positions for each of them. */
  span: number;
  /** Cursors. */
  breadth: number;
}

/** Fresh tables have no statistics: without this the planner would read all of them, or keep a plan from when they were empty. */
const BY_INDEX = `SET LOCAL enable_seqscan = off; SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off;
  SET LOCAL plan_cache_mode = force_custom_plan`;

/** Cursors that have something to pass. A webhook that fails waits until it has nothing left to be tried. */
const BEHIND = `FROM webhook_cursors c
    JOIN webhooks w ON w.id = c.webhook_id
    JOIN feed_heads h ON h.platform_id = c.platform_id
   WHERE w.deleted_at IS NULL AND w.paused_at IS NULL
     AND (w.failures < $4 OR w.due_at IS NULL OR c.end_position IS NOT NULL)
     AND c.position < coalesce(c.end_position, h.position)`;

/** The SQL that makes deliveries of the feed. */
export const FanOutStore = {
  /**
   * Moves the cursors that wait longest, of all platforms, and makes deliveries of what they pass: one statement, whatever
   * the number of webhooks and events.
   *
   * Webhooks that another process holds are skipped, not waited for, so that no two wait for each other.
   * @returns how many cursors were moved, and how many had something to pass, those that were skipped included
   */
  async move(
    tx: Transaction,
    { now, span, breadth }: FanOutStep,
  ): Promise<{ moved: number; behind: number }> {
    tx.send(BY_INDEX);
    const [row] = await tx.query<{ moved: number; behind: number }>(
      `WITH chosen AS (
         SELECT c.id, c.webhook_id, c.platform_id, c.only_state, coalesce(c.types, w.types) AS types,
                greatest(c.position, h.purged_position) AS after,
                least(coalesce(c.end_position, h.position), greatest(c.position, h.purged_position) + $2) AS up_to
           ${BEHIND}
          ORDER BY c.moved_at LIMIT $3 FOR UPDATE OF c, w SKIP LOCKED
       ), made AS (
         INSERT INTO webhook_deliveries AS known (webhook_id, position, platform_id, event_id, type, due_at, created_at)
         SELECT DISTINCT ON (c.webhook_id, f.position)
                c.webhook_id, f.position, f.platform_id, f.event_id, f.type, $1::timestamptz, $1
           FROM chosen c
           JOIN feed f ON f.platform_id = c.platform_id AND f.position > c.after AND f.position <= c.up_to
           LEFT JOIN webhook_deliveries d
             ON c.only_state IS NOT NULL AND d.webhook_id = c.webhook_id AND d.position = f.position
          WHERE (c.types IS NULL OR f.type = ANY (c.types)) AND (c.only_state IS NULL OR d.state = c.only_state)
         ON CONFLICT (webhook_id, position) DO UPDATE
            SET state = 'pending', tries = 0, due_at = excluded.due_at, lease_id = NULL
          WHERE known.state <> 'pending'
         RETURNING webhook_id
       ), woken AS (
         UPDATE webhooks w SET due_at = greatest(least(w.due_at, $1), w.rest_until)
           FROM (SELECT DISTINCT webhook_id FROM made) m WHERE w.id = m.webhook_id
       ), moved AS (
         UPDATE webhook_cursors c SET position = greatest(chosen.up_to, c.position), moved_at = $1
           FROM chosen WHERE c.id = chosen.id
         RETURNING c.id
       )
       SELECT count(*)::int AS moved, (SELECT count(*)::int ${BEHIND}) AS behind FROM moved`,
      [now, span, breadth, FAILURES_BEFORE_REST],
    );
    const { moved = 0, behind = 0 } = row ?? {};
    if (moved > 0) tx.send('DELETE FROM webhook_cursors WHERE position >= end_position');
    return { moved, behind };
  },
};
