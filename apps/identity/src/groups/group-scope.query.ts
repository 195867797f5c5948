import type { Transaction } from '@rollcall/database';
import type { PolicyActor } from '../policy/rights.rules.js';

/** The groups that an actor who is no platform admin sees, and where their people are found. */
export interface GroupScope {
  /** Groups whose people the actor manages: those of their grants and all below (G14, D-04). */
  managed: string[];
  /** Of `managed`, those that hold every learner of the others (INV-1): the private ones, and the uppermost. */
  managedHeads: string[];
  /** Groups of the zones of the actor's memberships (G19). */
  zones: string[];
  /** Their zone heads, which hold every learner of their zone (INV-1). */
  zoneHeads: readonly string[];
}

/** Goes down the tree from the actor's grants: it costs what the actor may see, not what the platform has. */
export async function loadGroupScope(tx: Transaction, actor: PolicyActor): Promise<GroupScope> {
  const grants = actor.grants.filter(({ role }) => role === 'admin' || role === 'userAdmin');
  const [scope] = await tx.query<Omit<GroupScope, 'zoneHeads'>>(
    `WITH RECURSIVE managed AS (
       SELECT g.id, g.parent_id, g.public FROM groups g WHERE g.id = ANY ($1)
        UNION
       SELECT g.id, g.parent_id, g.public FROM managed m JOIN groups g ON g.parent_id = m.id)
     SELECT ARRAY(SELECT id FROM managed) AS managed,
            ARRAY(SELECT id FROM managed m WHERE NOT m.public OR m.parent_id NOT IN (SELECT id FROM managed))
              AS "managedHeads",
            ARRAY(SELECT g.id FROM groups g WHERE g.zone_head_id = ANY ($2)) AS zones`,
    [grants.map(({ groupId }) => groupId), actor.zoneHeadIds],
  );
  if (!scope) throw new Error('A query of arrays answered no row.');
  return { ...scope, zoneHeads: actor.zoneHeadIds };
}
