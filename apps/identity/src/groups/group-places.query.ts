import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { type KnownActor, loadPolicyActor } from '../policy/policy-actor.query.js';
import { type PolicyActor, isPlatformAdmin } from '../policy/policy.rules.js';

/** A group with its place in the tree. */
export interface PlacedGroup {
  id: string;
  name: string;
  public: boolean;
  path: string[];
  zoneHeadId: string;
}

interface PlaceRow extends PlacedGroup {
  /** Whether a membership of the person shows it to them; a platform admin sees every group anyway. */
  seen: boolean;
}

/**
 * Loads groups with their places, in the order asked, locked against moves and privacy flips until the transaction
 * ends: what is decided from a place must hold when it is written.
 * @throws DomainError `not_found` when one does not exist on the platform, or the actor may not know that it does
 */
export async function loadGroupPlaces(
  tx: Transaction,
  actor: PolicyActor,
  ids: readonly string[],
): Promise<PlacedGroup[]> {
  return placesFor(actor, ids, await lockPlaces(tx, actor.userId, ids));
}

/** {@link loadPolicyActor} and {@link loadGroupPlaces} in one round trip. */
export async function loadActorAndPlaces(
  tx: Transaction,
  userId: string,
  ids: readonly string[],
): Promise<{ actor: KnownActor; places: PlacedGroup[] }> {
  const [actor, rows] = await Promise.all([loadPolicyActor(tx, userId), lockPlaces(tx, userId, ids)]);
  return { actor, places: placesFor(actor, ids, rows) };
}

function lockPlaces(tx: Transaction, userId: string, ids: readonly string[]): Promise<PlaceRow[]> {
  return tx.query<PlaceRow>(
    `SELECT g.id, g.name, g.public, g.path, g.zone_head_id AS "zoneHeadId",
            EXISTS (SELECT FROM memberships m JOIN groups own ON own.id = m.group_id
                     WHERE m.user_id = $2 AND (own.zone_head_id = g.zone_head_id
                        OR m.role IN ('admin', 'userAdmin') AND m.group_id = ANY (g.path))) AS seen
       FROM groups g WHERE g.id = ANY ($1) ORDER BY g.id FOR SHARE OF g`,
    [ids, userId],
  );
}

function placesFor(actor: PolicyActor, ids: readonly string[], rows: readonly PlaceRow[]): PlacedGroup[] {
  const seesAll = isPlatformAdmin(actor);
  const byId = new Map(rows.filter(({ seen }) => seen || seesAll).map((row) => [row.id, row]));
  return ids.map((id) => {
    const group = byId.get(id);
    if (!group) throw new DomainError('not_found', `There is no group ${id} here.`);
    return group;
  });
}
