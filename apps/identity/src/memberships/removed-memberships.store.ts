import type { AssignableRole } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** A membership that is gone. */
export interface RemovedMembership {
  groupId: string;
  role: AssignableRole;
}

/**
 * Takes memberships from a person, and the enrolments that followed from them. The tree must be shared and the person
 * locked (tree-lock.store.ts).
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
  await leaveAudiences(tx, [userId]);
}

/**
 * Unenrols people from the dynamic sessions to which no group of theirs leads any more (G26, G33); who is enrolled as a
 * person stays. The enrolment is archived, so that coming back resumes it (PS8).
 * @returns who left which session
 */
export async function leaveAudiences(
  tx: Transaction,
  userIds: readonly string[],
): Promise<{ sessionId: string; userId: string }[]> {
  return tx.query(
    `UPDATE enrolments e SET status = 'archived' FROM sessions s
      WHERE e.user_id = ANY ($1) AND e.status = 'published' AND s.id = e.session_id AND s.audience = 'dynamic'
        AND e.user_id <> ALL (s.audience_user_ids)
        AND NOT EXISTS (SELECT FROM memberships m WHERE m.user_id = e.user_id AND m.role = 'learner'
                           AND m.group_id = ANY (s.audience_group_ids))
     RETURNING e.session_id AS "sessionId", e.user_id AS "userId"`,
    [userIds],
  );
}
