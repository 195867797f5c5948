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
 * Gives every person every planned membership, and enrols them in the dynamic sessions of those groups (PS3), in one
 * statement. A propagated membership that is now chosen becomes direct. The tree must be shared and the people locked
 * (tree-lock.store.ts).
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
       RETURNING user_id, group_id, role, origin, via_group_id, xmax = 0 AS is_new),
     enrolled AS (
       INSERT INTO enrolments (session_id, user_id, platform_id)
       SELECT s.id, person.id, $1 FROM sessions s CROSS JOIN person
        WHERE s.platform_id = $1 AND s.audience = 'dynamic' AND s.audience_group_ids && $7
          AND (s.ends_at IS NULL OR s.ends_at > now()) AND person.id <> ALL (s.excluded_user_ids)
       ON CONFLICT (session_id, user_id) DO UPDATE SET status = 'published'
         WHERE enrolments.status = 'archived')
     SELECT user_id, json_agg(json_build_object('groupId', group_id, 'role', role, 'origin', origin,
              'viaGroupId', via_group_id) ORDER BY group_id, role) AS added
       FROM added WHERE is_new GROUP BY user_id`,
    [platformId, userIds, ...planColumns(planned), learnerGroups(planned)],
  );
  return new Map(rows.map((row) => [row.user_id, row.added]));
}

const planColumns = (planned: readonly PlannedMembership[]) => [
  planned.map((each) => each.groupId),
  planned.map((each) => each.role),
  planned.map((each) => each.origin),
  planned.map((each) => each.viaGroupId),
];

const learnerGroups = (planned: readonly PlannedMembership[]): string[] =>
  planned.filter((each) => each.role === 'learner').map((each) => each.groupId);
