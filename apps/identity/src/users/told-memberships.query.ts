import type { Transaction } from '@rollcall/database';
import { type GroupScope, loadGroupScope } from '../groups/group-scope.query.js';
import { type PolicyActor, isPlatformAdmin } from '../policy/rights.rules.js';
import type { MembershipResource } from './user.resource.js';

interface Described {
  id: string;
  memberships: MembershipResource[];
}

/**
 * People as the actor may know them: of others only the memberships in groups that the actor sees (G19, V18). Who
 * somebody is elsewhere is not told by showing them here.
 * @param scope the actor's, if it was loaded already
 */
export async function tellMemberships<T extends Described>(
  tx: Transaction,
  actor: PolicyActor,
  people: readonly T[],
  scope?: GroupScope,
): Promise<T[]> {
  if (isPlatformAdmin(actor) || people.every(({ id }) => id === actor.userId)) return [...people];
  const { managed, zones } = scope ?? (await loadGroupScope(tx, actor));
  const seen = new Set([...managed, ...zones]);
  return people.map((person) =>
    person.id === actor.userId
      ? person
      : { ...person, memberships: person.memberships.filter(({ groupId }) => seen.has(groupId)) },
  );
}
