import type { AssignableRole, MembershipOrigin } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { PlannedMembership } from './propagation.rules.js';

/** A membership that did not exist before. */
export interface AddedMembership {
  groupId: string;
  role: AssignableRole;
  origin: MembershipOrigin;
  viaGroupId: string | null;
}

/**
 * Gives every person every planned membership, in one statement. A propagated membership that is now chosen becomes
 * direct. The tree must be shared and the people locked (tree-lock.store.ts). The dynamic sessions of these groups are
 * for them too: see `Enrolments.join`.
 * @returns what was added, by person
 */
export async function addMemberships(
  tx: Transaction,
  platformId: string,
  userIds: readonly string[],
  planned: readonly PlannedMembership[],
): Promise<Map<string, AddedMembership[]>> {
  const rows = await tx.query<{ user_id: string; added: AddedMembership[] }>(
    `WITH person AS (SELECT id, status FROM users WHERE id = ANY ($2)),
     planned AS (SELECT * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[])
                   AS p(group_id, role, origin, via_group_id)),
     added AS (
       INSERT INTO memberships (platform_id, user_id, group_id, role, origin, via_group_id, status)
       SELECT $1, person.id, p.group_id, p.role, p.origin, p.via_group_id, person.status
         FROM person CROSS JOIN planned p ORDER BY person.id, p.group_id, p.role
       ON CONFLICT (user_id, group_id, role) DO UPDATE SET origin = 'direct', via_group_id = NULL
         WHERE memberships.origin = 'propagated' AND excluded.origin = 'direct'
       RETURNING user_id, group_id, role, origin, via_group_id, xmax = 0 AS is_new)
     SELECT user_id, json_agg(json_build_object('groupId', group_id, 'role', role, 'origin', origin,
              'viaGroupId', via_group_id) ORDER BY group_id, role) AS added
       FROM added WHERE is_new GROUP BY user_id`,
    [platformId, userIds, ...planColumns(planned)],
  );
  return new Map(rows.map((row) => [row.user_id, row.added]));
}

const planColumns = (planned: readonly PlannedMembership[]) => [
  planned.map((each) => each.groupId),
  planned.map((each) => each.role),
  planned.map((each) => each.origin),
  planned.map((each) => each.viaGroupId),
];
