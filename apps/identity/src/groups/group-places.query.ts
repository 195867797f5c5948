import type { Transaction } from '@rollcall/database';
import { DomainError, idOf, type PlatformActor } from '@rollcall/platform';
import { type KnownActor, loadPolicyActor } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { shareTree } from './tree-lock.store.js';

/** A group with its place in the tree. */
export interface PlacedGroup {
  id: string;
  name: string;
  public: boolean;
  custom: string | null;
  path: string[];
  zoneHeadId: string;
}

interface PlaceRow extends PlacedGroup {
  /** Whether a membership of the person shows it to them; a platform admin sees every group anyway. */
  seen: boolean;
}

/**
 * Loads groups with their places, in the order asked, in a tree that holds still until the transaction ends: what is
 * decided from a place must hold when it is written (tree-lock.store.ts).
 * @throws DomainError `not_found` when one does not exist on the platform, or the actor may not know that it does
 */
export async function loadGroupPlaces(
  tx: Transaction,
  actor: KnownActor,
  ids: readonly string[],
): Promise<PlacedGroup[]> {
  const [, rows] = await Promise.all([shareTree(tx, actor.platformId), placesOf(tx, actor.userId, ids)]);
  return visibleOf(actor, ids, rows);
}

/** {@link loadPolicyActor} and {@link loadGroupPlaces} in one round trip. */
export async function loadActorAndPlaces(
  tx: Transaction,
  caller: PlatformActor,
  ids: readonly string[],
): Promise<{ actor: KnownActor; places: PlacedGroup[] }> {
  const [, actor, rows] = await Promise.all([
    shareTree(tx, caller.platformId), // first: what is read must be read under the lock
    loadPolicyActor(tx, caller),
    placesOf(tx, idOf(caller), ids),
  ]);
  return { actor, places: visibleOf(actor, ids, rows) };
}

function placesOf(tx: Transaction, userId: string, ids: readonly string[]): Promise<PlaceRow[]> {
  return tx.query<PlaceRow>(
    `SELECT g.id, g.name, g.public, g.custom, g.path, g.zone_head_id AS "zoneHeadId",
            EXISTS (SELECT FROM memberships m JOIN groups own ON own.id = m.group_id
                     WHERE m.user_id = $2 AND (own.zone_head_id = g.zone_head_id
                        OR m.role IN ('admin', 'userAdmin') AND m.group_id = ANY (g.path))) AS seen
       FROM groups g WHERE g.id = ANY ($1)`,
    [ids, userId],
  );
}

function visibleOf(actor: KnownActor, ids: readonly string[], rows: readonly PlaceRow[]): PlacedGroup[] {
  const seesAll = isPlatformAdmin(actor);
  const byId = new Map(rows.filter(({ seen }) => seen || seesAll).map((row) => [row.id, row]));
  return ids.map((id) => {
    const group = byId.get(id);
    if (!group) throw new DomainError('not_found', `There is no group ${id} here.`);
    return group;
  });
}

/** Loads one group with its place, like {@link loadGroupPlaces}. @throws DomainError `not_found` */
export async function loadGroupPlace(tx: Transaction, actor: KnownActor, id: string): Promise<PlacedGroup> {
  const [group] = await loadGroupPlaces(tx, actor, [id]);
  if (!group) throw new Error('A group that was found is missing.');
  return group;
}
