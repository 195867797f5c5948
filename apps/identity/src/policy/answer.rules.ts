/** Codes of refusals; each is in the table of problems. */
export type RefusalCode =
  | 'not_found'
  | 'group_not_manageable'
  | 'root_group_fixed'
  | 'group_cycle'
  | 'role_not_grantable'
  | 'user_not_manageable'
  | 'administrator_required'
  | 'learners_only'
  | 'common_group_required'
  | 'other_groups'
  | 'higher_rights'
  | 'owner_protected'
  | 'session_not_manageable'
  | 'instructor_required'
  | 'owner_required'
  | 'platform_admin_required'
  | 'second_admin_required'
  | 'no_group_managed'
  | 'free_trial_ended'
  | 'free_trial_setup_unavailable'
  | 'free_trial_message_unavailable';

/** Allowed, or refused with the rule that refused and the id or role that it is about. */
export type PolicyAnswer = { allowed: true } | { allowed: false; code: RefusalCode; about?: string };

/** The answer of everything that is allowed. */
export const ALLOWED: PolicyAnswer = { allowed: true };

/** The answer of what is refused. */
export const refuse = (code: RefusalCode, about?: string): PolicyAnswer => ({ allowed: false, code, about });

/** Allowed if a condition holds, else refused. */
export const allowIf = (condition: boolean, code: RefusalCode, about?: string): PolicyAnswer =>
  condition ? ALLOWED : refuse(code, about);

/** The first refusal of several conditions that must all hold. */
export const allOf = (...answers: readonly PolicyAnswer[]): PolicyAnswer =>
  answers.find((answer) => !answer.allowed) ?? ALLOWED;
