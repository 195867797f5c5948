import type { Transaction } from '@rollcall/database';
import type { Person } from '../seats/account-changes.store.js';
import type { PlaceRange } from './differences.store.js';

/** What the ledger says of seats: their last opening and their last closing count. */
const TOLD = `
  SELECT l.platform_id, l.seat_id AS id, l.user_id,
    (array_agg(l.occurred_at ORDER BY l.seq DESC) FILTER (WHERE l.entry = 'opened'))[1] AS opened_at,
    (array_agg(l.occurred_at ORDER BY l.seq DESC) FILTER (WHERE l.entry = 'closed'))[1] AS closed_at,
    (array_agg(l.cause_event_id ORDER BY l.seq DESC) FILTER (WHERE l.entry = 'closed'))[1] AS closed_by,
    (array_agg(l.reason ORDER BY l.seq DESC) FILTER (WHERE l.entry = 'opened'))[1] AS reason,
    (array_agg(l.cause_event_id ORDER BY l.seq DESC) FILTER (WHERE l.entry = 'opened'))[1] AS opened_by
  FROM seat_ledger l`;
const BY_SEAT = 'GROUP BY l.platform_id, l.user_id, l.seat_id';
const IN_RANGE = '(platform_id, user_id) > ($1, $2) AND (platform_id, user_id) <= ($3, $4)';
const PEOPLE = `unnest($1::uuid[], $2::uuid[]) AS p (platform_id, user_id)`;

const columnsOf = (people: readonly Person[]): [string[], string[]] => [
  people.map(({ platformId }) => platformId),
  people.map(({ userId }) => userId),
];

/** People of a range whose seats are not what the ledger says. */
export function peopleUnlikeLedger(
  tx: Transaction,
  { after, upTo }: PlaceRange,
  limit: number,
): Promise<Person[]> {
  return tx.query<Person>(
    `SELECT DISTINCT coalesce(t.platform_id, s.platform_id) AS "platformId", coalesce(t.user_id, s.user_id) AS "userId"
     FROM (${TOLD} WHERE ${IN_RANGE.replaceAll('(platform_id, user_id)', '(l.platform_id, l.user_id)')} ${BY_SEAT}) t
     FULL JOIN (SELECT * FROM seats WHERE ${IN_RANGE}) s ON s.platform_id = t.platform_id AND s.id = t.id
     WHERE (t.user_id, t.opened_at, t.closed_at, t.closed_by, t.reason, t.opened_by)
       IS DISTINCT FROM (s.user_id, s.opened_at, s.closed_at, s.closed_by, s.reason, s.opened_by)
     LIMIT $5`,
    [after.platformId, after.userId, upTo.platformId, upTo.userId, limit],
  );
}

/**
 * Writes the seats of people as the ledger says. Call it under the lock of their platforms.
 * @returns who had those seats until now, which may be others
 */
export async function rebuildSeats(tx: Transaction, people: readonly Person[]): Promise<Person[]> {
  const holders = await tx.query<Person>(
    `DELETE FROM seats s USING (
       SELECT p.platform_id, o.id FROM ${PEOPLE} JOIN seats o USING (platform_id, user_id)
       UNION
       SELECT p.platform_id, l.seat_id FROM ${PEOPLE} JOIN seat_ledger l USING (platform_id, user_id)) theirs
     WHERE s.platform_id = theirs.platform_id AND s.id = theirs.id
     RETURNING s.platform_id AS "platformId", s.user_id AS "userId"`,
    columnsOf(people),
  );
  await tx.execute(
    `INSERT INTO seats (platform_id, id, user_id, opened_at, closed_at, closed_by, reason, opened_by)
     ${TOLD} JOIN ${PEOPLE} ON p.platform_id = l.platform_id AND p.user_id = l.user_id ${BY_SEAT}`,
    columnsOf(people),
  );
  return holders;
}

/** Platforms whose totals are not what their seats come to. */
export async function platformsMiscounted(tx: Transaction): Promise<{ platformId: string }[]> {
  return tx.query<{ platformId: string }>(
    `SELECT platform_id AS "platformId"
     FROM (SELECT platform_id, count(*) AS opened, count(closed_at) AS closed FROM seats GROUP BY platform_id) s
     FULL JOIN seat_totals t USING (platform_id)
     WHERE (coalesce(s.opened, 0), coalesce(s.closed, 0)) IS DISTINCT FROM (t.opened, t.closed)`,
  );
}

/** Counts the seats of platforms anew. Call it under their lock. */
export async function recountSeats(
  tx: Transaction,
  platforms: readonly { platformId: string }[],
): Promise<void> {
  await tx.execute(
    `UPDATE seat_totals t SET opened = s.opened, closed = s.closed
     FROM (SELECT p.platform_id, count(s.id) AS opened, count(s.closed_at) AS closed
           FROM unnest($1::uuid[]) AS p (platform_id) LEFT JOIN seats s USING (platform_id) GROUP BY p.platform_id) s
     WHERE t.platform_id = s.platform_id`,
    [platforms.map(({ platformId }) => platformId)],
  );
}
