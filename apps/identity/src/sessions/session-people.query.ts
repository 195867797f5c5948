import type { Transaction } from '@rollcall/database';
import { invalidInput } from '@rollcall/platform';
import { loadPersonSubjects } from '../policy/person-subjects.query.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { type PersonSubject, seesPerson } from '../policy/rights.rules.js';

/** People named in a field of a request. */
interface NamedPeople {
  field: string;
  ids: readonly string[];
}

/**
 * People named in a field of a request, as the policy sees them. Who is not there, is deleted, or may not be seen by the
 * actor, is named back as unknown.
 * @throws DomainError `invalid_input`
 */
export async function loadNamedPeople(
  tx: Transaction,
  actor: KnownActor,
  { field, ids }: NamedPeople,
  lock: 'lock' | 'read' = 'read',
): Promise<PersonSubject[]> {
  if (ids.length === 0) return [];
  const found = await loadPersonSubjects(tx, ids, lock);
  const people = found.filter((person) => person.status !== 'deleted' && seesPerson(actor, person));
  const known = new Set(people.map(({ userId }) => userId));
  const unknown = ids.find((id) => !known.has(id.toLowerCase()));
  if (!unknown) return people;
  const message = `${field} holds ${unknown}, who is nobody that you can choose here.`;
  throw invalidInput([{ path: field, code: 'unknown_person', message }]);
}

/** Instructors named in a request, locked: who teaches must be active, and stay so until it is written. */
export async function loadInstructors(
  tx: Transaction,
  actor: KnownActor,
  ids: readonly string[],
): Promise<PersonSubject[]> {
  const people = await loadNamedPeople(tx, actor, { field: 'instructorIds', ids }, 'lock');
  const inactive = people.find(({ status }) => status !== 'active');
  if (!inactive) return people;
  const message = `instructorIds holds ${inactive.userId}, who is not active yet.`;
  throw invalidInput([{ path: 'instructorIds', code: 'unknown_person', message }]);
}
