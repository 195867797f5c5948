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
  person,
} from './policy-examples.fixture.js';
import { type EditedField, type PersonAction, decidePerson } from './person-policy.rules.js';
import type { PersonSubject, PolicyActor } from './rights.rules.js';

const answer = (who: PolicyActor, action: PersonAction): string => {
  const decision = decidePerson(who, action);
  return decision.allowed ? 'yes' : decision.code;
};
const LEARNER_OF_FRANCE = person([[FRANCE, 'learner']]);
const COACH_OF_FRANCE = person([[FRANCE, 'coach']]);
const ALSO_IN_HR = person([
  [FRANCE, 'learner'],
  [HR, 'learner'],
]);
const THE_OWNER = person([[ROOT, 'admin']], { userId: 'owner', isOwner: true });

describe('P7, D-04: removing from a group', () => {
  const remove = (who: PolicyActor, somebody: PersonSubject, groups = [FRANCE]) =>
    answer(who, { kind: 'remove-member', groups, person: somebody, roles: ['learner'] });

  it('administrators remove anybody, user admins learners only (E14)', () => {
    expect(remove(SALES_ADMIN, COACH_OF_FRANCE)).toBe('yes');
    expect(remove(SALES_USER_ADMIN, LEARNER_OF_FRANCE)).toBe('yes');
    expect(remove(SALES_USER_ADMIN, COACH_OF_FRANCE)).toBe('learners_only');
    const learnerAndCoach = person([
      [FRANCE, 'learner'],
      [FRANCE, 'coach'],
    ]);
    expect(remove(SALES_USER_ADMIN, learnerAndCoach)).toBe('learners_only');
  });

  it('is allowed although the person is in other groups too (E15)', () => {
    expect(remove(SALES_USER_ADMIN, ALSO_IN_HR)).toBe('yes');
    expect(remove(SALES_USER_ADMIN, ALSO_IN_HR, [HR])).toBe('group_not_manageable');
  });

  it('never takes the owner out of the root (D-32)', () => {
    const action = { kind: 'remove-member', groups: [ROOT], person: THE_OWNER, roles: ['admin'] } as const;
    for (const who of [OWNER, PLATFORM_ADMIN]) expect(answer(who, action)).toBe('owner_protected');
  });
});

describe('P8, P9: deleting from the platform', () => {
  const remove = (who: PolicyActor, somebody: PersonSubject) =>
    answer(who, { kind: 'delete-user', person: somebody });

  it('needs all groups of the person (E15)', () => {
    for (const who of [SALES_ADMIN, SALES_USER_ADMIN]) {
      expect(remove(who, LEARNER_OF_FRANCE)).toBe('yes');
      expect(remove(who, ALSO_IN_HR)).toBe('other_groups');
    }
    for (const who of [OWNER, PLATFORM_ADMIN]) expect(remove(who, ALSO_IN_HR)).toBe('yes');
  });

  it('a user admin deletes nobody who is more than a learner (D-04)', () => {
    expect(remove(SALES_USER_ADMIN, COACH_OF_FRANCE)).toBe('learners_only');
    expect(remove(SALES_ADMIN, COACH_OF_FRANCE)).toBe('yes');
  });

  it('nobody deletes or dates the owner (E16)', () => {
    for (const who of [OWNER, PLATFORM_ADMIN, SALES_ADMIN, LEARNER]) {
      expect(remove(who, THE_OWNER)).toBe('owner_protected');
      expect(answer(who, { kind: 'set-deletion-date', person: THE_OWNER })).toBe('owner_protected');
    }
  });
});

describe('P10, P11, D-06: editing', () => {
  const edit = (who: PolicyActor, somebody: PersonSubject, ...fields: EditedField[]) =>
    answer(who, { kind: 'edit-user', person: somebody, fields });

  it('administrators edit names and logins of people in their groups', () => {
    expect(edit(SALES_ADMIN, ALSO_IN_HR, 'names', 'locale', 'email', 'username')).toBe('yes');
    expect(edit(SALES_ADMIN, person([[ROOT, 'learner']]), 'names')).toBe('user_not_manageable');
  });

  it('user admins edit names and language of plain learners, never logins', () => {
    expect(edit(SALES_USER_ADMIN, LEARNER_OF_FRANCE, 'names', 'locale')).toBe('yes');
    expect(edit(SALES_USER_ADMIN, COACH_OF_FRANCE, 'names')).toBe('learners_only');
    expect(edit(SALES_USER_ADMIN, LEARNER_OF_FRANCE, 'names', 'email')).toBe('administrator_required');
  });

  it('additional information is for platform admins', () => {
    expect(edit(SALES_ADMIN, LEARNER_OF_FRANCE, 'additionalInformation')).toBe('platform_admin_required');
    expect(edit(PLATFORM_ADMIN, LEARNER_OF_FRANCE, 'additionalInformation')).toBe('yes');
  });

  it('nobody gains power over an account that has rights where they have none (V13)', () => {
    const adminElsewhere = person([
      [FRANCE, 'learner'],
      [HR, 'admin'],
    ]);
    const kinds = ['set-user-password', 'set-deletion-date', 'end-sign-ins'] as const;
    for (const kind of kinds)
      expect(answer(SALES_ADMIN, { kind, person: adminElsewhere })).toBe('higher_rights');
    expect(edit(SALES_ADMIN, adminElsewhere, 'email')).toBe('higher_rights');
    expect(edit(SALES_ADMIN, adminElsewhere, 'names')).toBe('yes');
    expect(edit(PLATFORM_ADMIN, THE_OWNER, 'email')).toBe('higher_rights');
    expect(edit(OWNER, THE_OWNER, 'email')).toBe('yes');
  });
});

describe('whose mails one may see', () => {
  const read = (who: PolicyActor, somebody: PersonSubject) =>
    answer(who, { kind: 'read-mails', person: somebody });

  it('those of people whose group one manages, invited ones too, and one’s own', () => {
    for (const somebody of [
      LEARNER_OF_FRANCE,
      ALSO_IN_HR,
      { ...LEARNER_OF_FRANCE, status: 'invited' as const },
    ]) {
      for (const who of [OWNER, PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN])
        expect(read(who, somebody)).toBe('yes');
    }
    expect(read(LEARNER, { ...LEARNER_OF_FRANCE, userId: LEARNER.userId })).toBe('yes');
  });

  it('nobody else’s, and whom one may not see does not exist', () => {
    for (const who of [COACH, LEARNER]) {
      expect(read(who, LEARNER_OF_FRANCE)).toBe('user_not_manageable');
      expect(read(who, { ...LEARNER_OF_FRANCE, status: 'invited' })).toBe('not_found');
    }
    expect(read(SALES_ADMIN, person([[HR, 'learner']]))).toBe('not_found');
  });

  it('of deleted people those of platform admins only: they are in no group', () => {
    const deleted = person([], { status: 'deleted' });
    expect([PLATFORM_ADMIN, SALES_ADMIN].map((who) => read(who, deleted))).toEqual(['yes', 'not_found']);
  });
});

describe('D-38: who exists for whom', () => {
  it('whom one may not see does not exist, whatever one wants', () => {
    const inHr = person([[HR, 'learner']]);
    const actions: PersonAction[] = [
      { kind: 'read-user', person: inHr },
      { kind: 'delete-user', person: inHr },
      { kind: 'edit-user', person: inHr, fields: ['names'] },
      { kind: 'erase-user', person: inHr },
      { kind: 'read-sign-ins', person: inHr },
      { kind: 'remove-member', groups: [SALES], person: inHr, roles: [] },
    ];
    for (const action of actions) {
      for (const who of [SALES_ADMIN, COACH, LEARNER]) expect(answer(who, action)).toBe('not_found');
    }
  });

  it('invited people exist for who manages their groups only', () => {
    const invited = { ...LEARNER_OF_FRANCE, status: 'invited' as const };
    const read = (who: PolicyActor) => answer(who, { kind: 'read-user', person: invited });
    expect([PLATFORM_ADMIN, SALES_ADMIN, SALES_USER_ADMIN].map(read)).toEqual(['yes', 'yes', 'yes']);
    expect([COACH, LEARNER].map(read)).toEqual(['not_found', 'not_found']);
    expect(read({ ...LEARNER, userId: invited.userId })).toBe('yes');
  });
});
