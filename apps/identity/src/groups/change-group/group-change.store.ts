import type { Transaction } from '@rollcall/database';
import type { Enrolment } from '../../enrolments/enrolment-events.rules.js';
import type { Enrolments } from '../../enrolments/enrolments.js';
import type { AddedMembership } from '../../memberships/added-memberships.store.js';
import { learnerPath } from '../../memberships/propagation.rules.js';
import { spreadLearners } from '../../memberships/spread-learners.store.js';
import { administratorsOf, without } from '../administrators.query.js';
import { type GroupEffects, groupEffects } from '../group-effects.resource.js';
import type { PlacedGroup } from '../group-places.query.js';
import { loadSubtrees, loadZones, writePlaces } from '../group-tree.store.js';
import { type Placed, changeOfVisibility, placeSubtree } from '../zone.rules.js';

/** A group as it shall be. */
export interface GroupWish {
  name: string;
  custom: string | null;
  public: boolean;
  parent: Placed;
}

/** What a change of a group did. */
export interface ChangedGroup {
  version: number;
  added: Map<string, AddedMembership[]>;
  joined: Enrolment[];
  effects: GroupEffects;
}

/** Renames a group or gives it another text, and nothing else. */
export async function relabelGroup(
  tx: Transaction,
  groupId: string,
  { name, custom }: Pick<GroupWish, 'name' | 'custom'>,
): Promise<ChangedGroup> {
  const [row] = await tx.query<{ version: number }>(
    'UPDATE groups SET name = $2, custom = $3, version = version + 1 WHERE id = $1 RETURNING version',
    [groupId, name, custom],
  );
  return { version: row?.version ?? 1, added: new Map(), joined: [], effects: groupEffects({}) };
}

/**
 * Moves a group with everything below it, makes it public or private, or both at once; learners of a public group spread
 * to where it hangs then, and nobody leaves anything (G21, D-02, D-03). A few statements, whatever its size. The tree
 * must be claimed (tree-lock.store.ts).
 */
export async function changePlace(
  tx: Transaction,
  platformId: string,
  group: PlacedGroup,
  wish: GroupWish,
  enrolments: Enrolments,
): Promise<ChangedGroup> {
  const before = await loadSubtrees(tx, [group.id]);
  const after = placeSubtree(before, group, wish);
  const [place, ...below] = after;
  if (!place) throw new Error('A group is below itself, so that there is one at least.');
  const zones = await loadZones(tx, [group.zoneHeadId, place.zoneHeadId]);
  const administrators = await administratorsOf(tx, group.path);
  const above = wish.public ? learnerPath(place).slice(1) : [];
  const added = await spreadLearners(tx, platformId, group.id, above);
  const joined = await enrolments.join(tx, platformId, [...added.keys()], above);
  const version = await writeGroup(tx, place, wish);
  await writePlaces(tx, below);
  const administratorsNow = await administratorsOf(tx, place.path);
  const effects = groupEffects(
    {
      addedMemberships: membershipsOf(added),
      addedEnrolments: joined,
      gainedAdmins: without(administratorsNow, administrators, 'admin'),
      lostAdmins: without(administrators, administratorsNow, 'admin'),
      gainedUserAdmins: without(administratorsNow, administrators, 'userAdmin'),
      lostUserAdmins: without(administrators, administratorsNow, 'userAdmin'),
    },
    changeOfVisibility(before, after, zones),
  );
  return { version, added, joined, effects };
}

async function writeGroup(tx: Transaction, place: Placed, wish: GroupWish): Promise<number> {
  const [row] = await tx.query<{ version: number }>(
    `UPDATE groups SET name = $2, public = $3, parent_id = $4, path = $5, zone_head_id = $6, custom = $7,
            version = version + 1
      WHERE id = $1 RETURNING version`,
    [place.id, wish.name, wish.public, wish.parent.id, place.path, place.zoneHeadId, wish.custom],
  );
  return row?.version ?? 1;
}

const membershipsOf = (added: ReadonlyMap<string, AddedMembership[]>) =>
  [...added].flatMap(([userId, memberships]) =>
    memberships.map(({ groupId, role, viaGroupId }) => ({ userId, groupId, role, viaGroupId })),
  );
