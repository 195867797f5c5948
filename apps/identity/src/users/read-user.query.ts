import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { tellPeople } from './told-people.query.js';
import { USER_COLUMNS, type UserResource } from './user.resource.js';

/**
 * One person as the API shows them to an actor whose right to see them is settled. What only platform admins may write
 * (P11), only they read; memberships elsewhere are not told.
 * @throws DomainError `not_found`
 */
export async function readUser(tx: Transaction, actor: KnownActor, userId: string): Promise<UserResource> {
  const columns = isPlatformAdmin(actor)
    ? `${USER_COLUMNS}, u.additional_information AS "additionalInformation"`
    : USER_COLUMNS;
  const [user] = await tx.query<UserResource>(`SELECT ${columns} FROM users u WHERE u.id = $1`, [userId]);
  if (!user) throw new DomainError('not_found', 'There is nothing at this address.');
  const [told = user] = await tellPeople(tx, actor, [user]);
  return told;
}
