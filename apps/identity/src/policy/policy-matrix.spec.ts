import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EditedField } from './person-policy.rules.js';
import { groupSubject, personSubject, policyActor, upwards } from './policy-model.fixture.js';
import { Reader, type World, worlds } from './policy-reader.fixture.js';
import { decide } from './policy.rules.js';

const RUNS = 10_000;
const FIELDS: EditedField[] = ['names', 'locale', 'email', 'username', 'additionalInformation'];

const subjects = (world: World) => ({
  actor: policyActor(world.tree, world.me, { plan: world.plan, userAdminGrantableRoles: world.grantable }),
  person: personSubject(world.tree, world.other),
  groups: world.groups.map((group) => groupSubject(world.tree, group)),
  group: groupSubject(world.tree, world.groups[0]!),
});

/** Compares decisions with what the naive reader says, for random worlds. */
function agrees(
  check: (reader: Reader, world: World, s: ReturnType<typeof subjects>) => [boolean, boolean][],
) {
  fc.assert(
    fc.property(worlds, (world) => {
      const pairs = check(new Reader(world), world, subjects(world));
      expect(pairs.map(([decided]) => decided)).toEqual(pairs.map(([, read]) => read));
    }),
    { numRuns: RUNS },
  );
}

describe('The policy and the matrix of domain 2.2 say the same, whoever asks about whatever', () => {
  it('P16, P22, G2, G4, G19, G24: groups', () => {
    agrees((reader, world, { actor, group }) => {
      const [subject, newParent = 0] = world.groups as [number, number?];
      const may = reader.may('P16', subject);
      const allowed = (kind: 'rename-group' | 'change-group-privacy' | 'delete-group' | 'export-group') =>
        decide(actor, { kind, group }).allowed;
      const move = { kind: 'move-group', group, newParent: groupSubject(world.tree, newParent) } as const;
      const isCycle = upwards(world.tree, newParent).includes(subject);
      return [
        [decide(actor, { kind: 'create-group', parent: group }).allowed, may],
        [allowed('rename-group'), may],
        [allowed('change-group-privacy'), may && subject !== 0],
        [allowed('delete-group'), may && subject !== 0],
        [allowed('export-group'), reader.may('P22', subject)],
        [decide(actor, { kind: 'read-group', group }).allowed, reader.seesGroup(subject)],
        [decide(actor, move).allowed, may && reader.may('P16', newParent) && subject !== 0 && !isCycle],
      ];
    });
  });

  it('P1, P2, P3, P6, D-05, D-18, G20: bringing people in', () => {
    agrees((reader, world, { actor, groups, group, person }) => {
      const { roles, plan } = world;
      const paid = plan !== 'free_trial';
      const invite = (hasMessage: boolean) =>
        decide(actor, { kind: 'invite-users', groups, roles, hasMessage }).allowed;
      const mayAdd = reader.seesOther() && reader.mayPlace('P6', [world.groups[0]!]) && reader.sharesGroup();
      return [
        [
          decide(actor, { kind: 'set-up-users', groups, roles }).allowed,
          reader.mayPlace('P1', world.groups) && paid,
        ],
        [decide(actor, { kind: 'import-users', groups, roles }).allowed, reader.mayPlace('P3', world.groups)],
        [invite(false), reader.mayPlace('P2', world.groups)],
        [invite(true), reader.mayPlace('P2', world.groups) && paid],
        [decide(actor, { kind: 'add-member', group, roles, person }).allowed, mayAdd],
      ];
    });
  });

  it('P7, P8, P9, D-04, D-32: removing and deleting', () => {
    agrees((reader, world, { actor, groups, person }) => {
      const { roles } = world;
      const sees = reader.seesOther();
      return [
        [
          decide(actor, { kind: 'remove-member', groups, person, roles }).allowed,
          sees && reader.mayRemove(world.groups, roles),
        ],
        [decide(actor, { kind: 'delete-user', person }).allowed, sees && reader.mayDelete()],
      ];
    });
  });

  it('P10, P11, P12, D-06, T13, U6: one person’s account', () => {
    agrees((reader, world, { actor, person }) => {
      const sees = reader.seesOther();
      const takesOver = sees && reader.mayTakeOver();
      const allowed = (kind: 'set-user-password' | 'set-deletion-date' | 'erase-user' | 'end-sign-ins') =>
        decide(actor, { kind, person }).allowed;
      return [
        [decide(actor, { kind: 'read-user', person }).allowed, sees],
        ...FIELDS.map((field): [boolean, boolean] => [
          decide(actor, { kind: 'edit-user', person, fields: [field] }).allowed,
          sees && reader.mayEdit(field),
        ]),
        [allowed('set-user-password'), takesOver],
        [allowed('end-sign-ins'), takesOver],
        [allowed('set-deletion-date'), takesOver && !world.other.isOwner],
        [allowed('erase-user'), reader.mayOnPlatform('P20')],
        [decide(actor, { kind: 'read-mails', person }).allowed, reader.mayReadMails()],
      ];
    });
  });

  it('D-38: whom one may not see does not exist, and who exists is never "not found"', () => {
    agrees((reader, world, { actor, person, group, groups }) => {
      const { roles } = world;
      const answers = [
        decide(actor, { kind: 'read-user', person }),
        decide(actor, { kind: 'remove-member', groups, person, roles }),
        decide(actor, { kind: 'delete-user', person }),
        decide(actor, { kind: 'edit-user', person, fields: ['names'] }),
        decide(actor, { kind: 'set-user-password', person }),
        decide(actor, { kind: 'add-member', group, roles, person }),
      ];
      return answers.map((answer) => [!answer.allowed && answer.code === 'not_found', !reader.seesOther()]);
    });
  });

  it('P4, P5, P17-P21: invitations, sessions, the platform', () => {
    agrees((reader, world, { actor, groups, group, person }) => {
      const own = world.groups[0]!;
      const session = { group, instructorIds: [] };
      const taught = { group, instructorIds: [actor.userId] };
      const mayEnrolGroups = world.groups.every((each) => reader.may(each === 0 ? 'P18' : 'P17', each));
      const allowed = (kind: 'read-billing' | 'read-audit' | 'change-platform') =>
        decide(actor, { kind }).allowed;
      return [
        [
          decide(actor, { kind: 'cancel-invitation', groups }).allowed,
          world.groups.some((each) => reader.may('P5', each)),
        ],
        [decide(actor, { kind: 'create-session', group }).allowed, reader.may('P17', own)],
        [decide(actor, { kind: 'choose-instructors', people: [person] }).allowed, reader.reaches()],
        [
          decide(actor, { kind: 'enrol', session, groups, people: [person] }).allowed,
          reader.may('P17', own) && mayEnrolGroups && reader.reaches(),
        ],
        [
          decide(actor, { kind: 'invite-from-session', session: taught, group, hasMessage: false }).allowed,
          reader.may('P4', own),
        ],
        [
          decide(actor, { kind: 'invite-from-session', session, group, hasMessage: false }).allowed,
          reader.mayOnPlatform('P18'),
        ],
        [allowed('change-platform'), reader.mayOnPlatform('P20')],
        [allowed('read-audit'), reader.mayOnPlatform('P20')],
        [allowed('read-billing'), reader.mayOnPlatform('P21')],
      ];
    });
  });
});
