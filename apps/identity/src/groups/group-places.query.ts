import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { type PolicyActor, isPlatformAdmin } from '../policy/rights.rules.js';

/** A group with its place in the tree. */
export interface PlacedGroup {
  id: string;
  name: string;
  public: boolean;
  path: string[];
  zoneHeadId: string;
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
  const rows = await tx.query<PlacedGroup & { visible: boolean }>(
    `SELECT g.id, g.name, g.public, g.path, g.zone_head_id AS "zoneHeadId",
            $3 OR EXISTS (SELECT FROM memberships m JOIN groups own ON own.id = m.group_id
                           WHERE m.user_id = $2 AND (own.zone_head_id = g.zone_head_id
                              OR m.role IN ('admin', 'userAdmin') AND m.group_id = ANY (g.path))) AS visible
       FROM groups g WHERE g.id = ANY ($1) ORDER BY g.id FOR SHARE OF g`,
    [ids, actor.userId, isPlatformAdmin(actor)],
  );
  const byId = new Map(rows.filter((row) => row.visible).map((row) => [row.id, row]));
  return ids.map((id) => {
    const group = byId.get(id);
    if (!group) throw new DomainError('not_found', `There is no group ${id} here.`);
    return group;
  });
}
