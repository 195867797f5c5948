import type { AssignableRole } from '@rollcall/contracts';
import type { GroupScope } from '../groups/group-scope.query.js';
import type { PeopleSource } from './found-people.query.js';

/** What a person may be here. */
export type PersonStatus = 'invited' | 'active' | 'deleted';

/** Everybody of a platform. One range of the index for each status, so that none is read and thrown away. */
export const everybody =
  (platformId: string, statuses: readonly PersonStatus[]): PeopleSource =>
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
  (groupId: string, statuses: readonly PersonStatus[], role?: AssignableRole): PeopleSource =>
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
  (platformId: string, role: AssignableRole): PeopleSource =>
  (add) =>
    `SELECT DISTINCT user_id AS id FROM memberships
      WHERE platform_id = ${add(platformId)} AND role = ${add(role)} AND staff AND user_id > $1
      ORDER BY user_id LIMIT $2`;

/** The one person with an email or a username. */
export const personWith =
  (column: 'email' | 'username', platformId: string, value: string): PeopleSource =>
  (add) =>
    `SELECT id FROM users WHERE platform_id = ${add(platformId)} AND ${column} = ${add(value)} AND id > $1
      ORDER BY id LIMIT $2`;

/** Whether the trigram index can tell anything about a text: with fewer letters it would read all of itself. */
export const hasTrigrams = (q: string): boolean => /[\p{L}\p{N}]{3}/u.test(q);

/** People whose names, email or username contain a text, by the trigram index. Only for what {@link hasTrigrams}. */
export const peopleMatching =
  (text: string): PeopleSource =>
  (add) =>
    `SELECT id FROM search_people('%' || fold(${add(text)}) || '%') AS id WHERE id > $1 ORDER BY id LIMIT $2`;

/**
 * People in the scope of an actor: with any status in groups that they manage (D-38), active ones in their zones
 * (G19), and themselves. Learners are looked for in the groups that hold those of the others (INV-1), everybody else in
 * each group.
 *
 * Of many groups the next few people come from few: those whose own next person is among the first. So each group is
 * asked for one, and only these for more; the cost grows with the number of groups, not with that of people.
 */
export const peopleInScope =
  (actorId: string, scope: GroupScope, statuses: readonly PersonStatus[]): PeopleSource =>
  (add) => {
    const [all, active] = [add(statuses), add(statuses.filter((status) => status === 'active'))];
    const branch = (groupIds: readonly string[], staff: boolean, among: string) =>
      `SELECT g, ${staff} AS staff, s FROM unnest(${add(groupIds)}::uuid[]) g, unnest(${among}::text[]) s`;
    return `
      WITH branch AS (
        ${branch(scope.managedHeads, false, all)} UNION ${branch(scope.managed, true, all)} UNION
        ${branch(scope.zoneHeads, false, active)} UNION ${branch(scope.zones, true, active)}),
      leading AS MATERIALIZED (
        SELECT branch.*, m.user_id FROM branch CROSS JOIN LATERAL (
          SELECT user_id FROM memberships
           WHERE group_id = g AND staff = branch.staff AND status = s AND user_id > $1 ORDER BY user_id LIMIT 1) m),
      bound AS (
        SELECT coalesce((SELECT DISTINCT user_id FROM leading ORDER BY user_id OFFSET $2 - 1 LIMIT 1),
                        'ffffffff-ffff-ffff-ffff-ffffffffffff') AS id)
      SELECT m.user_id AS id FROM bound JOIN leading ON leading.user_id <= bound.id CROSS JOIN LATERAL (
        SELECT DISTINCT user_id FROM memberships
         WHERE group_id = g AND staff = leading.staff AND status = s
           AND user_id >= leading.user_id AND user_id <= bound.id ORDER BY user_id LIMIT $2) m
       UNION SELECT id FROM users WHERE id = ${add(actorId)} AND status = ANY (${all}) AND id > $1
       ORDER BY id LIMIT $2`;
  };

const merged = (ranges: readonly string[]): string =>
  `SELECT id FROM (${ranges.map((range) => `(${range})`).join(' UNION ')}) range ORDER BY id LIMIT $2`;
