import type { Transaction } from '@rollcall/database';
import { loadPersonSubjects } from '../../policy/person-subjects.query.js';
import { type PolicyActor, isPlatformAdmin, seesPerson } from '../../policy/rights.rules.js';
import type { ClaimedPerson } from './invited-people.store.js';

/** Of those who are active already, the ones whom the inviter sees: the others must not become known by inviting. */
export async function visiblePeople(
  tx: Transaction,
  inviter: PolicyActor,
  people: ReadonlyMap<string, ClaimedPerson>,
): Promise<Set<string>> {
  const active = [...people.values()].filter(({ was }) => was === 'active').map(({ userId }) => userId);
  if (active.length === 0 || isPlatformAdmin(inviter)) return new Set(active);
  const subjects = await loadPersonSubjects(tx, active, 'read');
  return new Set(subjects.filter((person) => seesPerson(inviter, person)).map(({ userId }) => userId));
}
