import type { Transaction } from '@rollcall/database';
import { DomainError, invalidInput } from '@rollcall/platform';
import { loadPersonSubjects } from '../policy/person-subjects.query.js';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { type PersonSubject, seesPerson } from '../policy/rights.rules.js';
import type { SessionSubject } from '../policy/session-policy.rules.js';
import { FIRST_CURSOR } from '../paging/page.rules.js';
import { visiblePaths, visibleSessions } from './visible-sessions.query.js';

const ONE = { after: FIRST_CURSOR, take: 1 };

/** A session as the policy sees it. @throws DomainError `not_found`, also for one that the actor may not see */
export async function loadSessionSubject(
  tx: Transaction,
  actor: KnownActor,
  sessionId: string,
): Promise<SessionSubject> {
  const [session] = await visibleSessions(tx, actor, ONE, sessionId);
  const [group] = session
    ? await tx.query<SessionSubject['group']>('SELECT id, path FROM groups WHERE id = $1', [session.groupId])
    : [];
  if (!session || !group) throw new DomainError('not_found', 'There is nothing at this address.');
  return { group, instructorIds: session.instructorIds };
}

/** @throws DomainError `not_found` for a path that is not there, or that the actor may not see */
export async function assertPathVisible(tx: Transaction, actor: KnownActor, pathId: string): Promise<void> {
  const [path] = await visiblePaths(tx, actor, ONE, pathId);
  if (!path) throw new DomainError('not_found', 'There is nothing at this address.');
}

/**
 * People named in a field of a request, as the policy sees them. Who is not there, is deleted, or may not be seen by the
 * actor, is named back as unknown.
 * @throws DomainError `invalid_input`
 */
export async function loadNamedPeople(
  tx: Transaction,
  actor: KnownActor,
  { field, ids }: { field: string; ids: readonly string[] },
): Promise<PersonSubject[]> {
  const found = await loadPersonSubjects(tx, ids, 'read');
  const people = found.filter((person) => person.status !== 'deleted' && seesPerson(actor, person));
  const known = new Set(people.map(({ userId }) => userId));
  const unknown = ids.find((id) => !known.has(id.toLowerCase()));
  if (!unknown) return people;
  const message = `${field} holds ${unknown}, who is nobody that you can choose here.`;
  throw invalidInput([{ path: field, code: 'unknown_person', message }]);
}
