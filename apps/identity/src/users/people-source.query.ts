import type { AssignableRole } from '@rollcall/contracts';
import type { GroupScope } from '../groups/group-scope.query.js';
import { type IdSource, oneOf } from '../paging/found-ids.query.js';

/** What a person may be here. */
export type PersonStatus = 'invited' | 'active' | 'deleted';

/** Everybody of a platform. One range of the index for each status, so that none is read and thrown away. */
export const everybody =
  (platformId: string, statuses: readonly PersonStatus[]): IdSource =>
  (add) => {
    const platform = add(platformId);
    return merged(
      statuses.map(
        (status) =>
          `SELECT id FROM users WHERE platform_id = ${platform} AND status = ${add(status)} AND id > $1
            ORDER BY id LIMIT $2`,
      ),
    );
  };

/** The members of one group, or those with one role there. Who has several roles is one person. */
export const membersOf =
  (groupId: string, statuses: readonly PersonStatus[], role?: AssignableRole): IdSource =>
  (add) => {
    const group = add(groupId);
    const withRole = role && role !== 'learner' ? `AND role = ${add(role)}` : '';
    const kinds = role ? [role !== 'learner'] : [false, true];
    return merged(
      statuses.flatMap((status) => {
        const own = add(status);
        return kinds.map(
          (staff) =>
            `SELECT DISTINCT user_id AS id FROM memberships
              WHERE group_id = ${group} AND staff = ${staff} AND status = ${own} AND user_id > $1 ${withRole}
              ORDER BY user_id LIMIT $2`,
        );
      }),
    );
  };

/** Everybody who holds a role other than learner anywhere on the platform. */
export const staffWith =
  (platformId: string, role: AssignableRole): IdSource =>
  (add) =>
    `SELECT DISTINCT user_id AS id FROM memberships
      WHERE platform_id = ${add(platformId)} AND staff AND user_id > $1 AND role = ${add(role)}
      ORDER BY user_id LIMIT $2`;

/** The one person with an email or a username. */
export const personWith =
  (column: 'email' | 'username', platformId: string, value: string): IdSource =>
  (add) =>
    `SELECT id FROM users WHERE platform_id = ${add(platformId)} AND ${column} = ${add(value)} AND id > $1
      ORDER BY id LIMIT $2`;

/** People whose names, email or username contain a text: by the trigram index if it has three letters or more. */
export const peopleMatching =
  (text: string): IdSource =>
  (add) =>
    `SELECT id FROM search_people('%' || fold(${add(text)}) || '%') AS id WHERE id > $1 ORDER BY id LIMIT $2`;

/** Whose scope: see {@link peopleInScope}. */
export interface Onlooker {
  userId: string;
  platformId: string;
  scope: GroupScope;
}

/**
 * People in the scope of an actor: with any status in groups that they manage (D-38), active ones in their zones
 * (G19), and themselves.
 *
 * Learners are looked for in the groups that hold those of the others (INV-1). Of many groups the next few people come
 * from few: those whose own next person is among the first. So each group is asked for one, and only these for more.
 * People with other roles are few: they are read in order, up to the last learner found.
 */
export const peopleInScope =
  ({ userId, platformId, scope }: Onlooker, statuses: readonly PersonStatus[]): IdSource =>
  (add) => {
    const [all, active] = [add(statuses), add(statuses.filter((status) => status === 'active'))];
    const heads = (groupIds: readonly string[], among: string) =>
      `SELECT g, s FROM unnest(${add(groupIds)}::uuid[]) g, unnest(${among}::text[]) s`;
    const upTo = (found: string) =>
      `coalesce((SELECT DISTINCT user_id FROM ${found} ORDER BY user_id OFFSET $2::int - 1 LIMIT 1), '${LAST_ID}')`;
    return `
      WITH branch AS (${heads(scope.managedHeads, all)} UNION ${heads(scope.zoneHeads, active)}),
      nearest AS MATERIALIZED (
        SELECT g, s, m.user_id FROM branch CROSS JOIN LATERAL (
          SELECT user_id FROM memberships WHERE group_id = g AND staff = false AND status = s AND user_id > $1
           ORDER BY user_id LIMIT 1) m),
      learner AS MATERIALIZED (
        SELECT DISTINCT m.user_id FROM nearest CROSS JOIN LATERAL (
          SELECT user_id FROM memberships
           WHERE group_id = g AND staff = false AND status = s AND user_id >= nearest.user_id
           ORDER BY user_id LIMIT $2) m
         WHERE nearest.user_id <= ${upTo('nearest')} ORDER BY 1 LIMIT $2),
      staff AS (
        SELECT DISTINCT user_id FROM memberships
         WHERE platform_id = ${add(platformId)} AND staff AND user_id > $1 AND user_id <= ${upTo('learner')}
           AND (${oneOf('group_id', add, scope.managed)} AND status = ANY (${all})
                OR ${oneOf('group_id', add, scope.zones)} AND status = ANY (${active}))
         ORDER BY user_id LIMIT $2)
      SELECT id FROM (
        SELECT user_id AS id FROM learner UNION SELECT user_id FROM staff UNION
        SELECT id FROM users WHERE id = ${add(userId)} AND status = ANY (${all}) AND id > $1) person
       ORDER BY id LIMIT $2`;
  };

/** Comes after every identifier. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const merged = (ranges: readonly string[]): string =>
  `SELECT id FROM (${ranges.map((range) => `(${range})`).join(' UNION ')}) range ORDER BY id LIMIT $2`;
