import { describe, expect, it } from '@jest/globals';
import {
  AUTHOR,
  COACH,
  FRANCE,
  HR,
  LEARNER,
  OWNER,
  PLATFORM_ADMIN,
  ROOT,
  SALES,
  SALES_ADMIN,
  SALES_USER_ADMIN,
  actor,
} from './policy-examples.fixture.js';
import { type GroupAction, decideGroup } from './group-policy.rules.js';
import type { PolicyActor } from './rights.rules.js';

const answer = (who: PolicyActor, action: GroupAction): string => {
  const decision = decideGroup(who, action);
  return decision.allowed ? 'yes' : decision.code;
};

describe('P16: groups', () => {
  const everything: GroupAction[] = [
    { kind: 'create-group', parent: FRANCE },
    { kind: 'rename-group', group: FRANCE },
    { kind: 'change-group-privacy', group: FRANCE },
    { kind: 'delete-group', group: FRANCE },
    { kind: 'move-group', group: FRANCE, newParent: SALES },
  ];

  it('are for administrators of the group or of one above (G14), and nobody else', () => {
    for (const action of everything) {
      for (const who of [OWNER, PLATFORM_ADMIN, SALES_ADMIN]) expect(answer(who, action)).toBe('yes');
      for (const who of [SALES_USER_ADMIN, COACH, AUTHOR, LEARNER]) {
        expect(answer(who, action)).toBe('group_not_manageable');
      }
    }
  });

  it('are moved by administrators of the group and of the new parent (G24)', () => {
    const toHr: GroupAction = { kind: 'move-group', group: FRANCE, newParent: HR };
    expect(answer(PLATFORM_ADMIN, toHr)).toBe('yes');
    expect(answer(SALES_ADMIN, toHr)).toBe('group_not_manageable');
    const adminOfBoth = actor([
      { groupId: 'France', role: 'admin' },
      { groupId: 'HR', role: 'admin' },
    ]);
    expect(answer(adminOfBoth, toHr)).toBe('yes');
    expect(answer(actor([{ groupId: 'HR', role: 'admin' }]), toHr)).toBe('group_not_manageable');
  });

  it('never go below themselves (G4, E27)', () => {
    expect(answer(OWNER, { kind: 'move-group', group: SALES, newParent: SALES })).toBe('group_cycle');
    expect(answer(OWNER, { kind: 'move-group', group: SALES, newParent: FRANCE })).toBe('group_cycle');
  });

  it('the root keeps place and privacy, its name may change (G2, E28)', () => {
    expect(answer(OWNER, { kind: 'change-group-privacy', group: ROOT })).toBe('root_group_fixed');
    expect(answer(OWNER, { kind: 'delete-group', group: ROOT })).toBe('root_group_fixed');
    expect(answer(OWNER, { kind: 'move-group', group: ROOT, newParent: HR })).toBe('root_group_fixed');
    expect(answer(OWNER, { kind: 'rename-group', group: ROOT })).toBe('yes');
    expect(answer(SALES_ADMIN, { kind: 'delete-group', group: ROOT })).toBe('group_not_manageable');
  });
});

describe('P22 and G19: reading groups', () => {
  it('statistics are exported by administrators, and by coaches of that very group', () => {
    const mayExport = (group: typeof SALES) =>
      [PLATFORM_ADMIN, SALES_ADMIN, COACH, SALES_USER_ADMIN, AUTHOR, LEARNER].map((who) =>
        answer(who, { kind: 'export-group', group }),
      );
    const no = 'group_not_manageable';
    expect(mayExport(SALES)).toEqual(['yes', 'yes', 'yes', no, no, no]);
    expect(mayExport(FRANCE)).toEqual(['yes', 'yes', no, no, no, no]);
  });

  it('a group is seen from its zone and by who manages it from above; for others it does not exist', () => {
    const read = (who: PolicyActor, group: typeof SALES) => answer(who, { kind: 'read-group', group });
    expect(read(LEARNER, SALES)).toBe('yes');
    expect(read(LEARNER, HR)).toBe('not_found');
    expect(read(PLATFORM_ADMIN, HR)).toBe('yes');
    const userAdminOfRoot = actor([{ groupId: 'ROOT', role: 'userAdmin' }]);
    expect(read(userAdminOfRoot, HR)).toBe('yes');
    expect(read(actor([{ groupId: 'ROOT', role: 'coach' }]), HR)).toBe('not_found');
  });
});
