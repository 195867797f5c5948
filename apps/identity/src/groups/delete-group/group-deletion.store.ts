import type { AssignableRole } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** A role that somebody lost with a group. */
export interface LostRole {
  groupId: string;
  role: AssignableRole;
}

/** People who are in these groups and in no other; never the owner (P9). */
export async function peopleOnlyIn(tx: Transaction, groupIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ userId: string }>(
    `SELECT DISTINCT m.user_id AS "userId" FROM memberships m
      WHERE m.group_id = ANY ($1)
        AND NOT EXISTS (SELECT FROM memberships o WHERE o.user_id = m.user_id AND o.group_id <> ALL ($1))
        AND NOT EXISTS (SELECT FROM platforms p WHERE p.owner_id = m.user_id)
      ORDER BY 1`,
    [groupIds],
  );
  return rows.map(({ userId }) => userId);
}

/** Enrolments of some people that are open. */
export async function enrolmentsOf(
  tx: Transaction,
  userIds: readonly string[],
): Promise<{ sessionId: string; userId: string }[]> {
  return tx.query(
    `SELECT session_id AS "sessionId", user_id AS "userId" FROM enrolments
      WHERE user_id = ANY ($1) AND status = 'published' ORDER BY 1, 2`,
    [userIds],
  );
}

/** Takes everybody out of these groups. @returns what each lost */
export async function emptyGroups(
  tx: Transaction,
  groupIds: readonly string[],
): Promise<Map<string, LostRole[]>> {
  const rows = await tx.query<{ userId: string; lost: LostRole[] }>(
    `WITH lost AS (DELETE FROM memberships WHERE group_id = ANY ($1) RETURNING user_id, group_id, role)
     SELECT user_id AS "userId", json_agg(json_build_object('groupId', group_id, 'role', role)
              ORDER BY group_id, role) AS lost
       FROM lost GROUP BY user_id ORDER BY user_id`,
    [groupIds],
  );
  return new Map(rows.map(({ userId, lost }) => [userId, lost]));
}

/**
 * Deletes groups that nobody is in any more. Their paths and sessions go up to the heir of each; audiences lose the groups with
 * them (`session_groups` cascades), and who is enrolled by a static one stays (G26).
 * @returns the version of each group with its last event, from the top down, and the sessions that moved
 */
export async function dropGroups(
  tx: Transaction,
  heirs: ReadonlyMap<string, string>,
): Promise<{ groups: { groupId: string; version: number }[]; movedSessions: string[] }> {
  const groupIds = [...heirs.keys()];
  const parameters = [groupIds, [...heirs.values()]];
  tx.send(
    `UPDATE paths p SET group_id = h.heir FROM unnest($1::uuid[], $2::uuid[]) AS h(gone, heir)
      WHERE p.group_id = h.gone`,
    parameters,
  );
  const moved = await tx.query<{ id: string }>(
    `UPDATE sessions s SET group_id = h.heir, version = s.version + 1
       FROM unnest($1::uuid[], $2::uuid[]) AS h(gone, heir) WHERE s.group_id = h.gone RETURNING s.id`,
    parameters,
  );
  const groups = await tx.query<{ groupId: string; version: number }>(
    `WITH gone AS (DELETE FROM groups WHERE id = ANY ($1) RETURNING id, version, path)
     SELECT id AS "groupId", version + 1 AS version FROM gone ORDER BY cardinality(path), id`,
    [groupIds],
  );
  return { groups, movedSessions: moved.map(({ id }) => id) };
}
