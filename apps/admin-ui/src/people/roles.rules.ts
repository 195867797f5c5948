/** Roles that can be granted, from the one with the fewest rights to the one with the most. */
export const ROLES = ['learner', 'coach', 'author', 'userAdmin', 'admin'] as const;

/** What somebody is in a group. */
export type Role = (typeof ROLES)[number];
