import type { Transaction } from '@rollcall/database';
import type { KnownActor } from '../policy/policy-actor.query.js';
import {
  type PolicyActor,
  administers,
  isPlatformAdmin,
  managesPeopleOf,
  seesGroup,
} from '../policy/rights.rules.js';
import { loadGroupScope } from './group-scope.query.js';
import type { GroupResource } from './group.resource.js';

interface GroupRow extends Omit<GroupResource, 'rights'> {
  /** Ids with blanks between them: for thousands of groups, arrays take longer to read than to find. */
  path: string;
  zoneHeadId: string;
}

const COLUMNS = `g.id, g.parent_id AS "parentId", g.name, g.public, g.custom, array_to_string(g.path, ' ') AS path,
  g.zone_head_id AS "zoneHeadId",
  coalesce(c.active, 0) AS "memberCount", coalesce(c.invited, 0) AS "invitedCount"`;
const SUMS = 'sum(active)::int AS active, sum(invited)::int AS invited';

/**
 * The groups that the actor may see, from the root down: the zones of their memberships (G19) and everything below the
 * groups in which they are admin or user admin; all of them for a platform admin.
 */
export async function visibleGroups(tx: Transaction, actor: KnownActor): Promise<GroupResource[]> {
  const seen = isPlatformAdmin(actor) ? undefined : await loadGroupScope(tx, actor);
  const rows = await tx.query<GroupRow>(
    `SELECT ${COLUMNS} FROM groups g
       LEFT JOIN (SELECT group_id, ${SUMS} FROM member_counts WHERE platform_id = $1 GROUP BY group_id) c
         ON c.group_id = g.id
      WHERE g.platform_id = $1 ${seen ? 'AND g.id IN (SELECT unnest($2::uuid[]))' : ''}
      ORDER BY cardinality(g.path), g.name, g.id`,
    [actor.platformId, ...(seen ? [[...new Set([...seen.managed, ...seen.zones])]] : [])],
  );
  return rows.map((row) => withRights(actor, row));
}

/** One group, if the actor may see it. */
export async function visibleGroup(
  tx: Transaction,
  actor: PolicyActor & { platformId: string },
  groupId: string,
): Promise<GroupResource | undefined> {
  const [row] = await tx.query<GroupRow>(
    `SELECT ${COLUMNS} FROM groups g
      CROSS JOIN LATERAL (SELECT ${SUMS} FROM member_counts m
                           WHERE m.platform_id = g.platform_id AND m.group_id = g.id) c
      WHERE g.id = $1 AND g.platform_id = $2`,
    [groupId, actor.platformId],
  );
  return row && seesGroup(actor, placeOf(row)) ? withRights(actor, row) : undefined;
}

const placeOf = ({ id, path, zoneHeadId }: GroupRow) => ({ id, path: path.split(' '), zoneHeadId });

function withRights(actor: PolicyActor, row: GroupRow): GroupResource {
  const { id, parentId, name, public: isPublic, custom, memberCount, invitedCount } = row;
  const place = placeOf(row);
  const rights: GroupResource['rights'] = [];
  if (administers(actor, place)) rights.push('administer');
  if (managesPeopleOf(actor, place)) rights.push('managePeople');
  // D-38: whoever does not manage people here does not learn how many are invited.
  const shown = rights.includes('managePeople') ? invitedCount : 0;
  return { id, parentId, name, public: isPublic, custom, memberCount, invitedCount: shown, rights };
}
