import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeBelow } from '../groups/zone.rules.js';
import { type GroupPlace, learnerPath, planMemberships } from './propagation.rules.js';

/** Vectors of domain 1.6: a tree, and for each group where its learner ends up. */
const TREE = {
  ROOT: { public: false, parent: null },
  Sales: { public: true, parent: 'ROOT' },
  EMEA: { public: true, parent: 'Sales' },
  France: { public: true, parent: 'EMEA' },
  Partners: { public: false, parent: 'Sales' },
  Acme: { public: true, parent: 'Partners' },
  AcmeParis: { public: true, parent: 'Acme' },
  AcmeVIP: { public: false, parent: 'Acme' },
  VIPTeam: { public: true, parent: 'AcmeVIP' },
  HR: { public: false, parent: 'ROOT' },
} as const;
const ADD_LEARNER: [group: keyof typeof TREE, learnerOf: string[]][] = [
  ['ROOT', ['ROOT']],
  ['Sales', ['Sales', 'ROOT']],
  ['EMEA', ['EMEA', 'Sales', 'ROOT']],
  ['France', ['France', 'EMEA', 'Sales', 'ROOT']],
  ['Partners', ['Partners']],
  ['Acme', ['Acme', 'Partners']],
  ['AcmeParis', ['AcmeParis', 'Acme', 'Partners']],
  ['AcmeVIP', ['AcmeVIP']],
  ['VIPTeam', ['VIPTeam', 'AcmeVIP']],
  ['HR', ['HR']],
];

const places = new Map<string, GroupPlace>();
for (const [id, { public: isPublic, parent }] of Object.entries(TREE)) {
  const above = parent === null ? undefined : places.get(parent);
  const place = above ? placeBelow(above as never, { id, public: isPublic }) : { path: [id], zoneHeadId: id };
  places.set(id, { id, ...place });
}
const place = (id: string): GroupPlace => {
  const found = places.get(id);
  if (!found) throw new Error(`There is no group ${id} in the tree.`);
  return found;
};

describe('Memberships that follow from choosing groups and roles', () => {
  it.each(ADD_LEARNER)('makes a learner of %s a learner of %j (G9, G10)', (group, learnerOf) => {
    expect(learnerPath(place(group))).toEqual(learnerOf);
    const planned = planMemberships([place(group)], ['learner']);
    expect(planned.map(({ groupId }) => groupId)).toEqual(learnerOf);
    expect(planned.map(({ origin }) => origin)).toEqual([
      'direct',
      ...learnerOf.slice(1).map(() => 'propagated'),
    ]);
  });

  it('keeps every other role on the chosen group (G11, W6)', () => {
    expect(planMemberships([place('AcmeParis')], ['coach'])).toEqual([
      { groupId: 'AcmeParis', role: 'coach', origin: 'direct', viaGroupId: null },
    ]);
  });

  it('joins the ways up of several groups, each group once (W7)', () => {
    const planned = planMemberships([place('France'), place('AcmeParis')], ['learner']);
    expect(planned.map(({ groupId }) => groupId).toSorted()).toEqual(
      ['France', 'EMEA', 'Sales', 'ROOT', 'AcmeParis', 'Acme', 'Partners'].toSorted(),
    );
  });

  it('lets a chosen group stay chosen when another one leads through it', () => {
    const planned = planMemberships([place('France'), place('EMEA')], ['learner']);
    expect(planned.find(({ groupId }) => groupId === 'EMEA')).toMatchObject({ origin: 'direct' });
  });

  it('agrees with a naive walk up the tree, for any tree and any choice (INV-1)', () => {
    const trees = fc.array(fc.tuple(fc.nat(), fc.boolean()), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(trees, fc.array(fc.nat(), { minLength: 1, maxLength: 4 }), (shape, picks) => {
        const model = grow(shape);
        const chosen = picks.map((pick) => model[pick % model.length]).filter((each) => each !== undefined);
        const planned = planMemberships(chosen, ['learner']);
        const expected = new Set<string>();
        for (const group of chosen) for (const id of walkUp(model, group.id)) expected.add(id);
        expect(new Set(planned.map(({ groupId }) => groupId))).toEqual(expected);
        expect(planned).toHaveLength(expected.size);
      }),
      { numRuns: 2_000 },
    );
  });
});

interface ModelGroup extends GroupPlace {
  parent: string | null;
  public: boolean;
}

function grow(shape: [parent: number, isPublic: boolean][]): ModelGroup[] {
  const groups: ModelGroup[] = [{ id: 'g0', parent: null, public: false, path: ['g0'], zoneHeadId: 'g0' }];
  for (const [parent, isPublic] of shape) {
    const above = groups[parent % groups.length];
    if (!above) continue;
    const id = `g${groups.length}`;
    const at = placeBelow({ path: [...above.path], zoneHeadId: above.zoneHeadId }, { id, public: isPublic });
    groups.push({ id, parent: above.id, public: isPublic, ...at });
  }
  return groups;
}

/** The rule as domain G9 words it: up to the first private group, that one included. */
function walkUp(groups: readonly ModelGroup[], id: string): string[] {
  const group = groups.find((each) => each.id === id);
  if (!group) return [];
  return group.public && group.parent ? [id, ...walkUp(groups, group.parent)] : [id];
}
