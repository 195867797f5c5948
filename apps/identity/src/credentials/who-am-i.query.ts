import type { Database } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { USER_COLUMNS, type UserResource } from '../users/user.resource.js';
import type { WhoAmI } from './who-am-i.resource.js';

/** The caller with their memberships and rights. */
export async function whoAmI(database: Database, actor: UserActor): Promise<WhoAmI> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const [known, [user]] = await Promise.all([
      loadPolicyActor(tx, actor.userId),
      tx.query<UserResource>(`SELECT ${USER_COLUMNS} FROM users u WHERE u.id = $1`, [actor.userId]),
    ]);
    if (!user) throw new DomainError('unauthenticated', 'The account is no longer active.');
    const groupsWith = (role: string) => known.grants.filter((g) => g.role === role).map((g) => g.groupId);
    const administers = groupsWith('admin');
    return {
      user,
      platform: {
        id: known.platformId,
        name: known.platformName,
        plan: known.plan,
        rootGroupId: known.rootGroupId,
      },
      rights: {
        owner: known.isOwner,
        platformAdmin: isPlatformAdmin(known),
        administers,
        managesPeopleOf: [...new Set([...administers, ...groupsWith('userAdmin')])],
      },
      passwordChangeRequired: actor.passwordChangeRequired,
    };
  });
}
