import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import type { KnownActor } from '../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../policy/rights.rules.js';
import { shareTree } from './tree-lock.store.js';

/** A group with its place in the tree. */
export interface PlacedGroup {
  id: string;
  name: string;
  public: boolean;
  path: string[];
  zoneHeadId: string;
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
  await shareTree(tx, actor.platformId);
  const rows = await tx.query<PlacedGroup & { visible: boolean }>(
    `SELECT g.id, g.name, g.public, g.path, g.zone_head_id AS "zoneHeadId",
            $3 OR EXISTS (SELECT FROM memberships m JOIN groups own ON own.id = m.group_id
                           WHERE m.user_id = $2 AND (own.zone_head_id = g.zone_head_id
                              OR m.role IN ('admin', 'userAdmin') AND m.group_id = ANY (g.path))) AS visible
       FROM groups g WHERE g.id = ANY ($1)`,
    [ids, actor.userId, isPlatformAdmin(actor)],
  );
  const byId = new Map(rows.filter((row) => row.visible).map((row) => [row.id, row]));
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
