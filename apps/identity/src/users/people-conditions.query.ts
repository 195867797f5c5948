import type { AssignableRole } from '@rollcall/contracts';
import { type RowCondition, oneOf } from '../paging/found-ids.query.js';
import type { Onlooker, PersonStatus } from './people-source.query.js';

/** Names, email or username contain a text; case and accents do not matter. `text` is escaped by {@link searchText}. */
export const matching =
  (text: string): RowCondition =>
  (add) =>
    // A subquery, so that the text is folded once and not for every row.
    `u.search_text LIKE (SELECT '%' || fold(${add(text)}) || '%')`;

/** What somebody looks for, so that none of it is a wildcard. */
export const searchText = (q: string): string => q.replace(/[%_\\]/g, '\\$&');

/** Has one of these statuses. */
export const withStatus =
  (statuses: readonly PersonStatus[]): RowCondition =>
  (add) =>
    `u.status = ANY (${add(statuses)})`;

/** Has an email, a username. */
export const withValue =
  (column: 'email' | 'username', value: string): RowCondition =>
  (add) =>
    `u.${column} = ${add(value)}`;

/**
 * Is in a group, holds a role; both: holds the role in the group. For an onlooker only groups count that they see, and
 * what they are themselves: a role elsewhere is not told by a filter either.
 */
export const inGroup =
  (groupId: string | undefined, role: AssignableRole | undefined, onlooker?: Onlooker): RowCondition =>
  (add) => {
    const inThat = groupId ? `AND f.group_id = ${add(groupId)}` : '';
    const asThat = role ? `AND f.role = ${add(role)}` : '';
    const seen =
      onlooker && !groupId
        ? `AND (f.user_id = ${add(onlooker.userId)} OR ${oneOf('f.group_id', add, [...onlooker.scope.managed, ...onlooker.scope.zones])})`
        : '';
    return `EXISTS (SELECT FROM memberships f WHERE f.user_id = u.id ${inThat} ${asThat} ${seen})`;
  };

/** Is in the scope of an actor: the same people as `peopleInScope`, one by one. */
export const inScope =
  ({ userId, scope: { managed, zones } }: Onlooker): RowCondition =>
  (add) =>
    `(u.id = ${add(userId)} OR EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id
        AND (${oneOf('m.group_id', add, managed)} OR m.status = 'active' AND ${oneOf('m.group_id', add, zones)})))`;
