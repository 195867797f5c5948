import type { AssignableRole, MembershipOrigin } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { PlannedMembership } from './propagation.rules.js';

/** A membership that did not exist before, or that was propagated and is chosen now. */
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
 * @returns what was added or is chosen now, by person: whoever keeps a copy must hear of both
 */
export async function addMemberships(
  tx: Transaction,
  platformId: string,
  userIds: readonly string[],
  planned: readonly PlannedMembership[],
): Promise<Map<string, AddedMembership[]>> {
  const rows = await tx.query<AddedRow>(
    `WITH person AS (SELECT id, status FROM users WHERE id = ANY ($2)),
     planned AS (SELECT * FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[])
                   AS p(group_id, role, origin, via_group_id)),
     wanted AS (SELECT person.id, p.*, person.status FROM person CROSS JOIN planned p)
     ${ADD_WANTED}`,
    [platformId, userIds, ...planColumns(planned)],
  );
  return new Map(rows.map((row) => [row.user_id, row.added]));
}

/** {@link addMemberships} for people with plans of their own, still in one statement. */
export async function addMembershipsOfEach(
  tx: Transaction,
  platformId: string,
  plans: ReadonlyMap<string, readonly PlannedMembership[]>,
): Promise<Map<string, AddedMembership[]>> {
  const userIds = [...plans].flatMap(([userId, planned]) => planned.map(() => userId));
  if (userIds.length === 0) return new Map();
  const rows = await tx.query<AddedRow>(
    `WITH wanted AS (
       SELECT u.id, p.group_id, p.role, p.origin, p.via_group_id, u.status
         FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[])
                AS p(user_id, group_id, role, origin, via_group_id)
         JOIN users u ON u.id = p.user_id)
     ${ADD_WANTED}`,
    [platformId, userIds, ...planColumns([...plans.values()].flat())],
  );
  return new Map(rows.map((row) => [row.user_id, row.added]));
}

/** A plan for somebody new. */
export interface NewMember {
  userId: string;
  status: 'invited' | 'active';
  memberships: readonly PlannedMembership[];
}

/**
 * Gives people who are created in this transaction their memberships, in one statement: they have none yet, so all that
 * is planned is added, and nothing has to be looked up. The tree must be shared.
 */
export function addMembershipsOfNew(
  tx: Transaction,
  platformId: string,
  members: readonly NewMember[],
): Promise<number> {
  const rows = members.flatMap(({ userId, status, memberships }) =>
    memberships.map((each) => ({ ...each, userId, status })),
  );
  if (rows.length === 0) return Promise.resolve(0);
  return tx.execute(
    `INSERT INTO memberships (platform_id, user_id, group_id, role, origin, via_group_id, status)
     SELECT $1, w.user_id, w.group_id, w.role, w.origin, w.via_group_id, w.status
       FROM unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::text[], $7::uuid[])
              AS w(user_id, status, group_id, role, origin, via_group_id)
      ORDER BY w.user_id, w.group_id, w.role`,
    [platformId, rows.map(({ userId }) => userId), rows.map(({ status }) => status), ...planColumns(rows)],
  );
}

interface AddedRow {
  user_id: string;
  added: AddedMembership[];
}

/** Adds what is `wanted`, and answers what is new of it or chosen now. */
const ADD_WANTED = `, added AS (
       INSERT INTO memberships (platform_id, user_id, group_id, role, origin, via_group_id, status)
       SELECT $1, w.id, w.group_id, w.role, w.origin, w.via_group_id, w.status
         FROM wanted w ORDER BY w.id, w.group_id, w.role
       ON CONFLICT (user_id, group_id, role) DO UPDATE SET origin = 'direct', via_group_id = NULL
         WHERE memberships.origin = 'propagated' AND excluded.origin = 'direct'
       RETURNING user_id, group_id, role, origin, via_group_id)
     SELECT user_id, json_agg(json_build_object('groupId', group_id, 'role', role, 'origin', origin,
              'viaGroupId', via_group_id) ORDER BY group_id, role) AS added
       FROM added GROUP BY user_id`;

const planColumns = (planned: readonly PlannedMembership[]) => [
  planned.map((each) => each.groupId),
  planned.map((each) => each.role),
  planned.map((each) => each.origin),
  planned.map((each) => each.viaGroupId),
];
