import type { Transaction } from '@rollcall/database';
import type { CycleTerms } from '../cycles/cycles.query.js';
import { FIRST_LINE, type LinePlace } from './line-place.rules.js';
import type { StatementLineAnswer } from './statement-line.answer.js';

/** A line with its place, as stored: without what follows from it. */
export type PlacedLine = Omit<StatementLineAnswer, 'person' | 'causeEventType'> & { seq: string };

/** Where to go on, and how many lines to take. */
export interface LineRange {
  after: LinePlace;
  take: number;
}

/** Pages of lists and of files; written into the statement, since plans are made without looking at parameters. */
const LIMITS = [201, 1_000] as const;
const STORED = `
  SELECT l.kind, l.user_id AS "userId", l.seq, l.quantity, l.of_cycle_id AS "ofCycleId", l.reason,
    l.seat_id AS "seatId", l.present_from AS "from", l.present_until AS until, l.price_minor AS "priceMinor",
    l.quantity * l.price_minor AS "amountMinor", l.cause_event_id AS "causeEventId"
  FROM statement_lines l WHERE l.platform_id = $1 AND l.cycle_id = $2`;

/**
 * Lines of a statement after a place, in order; of a cycle that is not closed, as they are by now. Each kind is one range
 * of one index.
 */
export async function linesAfter(
  tx: Transaction,
  platformId: string,
  cycle: CycleTerms,
  { after, take }: LineRange,
): Promise<PlacedLine[]> {
  const corrections =
    after.kind === 'correction' ? await storedCorrections(tx, platformId, cycle.id, { after, take }) : [];
  if (corrections.length >= take) return corrections.slice(0, take);
  const range = { after: after.kind === 'person' ? after : FIRST_LINE, take: take - corrections.length };
  const people = cycle.isClosed
    ? await storedPeople(tx, platformId, cycle.id, range)
    : await foreseenPeople(tx, platformId, cycle, range);
  return [...corrections, ...people.slice(0, range.take)];
}

const limitFor = (take: number): number => LIMITS.find((limit) => limit >= take) ?? take;

function storedCorrections(
  tx: Transaction,
  platformId: string,
  cycleId: string,
  { after, take }: LineRange,
): Promise<PlacedLine[]> {
  return tx.query<PlacedLine>(
    `${STORED} AND l.kind = 'correction' AND (l.user_id, l.seq) > ($3, $4)
     ORDER BY l.user_id, l.seq LIMIT ${limitFor(take)}`,
    [platformId, cycleId, after.userId, after.seq],
  );
}

function storedPeople(
  tx: Transaction,
  platformId: string,
  cycleId: string,
  { after, take }: LineRange,
): Promise<PlacedLine[]> {
  return tx.query<PlacedLine>(
    `${STORED} AND l.kind = 'person' AND l.user_id > $3 ORDER BY l.user_id LIMIT ${limitFor(take)}`,
    [platformId, cycleId, after.userId],
  );
}

/** What the lines of people would be if the cycle closed now. */
function foreseenPeople(
  tx: Transaction,
  platformId: string,
  { id, startsAt, endsAt, priceMinor }: CycleTerms,
  { after, take }: LineRange,
): Promise<PlacedLine[]> {
  return tx.query<PlacedLine>(
    `SELECT 'person' AS kind, s.user_id AS "userId", '0' AS seq, 1 AS quantity, $2::uuid AS "ofCycleId",
       (array_agg(s.reason ORDER BY s.opened_at))[1] AS reason, (array_agg(s.id ORDER BY s.opened_at))[1] AS "seatId",
       min(s.opened_at) AS "from",
       CASE WHEN every(coalesce(s.closed_at < $5::timestamptz, false)) THEN max(s.closed_at) END AS until,
       $6::integer AS "priceMinor", $6::integer AS "amountMinor",
       (array_agg(s.opened_by ORDER BY s.opened_at))[1] AS "causeEventId"
     FROM seats s
     WHERE s.platform_id = $1 AND s.user_id > $3 AND s.opened_at < $5::timestamptz
       AND (s.closed_at IS NULL OR s.closed_at > $4::timestamptz AND s.closed_at > s.opened_at)
     GROUP BY s.user_id ORDER BY s.user_id LIMIT ${limitFor(take)}`,
    [platformId, id, after.userId, startsAt, endsAt ?? 'infinity', priceMinor],
  );
}
