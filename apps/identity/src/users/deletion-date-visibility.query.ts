import type { Transaction } from '@rollcall/database';
import { type PolicyActor, isPlatformAdmin } from '../policy/rights.rules.js';
import type { UserResource } from './user.resource.js';

/**
 * Takes the deletion date off people whom the actor sees but does not manage: that somebody is about to leave is not
 * for everybody who learns with them to know.
 */
export async function hideForeignDates<T extends UserResource>(
  tx: Transaction,
  actor: PolicyActor,
  people: readonly T[],
): Promise<T[]> {
  const dated = people.filter(({ id, deletionDate }) => deletionDate !== null && id !== actor.userId);
  if (dated.length === 0 || isPlatformAdmin(actor)) return [...people];
  const managing = actor.grants.filter(({ role }) => role === 'admin' || role === 'userAdmin');
  const managed = await tx.query<{ id: string }>(
    `SELECT DISTINCT m.user_id AS id FROM memberships m JOIN groups g ON g.id = m.group_id
      WHERE m.user_id = ANY ($1) AND g.path && $2::uuid[]`,
    [dated.map(({ id }) => id), managing.map(({ groupId }) => groupId)],
  );
  const shown = new Set([actor.userId, ...managed.map(({ id }) => id)]);
  return people.map((person) => (shown.has(person.id) ? person : { ...person, deletionDate: null }));
}
