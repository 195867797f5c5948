import type { Database } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { loadPersonSubject } from '../policy/person-subjects.query.js';
import { loadPolicyActor } from '../policy/policy-actor.query.js';
import { assertAllowed } from '../policy/policy.errors.js';
import { decide } from '../policy/policy.rules.js';
import { readUser } from './read-user.query.js';
import type { UserResource } from './user.resource.js';

/** One person, if the caller may see them. @throws DomainError `not_found` */
export async function getUser(
  database: Database,
  actor: PlatformActor,
  userId: string,
): Promise<UserResource> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const asker = await loadPolicyActor(tx, actor);
    assertAllowed(decide(asker, { kind: 'read-user', person: await loadPersonSubject(tx, userId, 'read') }));
    return readUser(tx, asker, userId);
  });
}
