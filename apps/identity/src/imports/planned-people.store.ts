import type { Transaction } from '@rollcall/database';
import type { PlannedMembership } from '../memberships/propagation.rules.js';
import { alongIndexes } from './along-indexes.js';
import { type FieldChange, type RowOutcome, WRITING_OUTCOMES } from './import.rules.js';
import type { ImportKey } from './imports.store.js';
import type { IdentifiedPerson } from './people-planner.js';
import { ROWS_OF_PERSON, type StagedPerson } from './staged-rows.store.js';

/** Writes down what was planned; a plan made anew remembers what moved. @returns how many moved */
export async function recordPlanned(
  tx: Transaction,
  { platformId, id }: ImportKey,
  planned: readonly IdentifiedPerson[],
): Promise<number> {
  if (planned.length === 0) return 0;
  const rows = await tx.query<{ moved: number }>(
    `WITH written AS (
       INSERT INTO import_people AS known (platform_id, import_id, person, row_count, outcome, user_id, user_version, email,
                                  username, changes, memberships, faults, hints)
       SELECT $1, $2, p.person, p.row_count, p.outcome, p.user_id, p.user_version, p.email, p.username, p.changes,
              p.memberships, p.faults, p.hints
         FROM json_to_recordset($3) AS p(person int, row_count int, outcome text, user_id uuid, user_version int,
              email text, username text, changes jsonb, memberships jsonb, faults jsonb, hints jsonb)
       ON CONFLICT (platform_id, import_id, person) DO UPDATE SET
         row_count = excluded.row_count, outcome = excluded.outcome, user_id = excluded.user_id,
         user_version = excluded.user_version, changes = excluded.changes, memberships = excluded.memberships,
         faults = excluded.faults, hints = excluded.hints,
         moved_from = CASE WHEN known.outcome <> excluded.outcome THEN known.outcome ELSE known.moved_from END
       RETURNING moved_from)
     SELECT count(moved_from)::int AS moved FROM written`,
    [platformId, id, JSON.stringify(planned.map(columnsOf))],
  );
  return rows[0]?.moved ?? 0;
}

const columnsOf = (planned: IdentifiedPerson) => ({
  person: planned.person,
  row_count: planned.lines.length,
  outcome: planned.outcome,
  user_id: planned.known || planned.outcome === 'create' ? planned.userId : null,
  user_version: planned.known?.version ?? null,
  email: planned.email,
  username: planned.username,
  changes: planned.changes,
  // Of new people what was chosen is enough: the rest follows from the tree, and would be most of the table.
  memberships:
    planned.outcome === 'create'
      ? planned.memberships.filter(({ origin }) => origin === 'direct')
      : planned.memberships.map((each) => ({ ...each, wasVia: wasVia(planned, each) })),
  faults: planned.faults.length > 0 ? planned.faults : null,
  hints: planned.hints.length > 0 ? planned.hints : null,
});

/** From where a membership had been propagated that is chosen now: taking it back makes it propagated again. */
const wasVia = ({ known }: IdentifiedPerson, { groupId, role }: PlannedMembership): string | undefined =>
  known?.memberships.find((held) => held.groupId === groupId && held.role === role)?.viaGroupId ?? undefined;

const LAST_PERSON = 2_147_483_647;

/** Somebody whom a plan wants to write, with the rows about them. */
export interface DuePerson extends StagedPerson {
  userId: string;
  outcome: RowOutcome;
  /** Null for somebody new. */
  userVersion: number | null;
  /** Of somebody new nothing that could have moved. */
  changes: FieldChange[];
}

/** The next people of a plan of whom something is to be written; with `upTo`, none beyond. */
export function nextDue(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { after, upTo, limit }: { after: number; upTo: number | null; limit: number },
): Promise<DuePerson[]> {
  return alongIndexes<DuePerson>(
    tx,
    `SELECT p.person, p.user_id AS "userId", p.outcome, p.user_version AS "userVersion",
            CASE WHEN p.outcome = 'create' THEN '[]' ELSE p.changes END AS changes, ${ROWS_OF_PERSON} AS rows
       FROM import_people p
      WHERE p.platform_id = $1 AND p.import_id = $2 AND p.person > $3 AND p.person <= $4 AND p.outcome = ANY ($5)
      ORDER BY p.person LIMIT $6`,
    [platformId, id, after, upTo ?? LAST_PERSON, WRITING_OUTCOMES, limit],
  );
}

/** How many rows are about people of whom something is to be written. */
export async function countDueRows(tx: Transaction, { platformId, id }: ImportKey): Promise<number> {
  const [row] = await tx.query<{ due: number }>(
    `SELECT coalesce(sum(row_count), 0)::int AS due FROM import_people
      WHERE platform_id = $1 AND import_id = $2 AND outcome = ANY ($3)`,
    [platformId, id, WRITING_OUTCOMES],
  );
  return row?.due ?? 0;
}

/** SQL: a digest of all that is said about `users u` in one row, to find out later whether somebody changed it. */
export const PROFILE_DIGEST = `hashtextextended(ROW(u.email, u.username, u.first_name, u.last_name, u.locale, u.time_zone,
  u.additional_information, u.deletion_date, u.invitation_id)::text, 0)`;

/** Notes at which version people are now that the plan was carried out: who is at another one later was changed since. */
export async function noteApplied(
  tx: Transaction,
  { platformId, id }: ImportKey,
  people: readonly number[],
): Promise<void> {
  await alongIndexes(
    tx,
    `UPDATE import_people p SET applied_version = u.version, applied_profile = ${PROFILE_DIGEST} FROM users u
      WHERE p.platform_id = $1 AND p.import_id = $2 AND p.person = ANY ($3) AND u.id = p.user_id`,
    [platformId, id, people],
  );
}

/**
 * Whether a plan is out of date: a group changed, somebody in it changed, or somebody came whom it took for new.
 */
export async function isStale(tx: Transaction, { platformId, id }: ImportKey): Promise<boolean> {
  const [row] = await tx.query<{ isStale: boolean }>(
    `SELECT EXISTS (SELECT FROM imports i JOIN platforms p ON p.id = i.platform_id
                     WHERE i.platform_id = $1 AND i.id = $2 AND i.tree_version <> p.tree_version)
         OR EXISTS (SELECT FROM import_people p LEFT JOIN users u ON u.id = p.user_id
                     WHERE p.platform_id = $1 AND p.import_id = $2 AND p.user_version IS NOT NULL
                       AND u.version IS DISTINCT FROM p.user_version)
         OR EXISTS (SELECT FROM import_people p JOIN users u ON u.platform_id = p.platform_id AND u.email = p.email
                     WHERE p.platform_id = $1 AND p.import_id = $2 AND p.outcome = 'create')
         OR EXISTS (SELECT FROM import_people p JOIN users u ON u.username = p.username
                     WHERE p.platform_id = $1 AND p.import_id = $2 AND p.outcome = 'create') AS "isStale"`,
    [platformId, id],
  );
  return row?.isStale ?? false;
}
