import type { Database } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { peopleScope } from './people-scope.query.js';
import { USER_COLUMNS, type UserResource } from './user.resource.js';

/** One person, if the caller may see them. @throws DomainError `not_found` */
export async function getUser(database: Database, actor: UserActor, userId: string): Promise<UserResource> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const scope = peopleScope(await loadPolicyActor(tx, actor.userId), 2);
    const [user] = await tx.query<UserResource>(
      `SELECT ${USER_COLUMNS} FROM users u WHERE u.id = $1 AND ${scope.sql}`,
      [userId, ...scope.parameters],
    );
    if (!user) throw new DomainError('not_found', 'There is nothing at this address.');
    return user;
  });
}
