import { messageAllowed, trialGoesOn } from './intake-policy.rules.js';
import { type PolicyAnswer, ALLOWED, allOf, allowIf } from './answer.rules.js';
import {
  type GroupSubject,
  type PersonSubject,
  type PolicyActor,
  administers,
  coachesOrAdministers,
  groupOf,
  isPlatformAdmin,
} from './rights.rules.js';

/** A learning session as a subject. */
export interface SessionSubject {
  /** The group that owns it. */
  group: GroupSubject;
  instructorIds: readonly string[];
}

/** What may be done to paths and sessions (P17-P19). */
export type SessionAction =
  | { kind: 'create-path'; group: GroupSubject }
  | { kind: 'create-session'; group: GroupSubject }
  | { kind: 'change-session' | 'read-learners'; session: SessionSubject }
  | { kind: 'choose-instructors'; people: readonly PersonSubject[] }
  | {
      kind: 'enrol';
      session: SessionSubject;
      groups: readonly GroupSubject[];
      people: readonly PersonSubject[];
    }
  | { kind: 'invite-from-session'; session: SessionSubject; group: GroupSubject; hasMessage: boolean };

/** Decides about paths and sessions. */
export function decideSession(actor: PolicyActor, action: SessionAction): PolicyAnswer {
  switch (action.kind) {
    case 'create-path':
      return allowIf(isAuthorOf(actor, action.group), 'group_not_manageable', action.group.id);
    case 'create-session':
      return allowIf(coachesOrAdministers(actor, action.group), 'session_not_manageable', action.group.id);
    case 'change-session':
    case 'read-learners':
      return decideChange(actor, action.session);
    case 'choose-instructors':
      return reaches(actor, action.people);
    case 'enrol':
      return allOf(
        decideChange(actor, action.session),
        mayEnrolGroups(actor, action.groups),
        reaches(actor, action.people),
      );
    case 'invite-from-session':
      return decideInvite(actor, action);
  }
}

/** Authors create content in their groups, administrators everywhere they administer (domain 2.1). */
const isAuthorOf = (actor: PolicyActor, group: GroupSubject): boolean =>
  administers(actor, group) ||
  actor.grants.some(({ role, groupId }) => role === 'author' && groupId === group.id);

/** P17: administrators and coaches of its group, and its instructors. */
const decideChange = (actor: PolicyActor, { group, instructorIds }: SessionSubject): PolicyAnswer =>
  allowIf(
    coachesOrAdministers(actor, group) || instructorIds.includes(actor.userId),
    'session_not_manageable',
    group.id,
  );

/** P4, D-29: platform admins, and instructors who administer or coach the group that the people come into. */
const decideInvite = (
  actor: PolicyActor,
  { session, group, hasMessage }: Extract<SessionAction, { kind: 'invite-from-session' }>,
): PolicyAnswer =>
  allOf(
    decideChange(actor, session),
    allowIf(isPlatformAdmin(actor) || session.instructorIds.includes(actor.userId), 'instructor_required'),
    allowIf(coachesOrAdministers(actor, group), 'group_not_manageable', group.id),
    trialGoesOn(actor),
    hasMessage ? messageAllowed(actor) : ALLOWED,
  );

/** P17: groups that one administers or coaches; P18: everyone, which is the root, for platform admins only. */
function mayEnrolGroups(actor: PolicyActor, groups: readonly GroupSubject[]): PolicyAnswer {
  if (groups.some(({ id }) => id === actor.rootGroupId) && !isPlatformAdmin(actor)) {
    return allowIf(false, 'platform_admin_required');
  }
  const foreign = groups.find((group) => !coachesOrAdministers(actor, group));
  return allowIf(foreign === undefined, 'group_not_manageable', foreign?.id);
}

/** P17, P19: people of groups that one administers or coaches, and oneself. */
function reaches(actor: PolicyActor, people: readonly PersonSubject[]): PolicyAnswer {
  const stranger = people.find(
    ({ userId, memberships }) =>
      userId !== actor.userId &&
      !isPlatformAdmin(actor) &&
      !memberships.some((held) => coachesOrAdministers(actor, groupOf(held))),
  );
  return allowIf(stranger === undefined, 'user_not_manageable', stranger?.userId);
}
