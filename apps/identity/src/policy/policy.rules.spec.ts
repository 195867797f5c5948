import { describe, expect, it } from '@jest/globals';
import { ASSIGNABLE_ROLES, type AssignableRole } from '@rollcall/contracts';
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
import { type PlatformAction, decide, groupsToDetach } from './policy.rules.js';
import type { PolicyActor } from './rights.rules.js';

const mayInvite = (
  who: PolicyActor,
  group: { id: string; path: string[] },
  roles: AssignableRole[],
): string => {
  const answer = decide(who, { kind: 'invite-users', groups: [group], roles, hasMessage: false });
  return answer.allowed ? 'yes' : `${answer.code} ${answer.about}`;
};

describe('P2: inviting into groups', () => {
  it.each([
    ['owner', OWNER],
    ['platform admin', PLATFORM_ADMIN],
  ])('%s invites into every group with every role', (_, who) => {
    for (const group of [ROOT, SALES, FRANCE, HR]) {
      for (const role of ASSIGNABLE_ROLES) expect(mayInvite(who, group, [role])).toBe('yes');
    }
  });

  it('a group admin invites with every role into the group and below it, nowhere else (G14)', () => {
    for (const group of [SALES, FRANCE]) {
      for (const role of ASSIGNABLE_ROLES) expect(mayInvite(SALES_ADMIN, group, [role])).toBe('yes');
    }
    expect(mayInvite(SALES_ADMIN, HR, ['learner'])).toBe('group_not_manageable HR');
    expect(mayInvite(SALES_ADMIN, ROOT, ['learner'])).toBe('group_not_manageable ROOT');
  });

  it('a user admin invites learners into the group and below it (D-04, D-05)', () => {
    for (const group of [SALES, FRANCE]) {
      expect(mayInvite(SALES_USER_ADMIN, group, ['learner'])).toBe('yes');
      for (const role of ['admin', 'userAdmin', 'coach', 'author'] as const) {
        expect(mayInvite(SALES_USER_ADMIN, group, ['learner', role])).toBe(`role_not_grantable ${role}`);
      }
    }
    expect(mayInvite(SALES_USER_ADMIN, HR, ['learner'])).toBe('group_not_manageable HR');
  });

  it('the platform may let user admins give coach and author, never admin or user admin (D-05)', () => {
    const widened = { ...SALES_USER_ADMIN, userAdminGrantableRoles: ASSIGNABLE_ROLES };
    expect(mayInvite(widened, FRANCE, ['coach', 'author', 'learner'])).toBe('yes');
    expect(mayInvite(widened, FRANCE, ['admin'])).toBe('role_not_grantable admin');
    expect(mayInvite(widened, FRANCE, ['userAdmin'])).toBe('role_not_grantable userAdmin');
  });

  it('a user admin of the root gives no role but learner there (D-05)', () => {
    const rootUserAdmin = actor([{ groupId: 'ROOT', role: 'userAdmin' }], {
      userAdminGrantableRoles: ['coach'],
    });
    expect(mayInvite(rootUserAdmin, ROOT, ['learner'])).toBe('yes');
    expect(mayInvite(rootUserAdmin, ROOT, ['coach'])).toBe('role_not_grantable coach');
    expect(mayInvite(rootUserAdmin, FRANCE, ['coach'])).toBe('yes');
  });

  it.each([
    ['coach', COACH],
    ['author', AUTHOR],
    ['learner', LEARNER],
  ])('%s invites nobody', (_, who) => {
    expect(mayInvite(who, SALES, ['learner'])).toBe('group_not_manageable Sales');
  });

  it('refuses a personal message on a free trial (V27)', () => {
    const onTrial = { ...OWNER, plan: 'free_trial' as const };
    const invite = { kind: 'invite-users', groups: [SALES], roles: ['learner'] } as const;
    expect(decide(onTrial, { ...invite, hasMessage: true })).toMatchObject({
      code: 'free_trial_message_unavailable',
    });
    expect(decide(onTrial, { ...invite, hasMessage: false })).toEqual({ allowed: true });
  });
});

describe('D-19: a free trial that is over', () => {
  const over = { ...OWNER, plan: 'free_trial' as const, isTrialOver: true };
  const places = { groups: [SALES], roles: ['learner'] as const };

  it('takes nobody new and reminds nobody; everything else goes on', () => {
    const refused = [
      decide(over, { kind: 'invite-users', ...places, hasMessage: false }),
      decide(over, { kind: 'import-users', ...places }),
      decide(over, { kind: 'remind-invitation', groups: [SALES] }),
    ];
    for (const answer of refused) expect(answer).toMatchObject({ code: 'free_trial_ended' });
    for (const kind of ['read-invitation', 'cancel-invitation'] as const) {
      expect(decide(over, { kind, groups: [SALES] })).toEqual({ allowed: true });
    }
  });
});

describe('P3, P5: imports, and work on many invitations', () => {
  it('is for whoever manages people somewhere', () => {
    const everybody = [OWNER, PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN, COACH, AUTHOR, LEARNER];
    for (const kind of ['run-invitation-job', 'run-import'] as const) {
      const allowed = everybody.map((who) => decide(who, { kind }).allowed);
      expect(allowed).toEqual([true, true, true, true, false, false, false]);
    }
  });
});

describe('P5: invitations of others', () => {
  it('exist only for those who manage one of their groups (D-38)', () => {
    for (const kind of ['read-invitation', 'remind-invitation', 'cancel-invitation'] as const) {
      for (const who of [OWNER, PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN]) {
        expect(decide(who, { kind, groups: [HR, FRANCE] })).toEqual({ allowed: true });
      }
      for (const who of [COACH, AUTHOR, LEARNER]) {
        expect(decide(who, { kind, groups: [FRANCE] })).toMatchObject({ code: 'not_found' });
      }
      expect(decide(SALES_ADMIN, { kind, groups: [HR] })).toMatchObject({ code: 'not_found' });
    }
  });

  it('are cancelled by who manages all chosen groups, else only those groups are taken off (D-11)', () => {
    expect(groupsToDetach(SALES_ADMIN, [FRANCE, SALES])).toBeNull();
    expect(groupsToDetach(SALES_ADMIN, [FRANCE, HR])).toEqual(['France']);
    expect(groupsToDetach(PLATFORM_ADMIN, [FRANCE, HR])).toBeNull();
  });
});

describe('P20 and P21: the platform as a whole', () => {
  it('the bill is for the owner alone, settings, audit and API keys for platform admins', () => {
    const everybody = [OWNER, PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN, COACH, LEARNER];
    const allowed = (kind: PlatformAction['kind']) => everybody.map((who) => decide(who, { kind }).allowed);
    expect(allowed('read-billing')).toEqual([true, false, false, false, false, false]);
    expect(allowed('read-audit')).toEqual([true, true, false, false, false, false]);
    expect(allowed('change-platform')).toEqual([true, true, false, false, false, false]);
    expect(allowed('manage-mail')).toEqual([true, true, false, false, false, false]);
    expect(allowed('read-events')).toEqual([true, true, false, false, false, false]);
    expect(allowed('manage-webhooks')).toEqual([true, true, false, false, false, false]);
    expect(allowed('manage-api-keys')).toEqual([true, true, false, false, false, false]);
  });
});
