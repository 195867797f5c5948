import type { Transaction } from '@rollcall/database';
import type { ImportKey } from './imports.store.js';
import { KNOWN_COLUMNS } from './known-people.query.js';
import { PROFILE_DIGEST } from './planned-people.store.js';
import type { AppliedPerson, PlannedUndo, PresentPerson } from './undone-person.rules.js';

const APPLIED = `person, user_id AS "userId", outcome, email, username, changes, memberships,
  applied_profile::text AS profile`;

/** The next people whom an import changed. */
export function nextApplied(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { after, limit }: { after: number; limit: number },
): Promise<AppliedPerson[]> {
  return tx.query<AppliedPerson>(
    `SELECT ${APPLIED} FROM import_people
      WHERE platform_id = $1 AND import_id = $2 AND person > $3 AND applied_version IS NOT NULL
      ORDER BY person LIMIT $4`,
    [platformId, id, after, limit],
  );
}

/** What an import did to some people. */
export function appliedTo(
  tx: Transaction,
  { platformId, id }: ImportKey,
  people: readonly number[],
): Promise<AppliedPerson[]> {
  return tx.query<AppliedPerson>(
    `SELECT ${APPLIED} FROM import_people
      WHERE platform_id = $1 AND import_id = $2 AND person = ANY ($3) AND applied_version IS NOT NULL
      ORDER BY person`,
    [platformId, id, people],
  );
}

/** How many people an import changed. */
export async function countApplied(tx: Transaction, { platformId, id }: ImportKey): Promise<number> {
  const [row] = await tx.query<{ people: number }>(
    `SELECT count(*)::int AS people FROM import_people
      WHERE platform_id = $1 AND import_id = $2 AND applied_version IS NOT NULL`,
    [platformId, id],
  );
  return row?.people ?? 0;
}

/**
 * People as they are now, and by what else it shows that they are not as an import left them. With `lock` they stay so until
 * the transaction ends.
 */
export async function findPresent(
  tx: Transaction,
  { platformId, id }: ImportKey,
  userIds: readonly string[],
  lock: 'lock' | 'read',
): Promise<Map<string, PresentPerson>> {
  // The lock comes first, in a statement of its own: the next one then sees what another transaction wrote meanwhile.
  const locked =
    lock === 'lock'
      ? tx.query('SELECT FROM users WHERE id = ANY ($1) ORDER BY id FOR UPDATE', [userIds])
      : undefined;
  const [people] = await Promise.all([tx.query<PresentPerson>(PRESENT, [platformId, id, userIds]), locked]);
  return new Map(people.map((person) => [person.userId, person]));
}

const PRESENT = `
  SELECT ${KNOWN_COLUMNS}, ${PROFILE_DIGEST}::text AS "profileNow",
         0 < (SELECT count(*) FROM credentials c WHERE c.user_id = u.id AND c.first_used_at IS NOT NULL)
           OR 0 < (SELECT count(*) FROM sign_ins s WHERE s.user_id = u.id) AS "hasSignedIn",
         0 < (SELECT count(*) FROM credentials c WHERE c.user_id = u.id AND c.generated_for IS NULL
                 AND c.changed_at > ended.at) AS "isPasswordSetSince",
         (SELECT count(*)::int FROM session_people x WHERE x.user_id = u.id AND x.part <> 'excluded') AS "chosenSessions",
         (SELECT coalesce(json_agg(m.group_id || ' ' || m.role), '[]') FROM memberships m
           WHERE m.user_id = u.id AND m.created_at > ended.at) AS "givenSince"
    FROM users u JOIN platforms p ON p.id = u.platform_id
    CROSS JOIN (SELECT finished_at AS at FROM imports WHERE platform_id = $1 AND id = $2) ended
   WHERE u.id = ANY ($3) AND u.platform_id = $1`;

/** Writes down what was planned; a plan made anew remembers what moved. @returns how many moved */
export async function recordUndo(
  tx: Transaction,
  { platformId, id }: ImportKey,
  planned: readonly PlannedUndo[],
): Promise<number> {
  if (planned.length === 0) return 0;
  const rows = await tx.query<{ moved: number }>(
    `WITH written AS (
       INSERT INTO import_people AS known (platform_id, import_id, person, row_count, outcome, user_id, user_version, email,
                                  username, changes, memberships, faults, conflicts)
       SELECT $1, $2, p.person, 1, p.outcome, p.user_id, p.user_version, p.email, p.username, p.changes, p.memberships,
              p.faults, p.conflicts
         FROM json_to_recordset($3) AS p(person int, outcome text, user_id uuid, user_version int, email text,
              username text, changes jsonb, memberships jsonb, faults jsonb, conflicts jsonb)
       ON CONFLICT (platform_id, import_id, person) DO UPDATE SET
         outcome = excluded.outcome, user_version = excluded.user_version, email = excluded.email,
         username = excluded.username, changes = excluded.changes, memberships = excluded.memberships,
         faults = excluded.faults, conflicts = excluded.conflicts,
         moved_from = CASE WHEN known.outcome <> excluded.outcome THEN known.outcome ELSE known.moved_from END
       RETURNING moved_from)
     SELECT count(moved_from)::int AS moved FROM written`,
    [platformId, id, JSON.stringify(planned.map(columnsOf))],
  );
  return rows[0]?.moved ?? 0;
}

const columnsOf = (planned: PlannedUndo) => ({
  person: planned.person,
  outcome: planned.outcome,
  user_id: planned.userId,
  user_version: planned.known?.version ?? null,
  email: planned.email,
  username: planned.username,
  changes: planned.changes,
  memberships: planned.memberships,
  faults: planned.faults.length > 0 ? planned.faults : null,
  conflicts: planned.conflicts.length > 0 ? planned.conflicts : null,
});
