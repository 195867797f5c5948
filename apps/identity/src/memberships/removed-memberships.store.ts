import type { AssignableRole } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** A membership that is gone. */
export interface RemovedMembership {
  groupId: string;
  role: AssignableRole;
}

/**
 * Takes memberships from a person. The tree must be shared and the person locked (tree-lock.store.ts). The enrolments that
 * followed from them end with `Enrolments.leave`.
 */
export async function removeMemberships(
  tx: Transaction,
  userId: string,
  memberships: readonly RemovedMembership[],
): Promise<void> {
  await tx.execute(
    `DELETE FROM memberships m USING unnest($2::uuid[], $3::text[]) AS going(group_id, role)
      WHERE m.user_id = $1 AND m.group_id = going.group_id AND m.role = going.role`,
    [userId, memberships.map(({ groupId }) => groupId), memberships.map(({ role }) => role)],
  );
}
