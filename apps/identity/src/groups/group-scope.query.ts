import type { Transaction } from '@rollcall/database';
import { LRUCache } from 'lru-cache';
import type { KnownActor } from '../policy/policy-actor.query.js';

/** The groups that an actor who is no platform admin sees, and where their people are found. */
export interface GroupScope {
  /** Groups whose people the actor manages: those of their grants and all below (G14, D-04). */
  managed: string[];
  /** Of `managed`, those that hold every learner of the others (INV-1): the private ones, and the uppermost. */
  managedHeads: string[];
  /** Groups of the zones of the actor's memberships (G19), without those of `managed`. */
  zones: string[];
  /** Their zone heads, which hold every learner of their zone (INV-1). */
  zoneHeads: readonly string[];
}

/** Whose scope, in which tree. */
type ScopeOwner = Pick<KnownActor, 'userId' | 'platformId' | 'grants' | 'zoneHeadIds' | 'treeVersion'>;

interface KnownScope {
  /** What it follows from; the tree is named by its version. */
  basis: string;
  scope: GroupScope;
}

/** About ten megabytes of ids: the scopes of the people with the most groups of a dozen platforms. */
const MOST_IDS = 100_000;
const knownScopes = new LRUCache<string, KnownScope>({
  maxSize: MOST_IDS,
  sizeCalculation: ({ scope: { managed, managedHeads, zones, zoneHeads } }) =>
    1 + managed.length + managedHeads.length + zones.length + zoneHeads.length,
});

/**
 * The scope of an actor. It follows from their memberships, which were just read, and from the tree; while both are
 * the same it is not worked out again.
 */
export async function loadGroupScope(tx: Transaction, actor: ScopeOwner): Promise<GroupScope> {
  const managing = actor.grants.filter(({ role }) => role === 'admin' || role === 'userAdmin');
  const grantedIds = managing.map(({ groupId }) => groupId);
  const basisIn = (treeVersion: string) => [treeVersion, grantedIds, '/', actor.zoneHeadIds].join();
  const known = knownScopes.get(actor.userId);
  if (known?.basis === basisIn(actor.treeVersion)) return known.scope;
  const { treeVersion, ...groups } = await workOut(tx, actor, grantedIds);
  const scope = { ...groups, zoneHeads: actor.zoneHeadIds };
  // The version of the tree that was read, which may be newer than the one that the actor was read with.
  knownScopes.set(actor.userId, { basis: basisIn(treeVersion), scope });
  return scope;
}

/** Goes down the tree from the actor's grants: it costs what the actor may see, not what the platform has. */
async function workOut(
  tx: Transaction,
  { platformId, zoneHeadIds }: ScopeOwner,
  grantedIds: readonly string[],
): Promise<Omit<GroupScope, 'zoneHeads'> & { treeVersion: string }> {
  const [scope] = await tx.query<Omit<GroupScope, 'zoneHeads'> & { treeVersion: string }>(
    `WITH RECURSIVE managed AS (
       SELECT g.id, g.parent_id, g.public FROM groups g WHERE g.id = ANY ($1)
        UNION
       SELECT g.id, g.parent_id, g.public FROM managed m JOIN groups g ON g.parent_id = m.id)
     SELECT (SELECT tree_version FROM platforms WHERE id = $3) AS "treeVersion",
            to_json(ARRAY(SELECT id FROM managed)) AS managed,
            to_json(ARRAY(SELECT id FROM managed m
                           WHERE NOT m.public OR m.parent_id NOT IN (SELECT id FROM managed))) AS "managedHeads",
            to_json(ARRAY(SELECT g.id FROM groups g
                           WHERE g.zone_head_id = ANY ($2) AND g.id NOT IN (SELECT id FROM managed))) AS zones`,
    [grantedIds, zoneHeadIds, platformId],
  );
  if (!scope) throw new Error('A query of arrays answered no row.');
  return scope;
}
