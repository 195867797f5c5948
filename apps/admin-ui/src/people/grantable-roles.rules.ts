import { ROLES, type Role } from './roles.rules.js';

/** What grants roles: what the caller may do in each of the chosen groups. */
export interface GrantingGroup {
  rights: readonly string[];
}

/**
 * The roles that the caller may grant in all of these groups: administrators any, user admins those of the platform's
 * setting (P1, P2). With no group chosen yet, what they might grant somewhere is for the groups to narrow down.
 */
export function grantableRoles(
  groups: readonly GrantingGroup[],
  ofUserAdmins: readonly string[],
): readonly Role[] {
  const administersAll = groups.every(({ rights }) => rights.includes('administer'));
  return administersAll ? ROLES : ROLES.filter((role) => ofUserAdmins.includes(role));
}
