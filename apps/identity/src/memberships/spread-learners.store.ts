import type { Transaction } from '@rollcall/database';
import type { AddedMembership } from './added-memberships.store.js';

/**
 * Makes the learners of a group learners of the groups above it too (D-02, D-03), add only, in one statement however
 * many they are. The tree must be claimed (tree-lock.store.ts).
 * @returns what was added, by person
 */
export async function spreadLearners(
  tx: Transaction,
  platformId: string,
  groupId: string,
  above: readonly string[],
): Promise<Map<string, AddedMembership[]>> {
  const rows = await tx.query<{ userId: string; added: AddedMembership[] }>(
    `WITH added AS (
       INSERT INTO memberships (platform_id, user_id, group_id, role, origin, via_group_id, status)
       SELECT $1, m.user_id, above.id, 'learner', 'propagated', coalesce(m.via_group_id, m.group_id), m.status
         FROM memberships m CROSS JOIN unnest($3::uuid[]) AS above(id)
        WHERE m.group_id = $2 AND m.role = 'learner' ORDER BY m.user_id, above.id
       ON CONFLICT (user_id, group_id, role) DO NOTHING
       RETURNING user_id, group_id, via_group_id)
     SELECT user_id AS "userId", json_agg(json_build_object('groupId', group_id, 'role', 'learner',
              'origin', 'propagated', 'viaGroupId', via_group_id) ORDER BY group_id) AS added
       FROM added GROUP BY user_id ORDER BY user_id`,
    [platformId, groupId, above],
  );
  return new Map(rows.map(({ userId, added }) => [userId, added]));
}

/**
 * Enrols people in the dynamic sessions of groups that they are learners of now (PS3).
 * @returns who came into which session
 */
export async function joinAudiences(
  tx: Transaction,
  platformId: string,
  userIds: readonly string[],
  groupIds: readonly string[],
): Promise<{ sessionId: string; userId: string }[]> {
  if (userIds.length === 0) return [];
  return tx.query(
    `INSERT INTO enrolments (session_id, user_id, platform_id)
     SELECT DISTINCT s.id, m.user_id, $1::uuid
       FROM sessions s JOIN memberships m ON m.group_id = ANY (s.audience_group_ids) AND m.role = 'learner'
      WHERE s.platform_id = $1 AND s.audience = 'dynamic' AND s.audience_group_ids && $3::uuid[]
        AND (s.ends_at IS NULL OR s.ends_at > now()) AND m.group_id = ANY ($3) AND m.user_id = ANY ($2)
        AND m.user_id <> ALL (s.excluded_user_ids)
     ON CONFLICT (session_id, user_id) DO UPDATE SET status = 'published' WHERE enrolments.status = 'archived'
     RETURNING session_id AS "sessionId", user_id AS "userId"`,
    [platformId, userIds, groupIds],
  );
}
