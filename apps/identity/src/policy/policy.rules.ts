import type { AssignableRole, Plan } from '@rollcall/contracts';

/** A non-learner role that the actor holds; learners may do nothing here. */
export interface Grant {
  groupId: string;
  role: AssignableRole;
}

/** Who asks, with everything the decision needs. */
export interface PolicyActor {
  userId: string;
  isOwner: boolean;
  rootGroupId: string;
  plan: Plan;
  /** Setting `userAdminGrantableRoles` of the platform (D-05). */
  userAdminGrantableRoles: readonly AssignableRole[];
  grants: readonly Grant[];
}

/** A group as a subject. */
export interface GroupSubject {
  id: string;
  /** Ids from the root down to the group itself. */
  path: readonly string[];
}

/** What an actor may want to do, with its subject. Ids P1.. are rows of the matrix in domain 2.2. */
export type PolicyAction =
  | { kind: 'create-group'; parent: GroupSubject }
  | {
      kind: 'invite-users';
      groups: readonly GroupSubject[];
      roles: readonly AssignableRole[];
      hasMessage: boolean;
    }
  | { kind: 'read-invitation' | 'remind-invitation' | 'cancel-invitation'; groups: readonly GroupSubject[] }
  | { kind: 'create-session'; group: GroupSubject }
  | { kind: 'read-billing' }
  | { kind: 'change-platform' };

/** Codes of refusals; each is in the table of problems. */
export type RefusalCode =
  | 'group_not_manageable'
  | 'role_not_grantable'
  | 'owner_required'
  | 'platform_admin_required'
  | 'session_not_manageable'
  | 'free_trial_message_unavailable'
  | 'not_found';

/** Allowed, or refused with the rule that refused. */
export type PolicyAnswer = { allowed: true } | { allowed: false; code: RefusalCode; about?: string };

const ALLOWED: PolicyAnswer = { allowed: true };
const refuse = (code: RefusalCode, about?: string): PolicyAnswer => ({ allowed: false, code, about });

/** Owner, or administrator of the root: full rights everywhere (domain 2.1). */
export const isPlatformAdmin = (actor: PolicyActor): boolean =>
  actor.isOwner ||
  actor.grants.some(({ role, groupId }) => role === 'admin' && groupId === actor.rootGroupId);

const holds = (actor: PolicyActor, role: AssignableRole, group: GroupSubject): boolean =>
  actor.grants.some((grant) => grant.role === role && group.path.includes(grant.groupId));

/** Administrator of the group or of one above it (G14), or platform admin. */
export const administers = (actor: PolicyActor, group: GroupSubject): boolean =>
  isPlatformAdmin(actor) || holds(actor, 'admin', group);

/** May manage the people of the group: an administrator, or a user admin of it or of one above (D-04). */
export const managesPeopleOf = (actor: PolicyActor, group: GroupSubject): boolean =>
  administers(actor, group) || holds(actor, 'userAdmin', group);

/** May give a role in a group (D-05). */
export function mayGrant(actor: PolicyActor, role: AssignableRole, group: GroupSubject): boolean {
  if (role !== 'learner' && group.id === actor.rootGroupId) return isPlatformAdmin(actor);
  if (administers(actor, group)) return true;
  if (!holds(actor, 'userAdmin', group)) return false;
  if (role === 'admin' || role === 'userAdmin') return false;
  return role === 'learner' || actor.userAdminGrantableRoles.includes(role);
}

/** The one policy: may this actor do this? Every way in asks it. */
export function decide(actor: PolicyActor, action: PolicyAction): PolicyAnswer {
  switch (action.kind) {
    case 'create-group':
      return administers(actor, action.parent) ? ALLOWED : refuse('group_not_manageable', action.parent.id);
    case 'invite-users':
      return decideInvite(actor, action);
    case 'read-invitation':
    case 'remind-invitation':
    case 'cancel-invitation':
      // P5 and D-38: whoever manages one of its groups; for everybody else it does not exist.
      return isPlatformAdmin(actor) || action.groups.some((group) => managesPeopleOf(actor, group))
        ? ALLOWED
        : refuse('not_found');
    case 'create-session':
      return administers(actor, action.group) ? ALLOWED : refuse('session_not_manageable', action.group.id);
    case 'read-billing':
      return actor.isOwner ? ALLOWED : refuse('owner_required');
    case 'change-platform':
      return isPlatformAdmin(actor) ? ALLOWED : refuse('platform_admin_required');
  }
}

function decideInvite(
  actor: PolicyActor,
  action: Extract<PolicyAction, { kind: 'invite-users' }>,
): PolicyAnswer {
  const foreign = action.groups.find((group) => !managesPeopleOf(actor, group));
  if (foreign) return refuse('group_not_manageable', foreign.id);
  for (const group of action.groups) {
    const role = action.roles.find((each) => !mayGrant(actor, each, group));
    if (role) return refuse('role_not_grantable', role);
  }
  // V27: on a trial nobody writes free text to strangers in our name.
  if (action.hasMessage && actor.plan === 'free_trial') return refuse('free_trial_message_unavailable');
  return ALLOWED;
}

/**
 * D-11: which of an invitation's chosen groups a cancel takes off. `null` cancels the whole invitation: the actor is
 * platform admin or manages every chosen group.
 */
export function groupsToDetach(actor: PolicyActor, chosen: readonly GroupSubject[]): string[] | null {
  if (isPlatformAdmin(actor)) return null;
  const mine = chosen.filter((group) => managesPeopleOf(actor, group));
  return mine.length === chosen.length ? null : mine.map((group) => group.id);
}
