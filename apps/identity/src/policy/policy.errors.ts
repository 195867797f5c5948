import { DomainError } from '@rollcall/platform';
import type { PolicyAnswer, RefusalCode } from './answer.rules.js';

const EXPLANATIONS: Record<RefusalCode, (about?: string) => string> = {
  not_found: () => 'There is nothing at this address.',
  group_not_manageable: (group) => `You do not manage the group ${group}; ask one of its administrators.`,
  root_group_fixed: () =>
    'The root group stays private, at the top, and cannot be deleted; choose another group.',
  group_cycle: (group) =>
    `The group ${group} is the group itself or below it; choose a parent outside of it.`,
  role_not_grantable: (role) =>
    `You may not give the role ${role} in one of these groups; choose another role.`,
  user_not_manageable: (user) =>
    user ? `The person ${user} is in no group of yours.` : 'The person is in no group that you manage.',
  administrator_required: () => 'Only an administrator of one of the groups of this person may do this.',
  learners_only: () => 'User admins may do this to learners only; ask an administrator of the group.',
  common_group_required: () => 'You may add people only with whom you share a group; invite them instead.',
  other_groups: () =>
    'The person is also in groups that you do not manage; remove them from yours, or ask a platform admin.',
  higher_rights: () =>
    'The person has rights where you have none; ask an administrator of all groups in which they have a role.',
  owner_protected: () => 'The owner of the platform cannot be removed, deleted or given a deletion date.',
  session_not_manageable: (group) => `You neither administer nor coach the group ${group} of this session.`,
  instructor_required: () => 'Only instructors of the session invite from it; have yourself made one.',
  owner_required: () => 'Only the owner of the platform may do this.',
  platform_admin_required: () => 'Only a platform admin may do this.',
  second_admin_required: () => 'Another platform admin than who started the import must approve of it.',
  no_group_managed: () => 'You manage the people of no group; ask an administrator.',
  free_trial_ended: () =>
    'The free trial is over: nobody can be invited or reminded until the platform has a plan. Who was invited before can still join.',
  free_trial_setup_unavailable: () => 'On a free trial people cannot be set up; invite them instead.',
  free_trial_message_unavailable: () =>
    'On a free trial invitations cannot carry a personal message; leave the message out.',
};

/** What the caller reads when the policy refuses. */
export function refusalText(answer: Extract<PolicyAnswer, { allowed: false }>): string {
  return EXPLANATIONS[answer.code](answer.about);
}

/** Turns a refusal of the policy into the error of the request. */
export function assertAllowed(answer: PolicyAnswer): void {
  if (answer.allowed) return;
  const about = answer.code === 'role_not_grantable' ? { role: answer.about } : {};
  throw new DomainError(answer.code, refusalText(answer), about);
}
