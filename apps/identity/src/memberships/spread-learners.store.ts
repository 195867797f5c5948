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
