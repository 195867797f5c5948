import { type PolicyAnswer, allOf, allowIf } from './answer.rules.js';
import { type GroupAction, decideGroup } from './group-policy.rules.js';
import { type IntakeAction, decideIntake, trialGoesOn } from './intake-policy.rules.js';
import { type PersonAction, decidePerson } from './person-policy.rules.js';
import { type GroupSubject, type PolicyActor, isPlatformAdmin, managesPeopleOf } from './rights.rules.js';
import { type SessionAction, decideSession } from './session-policy.rules.js';

/** What may be done to the invitations of others (P5). */
export interface InvitationAction {
  kind: 'read-invitation' | 'remind-invitation' | 'cancel-invitation';
  groups: readonly GroupSubject[];
}

/** What concerns the platform as a whole (P20, P21). */
export interface PlatformAction {
  kind:
    | 'run-invitation-job'
    | 'run-import'
    | 'read-billing'
    | 'read-audit'
    | 'change-platform'
    | 'manage-mail'
    | 'read-events'
    | 'manage-webhooks'
    | 'manage-api-keys'
    | 'change-import-limits';
}

/** Beyond the limits of imports: somebody else than whoever started it. */
export interface ApprovalAction {
  kind: 'approve-import';
  startedBy: string;
}

/** What an actor may want to do, with its subject. Ids P1.. are rows of the matrix in domain 2.2. */
export type PolicyAction =
  | GroupAction
  | IntakeAction
  | PersonAction
  | SessionAction
  | InvitationAction
  | PlatformAction
  | ApprovalAction;

/** The one policy: may this actor do this? Every way in asks it. */
export function decide(actor: PolicyActor, action: PolicyAction): PolicyAnswer {
  switch (action.kind) {
    case 'read-group':
    case 'create-group':
    case 'rename-group':
    case 'change-group-privacy':
    case 'move-group':
    case 'delete-group':
    case 'export-group':
      return decideGroup(actor, action);
    case 'set-up-users':
    case 'invite-users':
    case 'import-users':
    case 'add-member':
      return decideIntake(actor, action);
    case 'read-user':
    case 'remove-member':
    case 'delete-user':
    case 'edit-user':
    case 'set-user-password':
    case 'set-deletion-date':
    case 'erase-user':
    case 'read-sign-ins':
    case 'end-sign-ins':
    case 'read-mails':
      return decidePerson(actor, action);
    case 'create-path':
    case 'create-session':
    case 'change-session':
    case 'read-learners':
    case 'choose-instructors':
    case 'enrol':
    case 'invite-from-session':
      return decideSession(actor, action);
    case 'remind-invitation':
      return allOf(allowIf(managesOneOf(actor, action.groups), 'not_found'), trialGoesOn(actor));
    case 'read-invitation':
    case 'cancel-invitation':
      // P5 and D-38: whoever manages one of its groups; for everybody else it does not exist.
      return allowIf(managesOneOf(actor, action.groups), 'not_found');
    case 'run-invitation-job':
    case 'run-import':
      // P3 and P5 for work on many; each row and each invitation is decided for itself.
      return allowIf(managesAnybody(actor), 'no_group_managed');
    case 'approve-import':
      return allOf(
        allowIf(isPlatformAdmin(actor), 'platform_admin_required'),
        allowIf(actor.userId !== action.startedBy, 'second_admin_required'),
      );
    case 'change-import-limits':
    case 'read-billing':
      return allowIf(actor.isOwner, 'owner_required');
    case 'read-audit':
    case 'change-platform':
    case 'manage-mail':
    case 'read-events':
    case 'manage-webhooks':
    case 'manage-api-keys':
      return allowIf(isPlatformAdmin(actor), 'platform_admin_required');
  }
}

/** P5 for work on many: somebody whose people it may be about; which of them, is asked of each. */
const managesAnybody = (actor: PolicyActor): boolean =>
  isPlatformAdmin(actor) || actor.grants.some(({ role }) => role === 'admin' || role === 'userAdmin');

const managesOneOf = (actor: PolicyActor, groups: readonly GroupSubject[]): boolean =>
  isPlatformAdmin(actor) || groups.some((group) => managesPeopleOf(actor, group));

/**
 * D-11: which of an invitation's chosen groups a cancel takes off. `null` cancels the whole invitation: the actor is
 * platform admin or manages every chosen group.
 */
export function groupsToDetach(actor: PolicyActor, chosen: readonly GroupSubject[]): string[] | null {
  if (isPlatformAdmin(actor)) return null;
  const mine = chosen.filter((group) => managesPeopleOf(actor, group));
  return mine.length === chosen.length ? null : mine.map((group) => group.id);
}
