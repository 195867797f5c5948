import type { Transaction } from '@rollcall/database';

/** A change of seats that may concern cycles that are closed. */
export interface LateChange {
  platformId: string;
  userId: string;
  reason: string;
  causeEventId: string;
  /** From when on it matters; ISO 8601. */
  affectsFrom: string;
}

/**
 * Compares, for these people, what closed cycles charged (their own lines and all corrections since) with what they
 * should have, and writes the difference into the cycle that is to be closed next. Call it after the seats were brought
 * up to date, under the lock of the platforms. What happens now concerns no closed cycle, and costs one look at an index.
 */
export async function correctClosedCycles(tx: Transaction, changes: readonly LateChange[]): Promise<void> {
  await tx.execute(
    `WITH concerned AS (
       SELECT "platformId" AS platform_id, "userId" AS user_id, min("affectsFrom") AS since,
         (array_agg(reason ORDER BY n DESC))[1] AS reason, (array_agg("causeEventId" ORDER BY n DESC))[1] AS cause_event_id
       FROM jsonb_to_recordset($1::jsonb) AS e (n integer, "platformId" uuid, "userId" uuid, reason text,
         "causeEventId" uuid, "affectsFrom" timestamptz)
       GROUP BY 1, 2),
     compared AS (
       SELECT p.*, c.id AS of_cycle_id, c.price_minor, (presence.seat_id IS NOT NULL)::integer - stated.quantity AS quantity,
         presence.seat_id, presence.present_from, presence.present_until,
         (SELECT o.id FROM cycles o WHERE o.platform_id = p.platform_id AND o.closed_at IS NULL
          ORDER BY o.number LIMIT 1) AS cycle_id
       FROM concerned p
       JOIN cycles c ON c.platform_id = p.platform_id AND c.closed_at IS NOT NULL AND c.ends_at > p.since
       CROSS JOIN LATERAL (
         SELECT (array_agg(s.id ORDER BY s.opened_at))[1] AS seat_id, min(s.opened_at) AS present_from,
           CASE WHEN every(coalesce(s.closed_at < c.ends_at, false)) THEN max(s.closed_at) END AS present_until
         FROM seats s
         WHERE s.platform_id = p.platform_id AND s.user_id = p.user_id AND s.opened_at < c.ends_at
           AND (s.closed_at IS NULL OR s.closed_at > c.starts_at AND s.closed_at > s.opened_at)) presence
       CROSS JOIN LATERAL (
         SELECT coalesce(sum(l.quantity), 0)::integer AS quantity FROM statement_lines l
         WHERE l.platform_id = p.platform_id AND l.user_id = p.user_id AND l.of_cycle_id = c.id) stated)
     INSERT INTO statement_lines (platform_id, cycle_id, kind, user_id, quantity, of_cycle_id, reason, seat_id,
       present_from, present_until, price_minor, cause_event_id)
     SELECT platform_id, cycle_id, 'correction', user_id, quantity, of_cycle_id, reason, seat_id, present_from,
       present_until, price_minor, cause_event_id
     FROM compared WHERE quantity <> 0`,
    [JSON.stringify(changes.map((change, n) => ({ ...change, n })))],
  );
}
