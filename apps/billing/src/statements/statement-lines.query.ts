import type { Transaction } from '@rollcall/database';
import type { LinePlace } from './line-place.rules.js';
import type { StatementLineAnswer } from './statement-line.answer.js';

/** A line with its place. */
export type PlacedLine = StatementLineAnswer & { seq: string };

const HIGHEST = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const STORED = `
  SELECT l.kind, l.user_id, l.seq, l.quantity, l.of_cycle_id, l.reason, l.seat_id, l.present_from, l.present_until,
    l.price_minor, l.cause_event_id
  FROM statement_lines l WHERE l.platform_id = $1 AND l.cycle_id = $2`;
/** What the lines of people would be if the cycle closed now. */
const FORESEEN = `
  SELECT 'person', s.user_id, 0::bigint, 1::smallint, c.id, (array_agg(s.reason ORDER BY s.opened_at))[1],
    (array_agg(s.id ORDER BY s.opened_at))[1], min(s.opened_at),
    CASE WHEN every(coalesce(s.closed_at < coalesce(c.ends_at, 'infinity'), false)) THEN max(s.closed_at) END,
    c.price_minor, (array_agg(s.opened_by ORDER BY s.opened_at))[1]
  FROM cycles c JOIN seats s ON s.platform_id = c.platform_id AND s.opened_at < coalesce(c.ends_at, 'infinity')
    AND (s.closed_at IS NULL OR s.closed_at > c.starts_at AND s.closed_at > s.opened_at)
  WHERE c.platform_id = $1 AND c.id = $2 AND c.closed_at IS NULL AND s.user_id > $5
  GROUP BY c.platform_id, c.id, s.user_id`;

/** Lines of a statement after a place, in order; of a cycle that is not closed, as they are by now. */
export async function linesAfter(
  tx: Transaction,
  platformId: string,
  cycleId: string,
  { after, take }: { after: LinePlace; take: number },
): Promise<PlacedLine[]> {
  const correction = after.kind === 'correction' ? after : { userId: HIGHEST, seq: '0' };
  const afterPerson = after.kind === 'person' ? after.userId : null;
  // One range of one index for each kind, which row-level security leaves usable.
  return tx.query<PlacedLine>(
    `SELECT kind, user_id AS "userId", seq, quantity, of_cycle_id AS "ofCycleId", reason, seat_id AS "seatId",
       present_from AS "from", present_until AS "until", price_minor AS "priceMinor",
       quantity * price_minor AS "amountMinor", cause_event_id AS "causeEventId"
     FROM (
       (${STORED} AND l.kind = 'correction' AND (l.user_id, l.seq) > ($3, $4) ORDER BY l.user_id, l.seq LIMIT $6)
       UNION ALL
       (${STORED} AND l.kind = 'person' AND l.user_id > $5 ORDER BY l.user_id LIMIT $6)
       UNION ALL
       (${FORESEEN} ORDER BY s.user_id LIMIT $6)) lines
     ORDER BY kind, user_id, seq LIMIT $6`,
    [
      platformId,
      cycleId,
      correction.userId,
      correction.seq,
      afterPerson ?? '00000000-0000-0000-0000-000000000000',
      take,
    ],
  );
}
