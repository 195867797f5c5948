import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TreeModel } from '../../testing/tree-model.js';
import { learnerPath, planMemberships } from '../memberships/propagation.rules.js';
import { REMOVAL_SCOPES, planRemoval, planRoleRemoval } from '../memberships/removal.rules.js';
import type { HeldRole } from '../policy/rights.rules.js';
import { type Placed, placeBelow, placeSubtree } from './zone.rules.js';

const DEEPEST = 12;
const MOST_GROUPS = 200;
const OPERATIONS = 100;
const RUNS = 1_000;
const ROLES = ['learner', 'coach', 'admin'] as const;

/** The state that the service keeps, changed by the rules alone. */
class RuledTree {
  readonly places = new Map<string, Placed & { public: boolean }>();
  readonly held = new Map<string, { groupId: string; role: (typeof ROLES)[number] }[]>();

  constructor(root: string) {
    this.places.set(root, { id: root, path: [root], zoneHeadId: root, public: false });
  }

  place(id: string): Placed & { public: boolean } {
    const place = this.places.get(id);
    if (!place) throw new Error(`There is no group ${id}.`);
    return place;
  }

  create(id: string, parent: string, isPublic: boolean): void {
    const place = placeBelow(this.place(parent), { id, public: isPublic });
    this.places.set(id, { id, public: isPublic, ...place });
  }

  add(user: string, id: string, role: (typeof ROLES)[number]): void {
    const held = this.held.get(user) ?? [];
    const planned = planMemberships([this.place(id)], [role]);
    const fresh = planned.filter(
      (each) => !held.some((h) => h.groupId === each.groupId && h.role === each.role),
    );
    this.held.set(user, [...held, ...fresh.map((each) => ({ groupId: each.groupId, role }))]);
  }

  take(user: string, plan: (held: HeldRole[]) => HeldRole[]): void {
    const held = this.held.get(user) ?? [];
    const going = plan(held.map((each) => ({ ...each, ...this.place(each.groupId) })));
    const left = held.filter((h) => !going.some((g) => g.groupId === h.groupId && g.role === h.role));
    if (left.length > 0) this.held.set(user, left);
    else this.held.delete(user);
  }

  change(id: string, isPublic: boolean, parent: string): void {
    const group = this.place(id);
    const subtree = [...this.places.values()].filter(({ path }) => path.includes(id));
    for (const place of placeSubtree(subtree, group, { public: isPublic, parent: this.place(parent) })) {
      this.places.set(place.id, { ...place, public: this.place(place.id).public });
    }
    this.places.set(id, { ...this.place(id), public: isPublic });
    if (!isPublic) return;
    for (const [user, held] of this.held) {
      if (!held.some((each) => each.groupId === id && each.role === 'learner')) continue;
      for (const above of learnerPath(this.place(id))) {
        if (!held.some((each) => each.groupId === above && each.role === 'learner')) {
          held.push({ groupId: above, role: 'learner' });
        }
      }
      this.held.set(user, held);
    }
  }
}

/** Plants the same random tree in both. */
function plant(shape: readonly (readonly [number, boolean])[]): { model: TreeModel; ruled: RuledTree } {
  const model = new TreeModel('g0');
  const ruled = new RuledTree('g0');
  for (const [pick, isPublic] of shape) {
    let parent = `g${pick % model.groups.size}`;
    if (model.depthOf(parent) >= DEEPEST) parent = model.group(parent).parent ?? 'g0';
    const id = `g${model.groups.size}`;
    model.groups.set(id, { parent, public: isPublic });
    ruled.create(id, parent, isPublic);
  }
  return { model, ruled };
}

const operations = fc.array(
  fc.record({
    kind: fc.constantFrom('add', 'add', 'add', 'remove', 'removeRole', 'flip', 'move'),
    user: fc.constantFrom('ada', 'bob', 'eve', 'joe'),
    group: fc.nat(),
    target: fc.nat(),
    role: fc.constantFrom(...ROLES),
    scope: fc.constantFrom(...REMOVAL_SCOPES),
  }),
  { minLength: OPERATIONS, maxLength: OPERATIONS },
);
type Operation = typeof operations extends fc.Arbitrary<(infer T)[]> ? T : never;

/** Does the same to both; what the domain refuses (G2, G4) is left out. */
function perform(model: TreeModel, ruled: RuledTree, { kind, user, role, scope, ...picks }: Operation): void {
  const group = `g${picks.group % model.groups.size}`;
  const target = `g${picks.target % model.groups.size}`;
  switch (kind) {
    case 'add':
      model.add(user, group, role);
      return ruled.add(user, group, role);
    case 'remove':
      model.remove(user, group, scope);
      return ruled.take(user, (held) => planRemoval(held, ruled.place(group), scope));
    case 'removeRole':
      model.removeRole(user, group, role);
      return ruled.take(user, (held) => planRoleRemoval(held, ruled.place(group), role));
    case 'flip':
      if (group === model.root) return undefined;
      model.flip(group);
      return ruled.change(group, model.group(group).public, model.group(group).parent ?? '');
    case 'move':
      if (group === model.root || model.descendantsOf(group).includes(target)) return undefined;
      model.move(group, target);
      return ruled.change(group, model.group(group).public, target);
  }
}

const heldIn = (ruled: RuledTree): Record<string, string[]> =>
  Object.fromEntries(
    [...ruled.held]
      .map(
        ([user, held]) => [user, held.map(({ groupId, role }) => `${groupId} ${role}`).toSorted()] as const,
      )
      .toSorted(),
  );
const heldInModel = (model: TreeModel): Record<string, string[]> =>
  Object.fromEntries([...model.held].map(([user, held]) => [user, [...held].toSorted()] as const).toSorted());

describe('The rules of groups against the domain in plain words', () => {
  it(`agree for ${RUNS * OPERATIONS} random operations on random trees (INV-1, G9-G32, D-02, D-03)`, () => {
    const shapes = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: MOST_GROUPS - 1 });
    fc.assert(
      fc.property(shapes, operations, (shape, steps) => {
        const { model, ruled } = plant(shape);
        for (const step of steps) {
          perform(model, ruled, step);
          expect(heldIn(ruled)).toEqual(heldInModel(model));
          if (model.orphans().length > 0) throw new Error(`INV-1 is broken for ${model.orphans().join()}`);
        }
      }),
      { numRuns: RUNS },
    );
  }, 300_000);

  it('keep the zones of every group, whatever was moved and flipped (G16, G17)', () => {
    const shapes = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(shapes, operations, (shape, steps) => {
        const { model, ruled } = plant(shape);
        for (const step of steps) perform(model, ruled, step);
        for (const id of model.groups.keys()) {
          const { zoneHeadId } = ruled.place(id);
          const zone = [...ruled.places.values()].filter((each) => each.zoneHeadId === zoneHeadId);
          expect(zone.map((each) => each.id).toSorted()).toEqual([...model.zoneOf(id)].toSorted());
          expect(ruled.place(id).path).toHaveLength(model.depthOf(id) + 1);
        }
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
