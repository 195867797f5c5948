import type { Transaction } from '@rollcall/database';

/** Enough for the largest platforms: 200,000 lines take seconds. */
const LONGEST_SECONDS = 300;

/**
 * Makes the statement of a cycle and closes it: one line for each person who was billable at any instant of it,
 * however short and often (B4, B6, B7), beside the corrections that were written into it already. Once closed, the
 * database lets nobody change it. Call it under the lock of the platform, cycle after cycle.
 */
export async function closeStatement(
  tx: Transaction,
  platformId: string,
  cycleNumber: number,
  closedAt: Date,
): Promise<void> {
  await tx.execute(`SET LOCAL statement_timeout = '${LONGEST_SECONDS}s'`);
  await tx.execute(
    `INSERT INTO statement_lines (platform_id, cycle_id, kind, user_id, quantity, of_cycle_id, reason, seat_id,
       present_from, present_until, price_minor, cause_event_id)
     SELECT c.platform_id, c.id, 'person', s.user_id, 1, c.id, (array_agg(s.reason ORDER BY s.opened_at))[1],
       (array_agg(s.id ORDER BY s.opened_at))[1], min(s.opened_at),
       CASE WHEN every(coalesce(s.closed_at < c.ends_at, false)) THEN max(s.closed_at) END, c.price_minor,
       (array_agg(s.opened_by ORDER BY s.opened_at))[1]
     FROM cycles c
     JOIN seats s ON s.platform_id = c.platform_id AND s.opened_at < c.ends_at
       AND (s.closed_at IS NULL OR s.closed_at > c.starts_at AND s.closed_at > s.opened_at)
     WHERE c.platform_id = $1 AND c.number = $2 AND c.closed_at IS NULL
     GROUP BY c.platform_id, c.id, s.user_id ORDER BY s.user_id`,
    [platformId, cycleNumber],
  );
  await tx.execute(
    `UPDATE cycles c SET closed_at = $3, people = l.people, corrections = l.corrections, total_minor = l.total
     FROM (SELECT count(*) FILTER (WHERE l.kind = 'person') AS people,
             coalesce(sum(l.quantity) FILTER (WHERE l.kind = 'correction'), 0) AS corrections,
             coalesce(sum(l.quantity * l.price_minor::bigint), 0) AS total
           FROM cycles o LEFT JOIN statement_lines l ON l.platform_id = o.platform_id AND l.cycle_id = o.id
           WHERE o.platform_id = $1 AND o.number = $2) l
     WHERE c.platform_id = $1 AND c.number = $2 AND c.closed_at IS NULL`,
    [platformId, cycleNumber, closedAt],
  );
}
