import { ASSIGNABLE_ROLES, type AssignableRole, type Plan } from '@rollcall/contracts';
import fc from 'fast-check';
import type { EditedField } from './person-policy.rules.js';
import { type Person, type Tree, connected, people, plans, trees, upwards } from './policy-model.fixture.js';

/** A column of the matrix in domain 2.2, as far as an actor is one with regard to a group. */
type Column = 'owner' | 'platformAdmin' | 'groupAdmin' | 'userAdmin' | 'coach' | 'author';
const EVERYWHERE = ['owner', 'platformAdmin'] as const;

/** The matrix in domain 2.2, read row by row: who may, in a group that is theirs. */
const MATRIX = {
  P1: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  P2: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  P3: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  /** For instructors of the session; the owner and platform admins need not be. */
  P4: [...EVERYWHERE, 'groupAdmin', 'coach'],
  P5: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  P6: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  P7: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  P8: [...EVERYWHERE, 'groupAdmin', 'userAdmin'],
  P10: [...EVERYWHERE, 'groupAdmin'],
  P11: [...EVERYWHERE],
  P12: [...EVERYWHERE, 'groupAdmin'],
  P16: [...EVERYWHERE, 'groupAdmin'],
  P17: [...EVERYWHERE, 'groupAdmin', 'coach'],
  P18: [...EVERYWHERE],
  P19: [...EVERYWHERE, 'groupAdmin', 'coach'],
  P20: [...EVERYWHERE],
  P21: ['owner'],
  P22: [...EVERYWHERE, 'groupAdmin', 'coach'],
} as const satisfies Record<string, readonly Column[]>;

export interface World {
  tree: Tree;
  me: Person;
  other: Person;
  plan: Plan;
  grantable: AssignableRole[];
  groups: number[];
  roles: AssignableRole[];
}

export const worlds: fc.Arbitrary<World> = trees.chain((tree) => {
  const group = fc.nat({ max: tree.parents.length - 1 });
  const roles = fc.uniqueArray(fc.constantFrom(...ASSIGNABLE_ROLES), { minLength: 1, maxLength: 3 });
  return fc
    .record({
      tree: fc.constant(tree),
      me: people('me', tree.parents.length).map((me) => ({ ...me, status: 'active' as const })),
      other: people('other', tree.parents.length),
      plan: plans,
      grantable: fc.uniqueArray(fc.constantFrom('learner' as const, 'coach' as const, 'author' as const)),
      groups: fc.uniqueArray(group, { minLength: 1, maxLength: 3 }),
      roles,
    })
    .map((world) => (world.me.isOwner ? { ...world, other: { ...world.other, isOwner: false } } : world));
});

/** The naive reader: answers from the matrix, by walking the tree. */
export class Reader {
  constructor(private readonly world: World) {}

  columns(group: number): Column[] {
    const { tree, me } = this.world;
    const above = upwards(tree, group);
    const has = (role: AssignableRole, groups: readonly number[]) =>
      me.held.some((held) => held.role === role && groups.includes(held.group));
    return [
      ...(me.isOwner ? (['owner'] as const) : []),
      ...(me.isOwner || has('admin', [0]) ? (['platformAdmin'] as const) : []),
      ...(has('admin', above) ? (['groupAdmin'] as const) : []), // G14
      ...(has('userAdmin', above) ? (['userAdmin'] as const) : []), // D-04
      ...(has('coach', [group]) ? (['coach'] as const) : []),
      ...(has('author', [group]) ? (['author'] as const) : []),
    ];
  }

  may(row: keyof typeof MATRIX, group: number): boolean {
    const allowed: readonly Column[] = MATRIX[row];
    return this.columns(group).some((column) => allowed.includes(column));
  }

  /** May on the platform as a whole; the root stands for it. */
  mayOnPlatform(row: 'P11' | 'P18' | 'P20' | 'P21'): boolean {
    return this.may(row, 0);
  }

  isAdmin(group: number): boolean {
    return this.may('P10', group);
  }

  /** D-05. */
  mayGive(role: AssignableRole, group: number): boolean {
    const columns = this.columns(group);
    if (columns.includes('owner') || columns.includes('platformAdmin')) return true;
    if (group === 0) return role === 'learner' && columns.includes('userAdmin');
    if (columns.includes('groupAdmin')) return true;
    const fromSetting = ['coach', 'author'].includes(role) && this.world.grantable.includes(role);
    return columns.includes('userAdmin') && (role === 'learner' || fromSetting);
  }

  mayPlace(row: 'P1' | 'P2' | 'P3' | 'P6', groups: readonly number[]): boolean {
    return groups.every(
      (group) => this.may(row, group) && this.world.roles.every((role) => this.mayGive(role, group)),
    );
  }

  /** G16-G19, D-38. */
  seesGroup(group: number): boolean {
    const mine = this.world.me.held.some((held) => connected(this.world.tree, held.group).has(group));
    return mine || this.may('P7', group);
  }

  seesOther(): boolean {
    const { me, other, tree } = this.world;
    if (this.mayOnPlatform('P20')) return true;
    return other.held.some(
      ({ group }) =>
        this.may('P7', group) ||
        (other.status === 'active' && me.held.some((mine) => connected(tree, mine.group).has(group))),
    );
  }

  sharesGroup(): boolean {
    const { me, other } = this.world;
    if (this.mayOnPlatform('P20')) return true;
    return other.held.some(
      ({ group }) => this.may('P6', group) || me.held.some((mine) => mine.group === group),
    );
  }

  mayRemove(groups: readonly number[], roles: readonly AssignableRole[]): boolean {
    const { other } = this.world;
    if (!groups.every((group) => this.may('P7', group))) return false;
    if (other.isOwner && groups.includes(0) && roles.includes('admin')) return false; // D-32
    const inScope = other.held.filter(({ group }) => groups.includes(group)).map(({ role }) => role);
    const onlyLearner = [...roles, ...inScope].every((role) => role === 'learner');
    return onlyLearner || groups.every((group) => this.isAdmin(group));
  }

  mayDelete(): boolean {
    const { other } = this.world;
    if (other.isOwner) return false; // P9
    if (this.mayOnPlatform('P20')) return true;
    if (other.held.length === 0) return false;
    return other.held.every(
      ({ group, role }) => this.may('P8', group) && (role === 'learner' || this.isAdmin(group)),
    );
  }

  /** P10, P12, and V13: no power over who has rights where one has none. */
  mayTakeOver(): boolean {
    const { me, other } = this.world;
    if (other.isOwner && !me.isOwner) return false;
    const anyGroup = this.mayOnPlatform('P20') || other.held.some(({ group }) => this.isAdmin(group));
    return anyGroup && other.held.every(({ group, role }) => role === 'learner' || this.isAdmin(group));
  }

  mayEdit(field: EditedField): boolean {
    const { other } = this.world;
    if (field === 'additionalInformation') return this.mayOnPlatform('P11');
    if (field === 'email' || field === 'username') return this.mayTakeOver();
    if (this.mayOnPlatform('P20') || other.held.some(({ group }) => this.isAdmin(group))) return true;
    const plainLearner = other.held.every(({ role }) => role === 'learner');
    return plainLearner && other.held.some(({ group }) => this.may('P7', group)); // D-06
  }

  /** Their invitations could be followed by the same people (P5). */
  mayReadMails(): boolean {
    return this.mayOnPlatform('P20') || this.world.other.held.some(({ group }) => this.may('P5', group));
  }

  reaches(): boolean {
    return this.mayOnPlatform('P20') || this.world.other.held.some(({ group }) => this.may('P17', group));
  }
}
