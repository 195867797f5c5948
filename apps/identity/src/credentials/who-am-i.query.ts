import type { Database } from '@rollcall/database';
import { DomainError, type KeyActor, type PlatformActor, type UserActor } from '@rollcall/platform';
import { type KnownActor, loadPolicyActor } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { USER_COLUMNS, type UserResource } from '../users/user.resource.js';
import type { OwnPlatformResource, WhichKeyAmI, WhoAmI } from './who-am-i.resource.js';

/** The caller: a person with their memberships and rights, or a key with its scopes. */
export function whoAmI(database: Database, actor: PlatformActor): Promise<WhoAmI | WhichKeyAmI> {
  return actor.kind === 'key' ? whichKeyAmI(database, actor) : whichPersonAmI(database, actor);
}

/** What the key opens, or less, if the call came with a token that asked for less. */
async function whichKeyAmI(
  database: Database,
  { keyId, platformId, scopes }: KeyActor,
): Promise<WhichKeyAmI> {
  return database.transaction({ platformId }, async (tx) => {
    const [known, [key]] = await Promise.all([
      loadPolicyActor(tx, { kind: 'key', keyId, platformId, scopes }),
      tx.query<{ expiresAt: Date }>('SELECT expires_at AS "expiresAt" FROM api_keys WHERE id = $1', [keyId]),
    ]);
    if (!key) throw new DomainError('unauthenticated', 'The key is no longer live.');
    return {
      key: { id: keyId, name: known.displayName, scopes: [...scopes], expiresAt: key.expiresAt },
      platform: platformOf(known),
    };
  });
}

const platformOf = (known: KnownActor): OwnPlatformResource => ({
  id: known.platformId,
  name: known.platformName,
  plan: known.plan,
  rootGroupId: known.rootGroupId,
});

async function whichPersonAmI(database: Database, actor: UserActor): Promise<WhoAmI> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const [known, [user]] = await Promise.all([
      loadPolicyActor(tx, actor),
      tx.query<UserResource>(`SELECT ${USER_COLUMNS} FROM users u WHERE u.id = $1`, [actor.userId]),
    ]);
    if (!user) throw new DomainError('unauthenticated', 'The account is no longer active.');
    const groupsWith = (role: string) => known.grants.filter((g) => g.role === role).map((g) => g.groupId);
    const administers = groupsWith('admin');
    return {
      user,
      platform: platformOf(known),
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
