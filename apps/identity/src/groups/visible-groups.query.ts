import type { Transaction } from '@rollcall/database';
import { type PolicyActor, administers, isPlatformAdmin, managesPeopleOf } from '../policy/rights.rules.js';
import type { GroupResource } from './group.resource.js';

interface GroupRow extends Omit<GroupResource, 'rights'> {
  path: string[];
}

/**
 * The groups that the actor may see: the zones of their memberships (G19) and everything below the groups in which
 * they are admin or user admin; all of them for a platform admin.
 */
export async function visibleGroups(
  tx: Transaction,
  actor: PolicyActor,
  only: readonly string[] | null = null,
): Promise<GroupResource[]> {
  const rows = await tx.query<GroupRow>(
    `WITH own AS (SELECT m.group_id, m.role, g.zone_head_id FROM memberships m JOIN groups g ON g.id = m.group_id
                   WHERE m.user_id = $1),
     visible AS (
       SELECT g.* FROM groups g
        WHERE ($3::uuid[] IS NULL OR g.id = ANY ($3))
          AND ($2 OR g.zone_head_id IN (SELECT zone_head_id FROM own)
               OR g.path && ARRAY(SELECT group_id FROM own WHERE role IN ('admin', 'userAdmin')))),
     counted AS (
       SELECT m.group_id, count(DISTINCT u.id) FILTER (WHERE u.status = 'active')::int AS active,
              count(DISTINCT u.id) FILTER (WHERE u.status = 'invited')::int AS invited
         FROM memberships m JOIN users u ON u.id = m.user_id
        WHERE m.group_id IN (SELECT id FROM visible) GROUP BY m.group_id)
     SELECT v.id, v.parent_id AS "parentId", v.name, v.public, v.path,
            coalesce(c.active, 0) AS "memberCount", coalesce(c.invited, 0) AS "invitedCount"
       FROM visible v LEFT JOIN counted c ON c.group_id = v.id
      ORDER BY cardinality(v.path), v.name, v.id`,
    [actor.userId, isPlatformAdmin(actor), only],
  );
  return rows.map(({ path, ...group }) => withRights(actor, group, path));
}

function withRights(actor: PolicyActor, group: Omit<GroupResource, 'rights'>, path: string[]): GroupResource {
  const subject = { id: group.id, path };
  const rights: GroupResource['rights'] = [];
  if (administers(actor, subject)) rights.push('administer');
  if (managesPeopleOf(actor, subject)) rights.push('managePeople');
  // D-38: whoever does not manage people here does not learn how many are invited.
  return { ...group, invitedCount: rights.includes('managePeople') ? group.invitedCount : 0, rights };
}
