import type { Transaction } from '@rollcall/database';
import type { Placed } from './zone.rules.js';

/** Groups and everything below them, from the top down. */
export async function loadSubtrees(tx: Transaction, groupIds: readonly string[]): Promise<Placed[]> {
  return tx.query<Placed>(
    `SELECT id, path, zone_head_id AS "zoneHeadId" FROM groups WHERE path && $1::uuid[]
      ORDER BY cardinality(path), id`,
    [groupIds],
  );
}

/** The place of one group. */
export async function loadPlace(tx: Transaction, groupId: string): Promise<Placed> {
  const [place] = await tx.query<Placed>(
    'SELECT id, path, zone_head_id AS "zoneHeadId" FROM groups WHERE id = $1',
    [groupId],
  );
  if (!place) throw new Error(`The group ${groupId} has vanished from the tree.`);
  return place;
}

/** All groups of some zones. */
export async function loadZones(tx: Transaction, zoneHeadIds: readonly string[]): Promise<Placed[]> {
  return tx.query<Placed>(
    `SELECT id, path, zone_head_id AS "zoneHeadId" FROM groups WHERE zone_head_id = ANY ($1) ORDER BY id`,
    [zoneHeadIds],
  );
}

/** Writes the new places of groups, in one statement however many. The tree must be claimed (tree-lock.store.ts). */
export async function writePlaces(tx: Transaction, places: readonly Placed[]): Promise<void> {
  await tx.execute(
    `UPDATE groups g SET path = p.path, zone_head_id = p."zoneHeadId"
       FROM jsonb_to_recordset($1::jsonb) AS p(id uuid, path uuid[], "zoneHeadId" uuid) WHERE g.id = p.id`,
    [JSON.stringify(places)],
  );
}
