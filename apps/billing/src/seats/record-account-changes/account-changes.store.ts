import type { Transaction } from '@rollcall/database';
import { LedgerEntry } from '../ledger-entry.entity.js';
import type { AccountChange, LedgerEntryKind, RecordedSeat } from '../seat.rules.js';

/** Who is concerned. */
export interface Person {
  platformId: string;
  userId: string;
}

/** Everything known of a person's account, and what is recorded of it. */
export interface KnownPerson extends Person {
  changes: AccountChange[];
  seats: RecordedSeat[];
  /** Entries in the ledger so far. */
  entries: number;
}

/** A line for the ledger. */
export interface NewEntry extends Person {
  id: string;
  seatId: string;
  entry: LedgerEntryKind;
  reason: string;
  occurredAt: string;
  causeEventId: string;
  userSequence: number;
}

const ENTRIES = `jsonb_to_recordset($1::jsonb) AS e (n integer, id uuid, "platformId" uuid, "userId" uuid,
  "seatId" uuid, entry text, reason text, "occurredAt" timestamptz, "causeEventId" uuid, "userSequence" integer)`;
const asJson = (entries: readonly NewEntry[]): string =>
  JSON.stringify(entries.map((entry, n) => ({ ...entry, n })));

/** Makes batches of the same platform wait for each other, until the transaction ends. */
export async function lockPlatforms(tx: Transaction, people: readonly Person[]): Promise<void> {
  // In one order, so that two batches of the same platforms cannot wait for each other.
  const ids = [...new Set(people.map(({ platformId }) => platformId))].toSorted();
  await tx.execute(
    `INSERT INTO seat_totals (platform_id) SELECT unnest($1::uuid[]) ON CONFLICT (platform_id) DO NOTHING`,
    [ids],
  );
  await tx.execute(
    `SELECT FROM seat_totals WHERE platform_id = ANY ($1::uuid[]) ORDER BY platform_id FOR UPDATE`,
    [ids],
  );
}

/** Adds what is news. */
export async function addChanges(
  tx: Transaction,
  changes: readonly (AccountChange & Person)[],
): Promise<void> {
  await tx.execute(
    `INSERT INTO account_changes (platform_id, user_id, version, event_id, effect, reason, occurred_at)
     SELECT c."platformId", c."userId", c.version, c."eventId", c.effect, c.reason, c."occurredAt"
     FROM jsonb_to_recordset($1::jsonb) AS c ("platformId" uuid, "userId" uuid, version integer, "eventId" uuid,
       effect text, reason text, "occurredAt" timestamptz)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(changes)],
  );
}

/** Everything known of these people. */
export function loadPeople(tx: Transaction, people: readonly Person[]): Promise<KnownPerson[]> {
  const distinct = new Map(people.map((person) => [`${person.platformId} ${person.userId}`, person]));
  return tx.query<KnownPerson>(
    `SELECT p.platform_id AS "platformId", p.user_id AS "userId",
       (SELECT coalesce(json_agg(json_build_object('eventId', c.event_id, 'version', c.version, 'effect', c.effect,
          'reason', c.reason, 'occurredAt', c.occurred_at)), '[]') FROM account_changes c
        WHERE c.platform_id = p.platform_id AND c.user_id = p.user_id) AS changes,
       (SELECT coalesce(json_agg(json_build_object('id', s.id, 'closedBy', s.closed_by)), '[]') FROM seats s
        WHERE s.platform_id = p.platform_id AND s.user_id = p.user_id) AS seats,
       (SELECT coalesce(max(l.user_sequence), 0) FROM seat_ledger l
        WHERE l.platform_id = p.platform_id AND l.user_id = p.user_id) AS entries
     FROM unnest($1::uuid[], $2::uuid[]) AS p (platform_id, user_id)`,
    [
      [...distinct.values()].map(({ platformId }) => platformId),
      [...distinct.values()].map(({ userId }) => userId),
    ],
  );
}

/** Writes entries, in their order. */
export function appendEntries(tx: Transaction, entries: readonly NewEntry[]): Promise<LedgerEntry[]> {
  const { columns } = tx.manager.dataSource.getMetadata(LedgerEntry);
  const returned = columns.map(({ databaseName, propertyName }) => `l.${databaseName} AS "${propertyName}"`);
  return tx.query<LedgerEntry>(
    `INSERT INTO seat_ledger AS l
       (id, platform_id, user_id, seat_id, entry, reason, occurred_at, cause_event_id, user_sequence)
     SELECT e.id, e."platformId", e."userId", e."seatId", e.entry, e.reason, e."occurredAt", e."causeEventId",
       e."userSequence"
     FROM ${ENTRIES} ORDER BY e.n RETURNING ${returned.join(', ')}`,
    [asJson(entries)],
  );
}

/** Brings seats and totals to what the entries say. Closings first: a person may get the next seat in the same batch. */
export async function projectSeats(tx: Transaction, entries: readonly NewEntry[]): Promise<void> {
  const json = asJson(entries);
  await tx.execute(
    `WITH closed AS (
       UPDATE seats s SET closed_at = e."occurredAt", closed_by = e."causeEventId"
       FROM ${ENTRIES}
       WHERE e.entry = 'closed' AND s.platform_id = e."platformId" AND s.id = e."seatId"
       RETURNING s.platform_id, (SELECT b.closed_at IS NULL FROM seats b WHERE b.platform_id = s.platform_id AND b.id = s.id)
         AS was_open)
     UPDATE seat_totals t SET closed = t.closed + c.count
     FROM (SELECT platform_id, count(*) FROM closed WHERE was_open GROUP BY platform_id) c
     WHERE t.platform_id = c.platform_id`,
    [json],
  );
  await tx.execute(
    `WITH entries AS (SELECT * FROM ${ENTRIES}), opened AS (
       INSERT INTO seats (platform_id, id, user_id, opened_at, closed_at, closed_by)
       SELECT o."platformId", o."seatId", o."userId", o."occurredAt", c."occurredAt", c."causeEventId"
       FROM entries o LEFT JOIN entries c ON c.entry = 'closed' AND c."seatId" = o."seatId"
       WHERE o.entry = 'opened' RETURNING platform_id, closed_at)
     UPDATE seat_totals t SET opened = t.opened + o.opened, closed = t.closed + o.closed
     FROM (SELECT platform_id, count(*) AS opened, count(closed_at) AS closed FROM opened GROUP BY platform_id) o
     WHERE t.platform_id = o.platform_id`,
    [json],
  );
}
