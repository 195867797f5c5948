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
  person,
} from './policy-examples.fixture.js';
import { type SessionAction, decideSession } from './session-policy.rules.js';
import type { PolicyActor } from './rights.rules.js';

const answer = (who: PolicyActor, action: SessionAction): string => {
  const decision = decideSession(who, action);
  return decision.allowed ? 'yes' : decision.code;
};
const EVERYBODY = [OWNER, PLATFORM_ADMIN, SALES_ADMIN, COACH, AUTHOR, SALES_USER_ADMIN, LEARNER];
const session = (group: typeof SALES, instructorIds: string[] = []) => ({ group, instructorIds });

describe('Paths and sessions (domain 2.1, P17)', () => {
  it('paths are created by administrators and by authors of that very group', () => {
    const create = (group: typeof SALES) =>
      EVERYBODY.map((who) => decideSession(who, { kind: 'create-path', group }).allowed);
    expect(create(SALES)).toEqual([true, true, true, false, true, false, false]);
    expect(create(FRANCE)).toEqual([true, true, true, false, false, false, false]);
  });

  it('sessions are created by administrators and by coaches of that very group', () => {
    const create = (group: typeof SALES) =>
      EVERYBODY.map((who) => decideSession(who, { kind: 'create-session', group }).allowed);
    expect(create(SALES)).toEqual([true, true, true, true, false, false, false]);
    expect(create(FRANCE)).toEqual([true, true, true, false, false, false, false]);
  });

  it('sessions are changed by them and by their instructors', () => {
    const change = (who: PolicyActor, instructorIds: string[]) =>
      answer(who, { kind: 'change-session', session: session(HR, instructorIds) });
    expect(change(COACH, [])).toBe('session_not_manageable');
    expect(change(COACH, ['me'])).toBe('yes');
    const read = (instructorIds: string[]) =>
      answer(COACH, { kind: 'read-learners', session: session(HR, instructorIds) });
    expect([read([]), read(['me'])]).toEqual(['session_not_manageable', 'yes']);
  });
});

describe('P17, P18: enrolling', () => {
  const enrol = (
    who: PolicyActor,
    more: { groups?: (typeof SALES)[]; people?: ReturnType<typeof person>[] },
  ) => answer(who, { kind: 'enrol', session: session(SALES), groups: [], people: [], ...more });

  it('administrators and coaches enrol groups and people of their own groups', () => {
    expect(enrol(SALES_ADMIN, { groups: [SALES, FRANCE] })).toBe('yes');
    expect(enrol(SALES_ADMIN, { groups: [HR] })).toBe('group_not_manageable');
    expect(enrol(COACH, { groups: [SALES] })).toBe('yes');
    expect(enrol(COACH, { groups: [FRANCE] })).toBe('group_not_manageable');
    expect(enrol(COACH, { people: [person([[SALES, 'learner']])] })).toBe('yes');
    expect(enrol(COACH, { people: [person([[HR, 'learner']])] })).toBe('user_not_manageable');
  });

  it('everyone is enrolled by platform admins only', () => {
    expect(enrol(PLATFORM_ADMIN, { groups: [ROOT] })).toBe('yes');
    const coachOfRoot = actor([
      { groupId: 'ROOT', role: 'coach' },
      { groupId: 'Sales', role: 'coach' },
    ]);
    expect(enrol(coachOfRoot, { groups: [ROOT] })).toBe('platform_admin_required');
  });

  it('an instructor enrols only where they are administrator or coach', () => {
    const byInstructor = (groups: (typeof SALES)[]) =>
      answer(COACH, { kind: 'enrol', session: session(HR, ['me']), groups, people: [] });
    expect(byInstructor([SALES])).toBe('yes');
    expect(byInstructor([HR])).toBe('group_not_manageable');
  });
});

describe('P4, D-29: inviting from a session', () => {
  const invite = (
    who: PolicyActor,
    { group = SALES, instructorIds = ['me'], hasMessage = false }: Partial<InviteFromSession> = {},
  ) =>
    answer(who, { kind: 'invite-from-session', session: session(SALES, instructorIds), group, hasMessage });
  interface InviteFromSession {
    group: typeof SALES;
    instructorIds: string[];
    hasMessage: boolean;
  }

  it('is for its instructors, into groups that they administer or coach', () => {
    expect(invite(COACH)).toBe('yes');
    expect(invite(COACH, { group: FRANCE })).toBe('group_not_manageable');
    expect(invite(COACH, { instructorIds: [] })).toBe('instructor_required');
    expect(invite(SALES_ADMIN, { group: FRANCE })).toBe('yes');
    expect(invite(SALES_ADMIN, { instructorIds: [] })).toBe('instructor_required');
    for (const who of [LEARNER, AUTHOR, SALES_USER_ADMIN]) {
      expect(invite(who)).toBe('group_not_manageable');
      expect(invite(who, { instructorIds: [] })).toBe('session_not_manageable');
    }
  });

  it('is for platform admins, who need not teach', () => {
    for (const who of [OWNER, PLATFORM_ADMIN])
      expect(invite(who, { group: HR, instructorIds: [] })).toBe('yes');
  });

  it('carries no message on a free trial (V27)', () => {
    const onTrial = { ...COACH, plan: 'free_trial' as const };
    expect(invite(onTrial)).toBe('yes');
    expect(invite(onTrial, { hasMessage: true })).toBe('free_trial_message_unavailable');
  });
});

describe('P19: choosing instructors', () => {
  it('is anybody for platform admins, else people of own groups and oneself', () => {
    const choose = (who: PolicyActor, group: typeof SALES) =>
      answer(who, { kind: 'choose-instructors', people: [person([[group, 'learner']])] });
    expect(choose(PLATFORM_ADMIN, HR)).toBe('yes');
    expect(choose(SALES_ADMIN, FRANCE)).toBe('yes');
    expect(choose(SALES_ADMIN, HR)).toBe('user_not_manageable');
    const oneself = person([], { userId: 'me' });
    expect(answer(LEARNER, { kind: 'choose-instructors', people: [oneself] })).toBe('yes');
  });
});
