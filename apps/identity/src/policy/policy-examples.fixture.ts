import type { AssignableRole } from '@rollcall/contracts';
import type { Grant, HeldRole, PersonSubject, PolicyActor } from './rights.rules.js';

/** Part of the tree of domain 1.6: Sales and France are public, HR is private. */
export const ROOT = { id: 'ROOT', path: ['ROOT'], zoneHeadId: 'ROOT' };
export const SALES = { id: 'Sales', path: ['ROOT', 'Sales'], zoneHeadId: 'ROOT' };
export const FRANCE = { id: 'France', path: ['ROOT', 'Sales', 'France'], zoneHeadId: 'ROOT' };
export const HR = { id: 'HR', path: ['ROOT', 'HR'], zoneHeadId: 'HR' };

/** Somebody who asks. */
export const actor = (grants: Grant[] = [], more: Partial<PolicyActor> = {}): PolicyActor => ({
  userId: 'me',
  isOwner: false,
  rootGroupId: 'ROOT',
  plan: 'business',
  userAdminGrantableRoles: ['learner'],
  grants,
  memberOf: grants.map(({ groupId }) => groupId),
  zoneHeadIds: ['ROOT'],
  ...more,
});

export const OWNER = actor([{ groupId: 'ROOT', role: 'admin' }], { userId: 'owner', isOwner: true });
export const PLATFORM_ADMIN = actor([{ groupId: 'ROOT', role: 'admin' }]);
export const SALES_ADMIN = actor([{ groupId: 'Sales', role: 'admin' }]);
export const SALES_USER_ADMIN = actor([{ groupId: 'Sales', role: 'userAdmin' }]);
export const COACH = actor([{ groupId: 'Sales', role: 'coach' }]);
export const AUTHOR = actor([{ groupId: 'Sales', role: 'author' }]);
export const LEARNER = actor([], { memberOf: ['France', 'Sales', 'ROOT'] });

/** Somebody as a subject, with a role in each of some groups. */
export const person = (
  held: [group: typeof ROOT, role: AssignableRole][],
  more: Partial<PersonSubject> = {},
): PersonSubject => ({
  userId: 'somebody',
  isOwner: false,
  status: 'active',
  memberships: held.map(([{ id, path, zoneHeadId }, role]): HeldRole => ({
    groupId: id,
    role,
    path,
    zoneHeadId,
  })),
  ...more,
});
