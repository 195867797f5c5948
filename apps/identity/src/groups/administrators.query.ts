import type { Transaction } from '@rollcall/database';
import type { AffectedPerson } from './group-effects.resource.js';

interface Administrator extends AffectedPerson {
  role: 'admin' | 'userAdmin';
}

/** Who administers a group, or its people, by a role in one of these groups: the group and all above it (G14, D-04). */
export async function administratorsOf(tx: Transaction, path: readonly string[]): Promise<Administrator[]> {
  return tx.query<Administrator>(
    `SELECT DISTINCT m.role, u.id AS "userId", u.first_name AS "firstName", u.last_name AS "lastName"
       FROM memberships m JOIN users u ON u.id = m.user_id
      WHERE m.group_id = ANY ($1) AND m.role IN ('admin', 'userAdmin') ORDER BY u.id`,
    [path],
  );
}

/** The people of `some` who are not among `others`, in one role. */
export function without(
  some: readonly Administrator[],
  others: readonly Administrator[],
  role: Administrator['role'],
): AffectedPerson[] {
  const known = new Set(others.filter((each) => each.role === role).map(({ userId }) => userId));
  return some
    .filter((each) => each.role === role && !known.has(each.userId))
    .map(({ userId, firstName, lastName }) => ({ userId, firstName, lastName }));
}
