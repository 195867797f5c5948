import type { AssignableRole } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** A person who was removed. `version` counts the two events of the removal already. */
export interface RemovedPerson {
  userId: string;
  platformId: string;
  invitationId: string;
  version: number;
  memberships: { groupId: string; role: AssignableRole }[];
}

/**
 * Removes people whose invitation ended: out of all groups, paths and lists (T9, PS9). Only people who are still
 * invited by that very invitation are touched, so that a late event never removes somebody who is active or was
 * invited anew.
 */
export async function removeInvited(
  tx: Transaction,
  invitationIds: readonly string[],
): Promise<RemovedPerson[]> {
  return tx.query<RemovedPerson>(
    `WITH gone AS (
       UPDATE users SET status = 'deleted', deleted_at = now(), version = version + 2
        WHERE invitation_id = ANY ($1) AND status = 'invited'
       RETURNING id, platform_id, invitation_id, version),
     left_groups AS (DELETE FROM memberships m USING gone WHERE m.user_id = gone.id
                     RETURNING m.user_id, m.group_id, m.role),
     unenrolled AS (DELETE FROM enrolments e USING gone WHERE e.user_id = gone.id)
     SELECT gone.id AS "userId", gone.platform_id AS "platformId", gone.invitation_id AS "invitationId",
            gone.version, (SELECT coalesce(json_agg(json_build_object('groupId', l.group_id, 'role', l.role)
                             ORDER BY l.group_id, l.role), '[]')
                             FROM left_groups l WHERE l.user_id = gone.id) AS memberships
       FROM gone`,
    [invitationIds],
  );
}
