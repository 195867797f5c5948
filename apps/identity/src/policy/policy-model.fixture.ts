import { ASSIGNABLE_ROLES, type AssignableRole, PLANS } from '@rollcall/contracts';
import fc from 'fast-check';
import type { GroupSubject, PersonSubject, PlacedSubject, PolicyActor } from './rights.rules.js';

/** A tree as a naive reader of the domain draws it: each group knows its parent, and nothing is kept ready. */
export interface Tree {
  parents: (number | null)[];
  isPublic: boolean[];
}

/** Somebody on the platform: roles in groups. */
export interface Person {
  userId: string;
  isOwner: boolean;
  status: PersonSubject['status'];
  held: { group: number; role: AssignableRole }[];
}

export const trees: fc.Arbitrary<Tree> = fc
  .array(fc.record({ parent: fc.nat(), isPublic: fc.boolean() }), { maxLength: 11 })
  .map((others) => ({
    parents: [null, ...others.map(({ parent }, index) => parent % (index + 1))],
    isPublic: [false, ...others.map(({ isPublic }) => isPublic)],
  }));

export const people = (userId: string, size: number): fc.Arbitrary<Person> =>
  fc
    .record({
      isOwner: fc.constantFrom(false, false, false, true),
      status: fc.constantFrom('active' as const, 'active' as const, 'invited' as const, 'deleted' as const),
      held: fc.uniqueArray(
        fc.record({ group: fc.nat({ max: size - 1 }), role: fc.constantFrom(...ASSIGNABLE_ROLES) }),
        { maxLength: 4, selector: ({ group, role }) => `${group} ${role}` },
      ),
    })
    .map(({ isOwner, status, held }) => ({
      userId,
      isOwner,
      status: isOwner ? 'active' : status,
      // As they are when a platform is created, or after a deletion.
      held: isOwner ? [{ group: 0, role: 'admin' as const }, ...held] : status === 'deleted' ? [] : held,
    }));

export const plans = fc.constantFrom(...PLANS);

const id = (group: number): string => `g${group}`;

/** From a group up to the root. */
export function upwards({ parents }: Tree, group: number): number[] {
  const parent = parents[group];
  return parent === null || parent === undefined
    ? [group]
    : [group, ...upwards({ parents, isPublic: [] }, parent)];
}

/** The first private group on the way up (domain 1.2). */
const zoneHead = (tree: Tree, group: number): number =>
  upwards(tree, group).find((each) => !tree.isPublic[each]) ?? 0;

/**
 * G17 to the letter, without zones: two groups are connected by an unbroken path of links, and a link from a group to its
 * parent is open when the group is public.
 */
export function connected(tree: Tree, from: number): Set<number> {
  const reached = new Set([from]);
  for (let size = 0; size < reached.size;) {
    size = reached.size;
    for (const [group, parent] of tree.parents.entries()) {
      if (parent === null || !tree.isPublic[group]) continue;
      if (reached.has(group)) reached.add(parent);
      if (reached.has(parent)) reached.add(group);
    }
  }
  return reached;
}

export const groupSubject = (tree: Tree, group: number): PlacedSubject => ({
  id: id(group),
  path: upwards(tree, group).toReversed().map(id),
  zoneHeadId: id(zoneHead(tree, group)),
});

export const personSubject = (tree: Tree, person: Person): PersonSubject => ({
  userId: person.userId,
  isOwner: person.isOwner,
  status: person.status,
  memberships: person.held.map(({ group, role }) => {
    const {
      id: groupId,
      path,
      zoneHeadId,
    }: GroupSubject & { zoneHeadId: string } = groupSubject(tree, group);
    return { groupId, role, path, zoneHeadId };
  }),
});

/** The actor as the database would load them. */
export const policyActor = (
  tree: Tree,
  person: Person,
  more: Pick<PolicyActor, 'plan' | 'userAdminGrantableRoles'>,
): PolicyActor => ({
  userId: person.userId,
  isOwner: person.isOwner,
  rootGroupId: id(0),
  ...more,
  grants: person.held
    .filter(({ role }) => role !== 'learner')
    .map(({ group, role }) => ({ groupId: id(group), role })),
  memberOf: [...new Set(person.held.map(({ group }) => id(group)))],
  zoneHeadIds: [...new Set(person.held.map(({ group }) => id(zoneHead(tree, group))))],
});
