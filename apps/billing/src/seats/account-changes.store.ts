import type { Transaction } from '@rollcall/database';
import { LedgerEntry } from './ledger-entry.entity.js';
import type { AccountChange, RecordedSeat } from './account-change.rules.js';
import type { LedgerEntryKind } from './seat.rules.js';
import type { CredentialsMail } from './set-up-seat.rules.js';

/** Who is concerned. */
export interface Person {
  platformId: string;
  userId: string;
}

/** Everything known of a person's account, and what is recorded of it. */
export interface KnownPerson extends Person {
  changes: AccountChange[];
  mails: CredentialsMail[];
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
  /** From when on it may change what closed cycles should have charged. */
  affectsFrom: string;
}

const ENTRIES = `jsonb_to_recordset($1::jsonb) AS e (n integer, id uuid, "platformId" uuid, "userId" uuid,
  "seatId" uuid, entry text, reason text, "occurredAt" timestamptz, "causeEventId" uuid, "userSequence" integer)`;
const asJson = (entries: readonly NewEntry[]): string =>
  JSON.stringify(entries.map((entry, n) => ({ ...entry, n })));

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

/** Adds mails with credentials that were sent. */
export async function addMails(tx: Transaction, mails: readonly (CredentialsMail & Person)[]): Promise<void> {
  await tx.execute(
    `INSERT INTO credentials_mails (event_id, platform_id, user_id, queued_at, sent_at)
     SELECT m."eventId", m."platformId", m."userId", m."queuedAt", m."sentAt"
     FROM jsonb_to_recordset($1::jsonb) AS m ("eventId" uuid, "platformId" uuid, "userId" uuid, "queuedAt" timestamptz,
       "sentAt" timestamptz)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(mails)],
  );
}

/** Takes people whose set-up has awaited a mail or a sign-in since before a time; each of them once. */
export function claimOverdue(tx: Transaction, before: Date, limit: number): Promise<Person[]> {
  return tx.query<Person>(
    `UPDATE account_changes c SET overdue = true
     FROM (SELECT platform_id, user_id, version FROM account_changes
           WHERE effect = 'awaits' AND NOT overdue AND occurred_at <= $1
           ORDER BY occurred_at LIMIT $2 FOR UPDATE SKIP LOCKED) due
     WHERE c.platform_id = due.platform_id AND c.user_id = due.user_id AND c.version = due.version
     RETURNING c.platform_id AS "platformId", c.user_id AS "userId"`,
    [before, limit],
  );
}

/** Everything known of these people. */
export function loadPeople(tx: Transaction, people: readonly Person[]): Promise<KnownPerson[]> {
  const distinct = new Map(people.map((person) => [`${person.platformId} ${person.userId}`, person]));
  return tx.query<KnownPerson>(
    `SELECT p.platform_id AS "platformId", p.user_id AS "userId",
       (SELECT coalesce(json_agg(json_build_object('eventId', c.event_id, 'version', c.version, 'effect', c.effect,
          'reason', c.reason, 'occurredAt', c.occurred_at, 'overdue', c.overdue)), '[]') FROM account_changes c
        WHERE c.platform_id = p.platform_id AND c.user_id = p.user_id) AS changes,
       (SELECT coalesce(json_agg(json_build_object('eventId', m.event_id, 'queuedAt', m.queued_at, 'sentAt', m.sent_at)),
          '[]') FROM credentials_mails m WHERE m.platform_id = p.platform_id AND m.user_id = p.user_id) AS mails,
       (SELECT coalesce(json_agg(json_build_object('id', s.id, 'openedAt', s.opened_at, 'closedBy', s.closed_by)), '[]') FROM seats s
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
       INSERT INTO seats (platform_id, id, user_id, opened_at, reason, opened_by, closed_at, closed_by)
       SELECT o."platformId", o."seatId", o."userId", o."occurredAt", o.reason, o."causeEventId", c."occurredAt",
         c."causeEventId"
       FROM entries o LEFT JOIN entries c ON c.entry = 'closed' AND c."seatId" = o."seatId"
       WHERE o.entry = 'opened'
       ON CONFLICT (platform_id, id) DO UPDATE SET opened_at = excluded.opened_at, reason = excluded.reason,
         opened_by = excluded.opened_by
       RETURNING platform_id, closed_at, xmax = 0 AS is_new)
     UPDATE seat_totals t SET opened = t.opened + o.opened, closed = t.closed + o.closed
     FROM (SELECT platform_id, count(*) AS opened, count(closed_at) AS closed FROM opened WHERE is_new
           GROUP BY platform_id) o
     WHERE t.platform_id = o.platform_id`,
    [json],
  );
}
