import { describe, expect, it } from '@jest/globals';
import {
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
  person,
} from './policy-examples.fixture.js';
import { type IntakeAction, decideIntake } from './intake-policy.rules.js';
import type { PolicyActor } from './rights.rules.js';

const answer = (who: PolicyActor, action: IntakeAction): string => {
  const decision = decideIntake(who, action);
  return decision.allowed ? 'yes' : decision.code;
};

describe('P1, P3, D-18: setting up and importing', () => {
  const both = (who: PolicyActor, groups: (typeof SALES)[]) =>
    (['set-up-users', 'import-users'] as const).map((kind) =>
      answer(who, { kind, groups, roles: ['learner'] }),
    );

  it('is for who manages the people of all the groups', () => {
    for (const who of [OWNER, PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN]) {
      expect(both(who, [SALES, FRANCE])).toEqual(['yes', 'yes']);
    }
    expect(both(SALES_ADMIN, [SALES, HR])).toEqual(['group_not_manageable', 'group_not_manageable']);
    for (const who of [COACH, LEARNER]) {
      expect(both(who, [SALES])).toEqual(['group_not_manageable', 'group_not_manageable']);
    }
  });

  it('set up is not available on a free trial (E3), an import of invitations is', () => {
    expect(both({ ...OWNER, plan: 'free_trial' }, [SALES])).toEqual(['free_trial_setup_unavailable', 'yes']);
  });
});

describe('P6, G20: adding somebody who exists', () => {
  const add = (
    who: PolicyActor,
    somebody: ReturnType<typeof person>,
    roles: ['learner' | 'admin'] = ['learner'],
  ) => answer(who, { kind: 'add-member', group: FRANCE, roles, person: somebody });
  const inSales = person([[SALES, 'learner']]);
  const inHr = person([[HR, 'learner']]);
  const inRoot = person([[ROOT, 'learner']]);

  it('needs a common group, or one that the actor manages', () => {
    for (const who of [SALES_ADMIN, SALES_USER_ADMIN]) {
      expect(add(who, inSales)).toBe('yes');
      expect(add(who, inRoot)).toBe('common_group_required');
      expect(add({ ...who, memberOf: ['Sales', 'ROOT'] }, inRoot)).toBe('yes');
    }
  });

  it('finds nobody whom the actor may not see', () => {
    expect(add(SALES_ADMIN, inHr)).toBe('not_found');
    expect(add(SALES_ADMIN, { ...inRoot, status: 'invited' })).toBe('not_found');
    for (const who of [OWNER, PLATFORM_ADMIN]) expect(add(who, inHr)).toBe('yes');
  });

  it('needs the right to manage the group and to give the role (D-05)', () => {
    expect(add(LEARNER, inSales)).toBe('group_not_manageable');
    expect(add(SALES_USER_ADMIN, inSales, ['admin'])).toBe('role_not_grantable');
    expect(add(SALES_ADMIN, inSales, ['admin'])).toBe('yes');
    expect(add(actor([{ groupId: 'HR', role: 'admin' }]), inSales)).toBe('group_not_manageable');
  });
});
