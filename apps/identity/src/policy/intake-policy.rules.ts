import type { AssignableRole } from '@rollcall/contracts';
import { type PolicyAnswer, ALLOWED, allOf, allowIf, refuse } from './answer.rules.js';
import {
  type GroupSubject,
  type PersonSubject,
  type PolicyActor,
  isPlatformAdmin,
  managesPeopleOf,
  mayGrant,
  seesPerson,
} from './rights.rules.js';

interface Places {
  groups: readonly GroupSubject[];
  /** They apply to all groups (R3). */
  roles: readonly AssignableRole[];
}

/** Ways to bring people into groups (P1-P3, P6). */
export type IntakeAction =
  | ({ kind: 'set-up-users' } & Places)
  | ({ kind: 'invite-users'; hasMessage: boolean } & Places)
  | ({ kind: 'import-users' } & Places)
  | { kind: 'add-member'; group: GroupSubject; roles: readonly AssignableRole[]; person: PersonSubject };

/** Decides about bringing people in. */
export function decideIntake(actor: PolicyActor, action: IntakeAction): PolicyAnswer {
  switch (action.kind) {
    case 'set-up-users':
      // D-18: on a trial nobody becomes active without doing something for it.
      return allOf(mayPlace(actor, action), notOnTrial(actor, 'free_trial_setup_unavailable'));
    case 'invite-users':
      return allOf(
        mayPlace(actor, action),
        trialGoesOn(actor),
        action.hasMessage ? messageAllowed(actor) : ALLOWED,
      );
    case 'import-users':
      return allOf(mayPlace(actor, action), trialGoesOn(actor));
    case 'add-member':
      return allOf(
        allowIf(seesPerson(actor, action.person), 'not_found'),
        mayPlace(actor, { groups: [action.group], roles: action.roles }),
        allowIf(sharesGroup(actor, action.person), 'common_group_required'),
      );
  }
}

/** Manages the people of all the groups, and may give all the roles in each of them. */
function mayPlace(actor: PolicyActor, { groups, roles }: Places): PolicyAnswer {
  const foreign = groups.find((group) => !managesPeopleOf(actor, group));
  if (foreign) return refuse('group_not_manageable', foreign.id);
  const tooHigh = roles.find((role) => groups.some((group) => !mayGrant(actor, role, group)));
  return tooHigh ? refuse('role_not_grantable', tooHigh) : ALLOWED;
}

/** D-19: when a trial is over nobody new comes in; who is there stays. */
export const trialGoesOn = (actor: PolicyActor): PolicyAnswer =>
  allowIf(actor.isTrialOver !== true, 'free_trial_ended');

/** V27: on a trial nobody writes free text to strangers in our name. */
export const messageAllowed = (actor: PolicyActor): PolicyAnswer =>
  notOnTrial(actor, 'free_trial_message_unavailable');

const notOnTrial = (
  actor: PolicyActor,
  code: 'free_trial_setup_unavailable' | 'free_trial_message_unavailable',
): PolicyAnswer => allowIf(actor.plan !== 'free_trial', code);

/** G20: both are in one group, or the person is in a group that the actor manages. */
const sharesGroup = (actor: PolicyActor, { memberships }: PersonSubject): boolean =>
  isPlatformAdmin(actor) ||
  memberships.some((held) => actor.memberOf.includes(held.groupId) || managesPeopleOf(actor, held));
