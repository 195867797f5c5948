import type { Transaction } from '@rollcall/database';
import { type GroupScope, loadGroupScope } from '../groups/group-scope.query.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import type { MembershipResource } from './user.resource.js';

interface Described {
  id: string;
  deletionDate: string | null;
  memberships: MembershipResource[];
}

/**
 * People as the actor may know them. Of others only the memberships in groups that the actor sees (G19, V18): who
 * somebody is elsewhere is not told by showing them here. Deletion dates only of people whom the actor manages: that
 * somebody is about to leave is not for everybody who learns with them to know.
 * @param scope the actor's, if it was loaded already
 */
export async function tellPeople<T extends Described>(
  tx: Transaction,
  actor: KnownActor,
  people: readonly T[],
  scope?: GroupScope,
): Promise<T[]> {
  if (isPlatformAdmin(actor) || people.every(({ id }) => id === actor.userId)) return [...people];
  const { managed, zones } = scope ?? (await loadGroupScope(tx, actor));
  const managing = new Set(managed);
  const seen = new Set([...managed, ...zones]);
  return people.map((person) => {
    if (person.id === actor.userId) return person;
    const isManaged = person.memberships.some(({ groupId }) => managing.has(groupId));
    const memberships = person.memberships.filter(({ groupId }) => seen.has(groupId));
    return { ...person, memberships, deletionDate: isManaged ? person.deletionDate : null };
  });
}
