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

/** {@link removeMemberships} of people who lose memberships of their own, still in one statement. */
export async function removeMembershipsOfEach(
  tx: Transaction,
  going: ReadonlyMap<string, readonly RemovedMembership[]>,
): Promise<void> {
  if (going.size === 0) return;
  const all = [...going].flatMap(([userId, memberships]) => memberships.map((each) => ({ userId, ...each })));
  await tx.execute(
    `DELETE FROM memberships m USING unnest($1::uuid[], $2::uuid[], $3::text[]) AS going(user_id, group_id, role)
      WHERE m.user_id = going.user_id AND m.group_id = going.group_id AND m.role = going.role`,
    [all.map(({ userId }) => userId), all.map(({ groupId }) => groupId), all.map(({ role }) => role)],
  );
}
