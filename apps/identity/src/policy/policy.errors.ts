import { DomainError } from '@rollcall/platform';
import type { PolicyAnswer, RefusalCode } from './policy.rules.js';

const EXPLANATIONS: Record<RefusalCode, (about?: string) => string> = {
  group_not_manageable: (group) => `You do not manage the group ${group}; ask one of its administrators.`,
  role_not_grantable: (role) =>
    `You may not give the role ${role} in one of these groups; choose another role.`,
  owner_required: () => 'Only the owner of the platform may do this.',
  platform_admin_required: () => 'Only a platform admin may do this.',
  session_not_manageable: (group) => `You do not administer the group ${group}.`,
  free_trial_message_unavailable: () =>
    'On a free trial invitations cannot carry a personal message; leave the message out.',
  not_found: () => 'There is nothing at this address.',
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
