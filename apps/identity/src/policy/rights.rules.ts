import type { AssignableRole, Plan } from '@rollcall/contracts';

/** A role other than learner that the actor holds in a group; a learner's role gives rights over nobody. */
export interface Grant {
  groupId: string;
  role: AssignableRole;
}

/** Who asks, with everything the decision needs. */
export interface PolicyActor {
  /** The person. Of an API key (R7) its own id, which is no person's: nobody is ever the same as a key. */
  userId: string;
  isOwner: boolean;
  rootGroupId: string;
  plan: Plan;
  /** The platform is on a free trial, and its time is over (D-19). */
  isTrialOver?: boolean;
  /** Setting `userAdminGrantableRoles` of the platform (D-05). */
  userAdminGrantableRoles: readonly AssignableRole[];
  grants: readonly Grant[];
  /** Every group that the actor is in, with any role. */
  memberOf: readonly string[];
  /** The zone heads of those groups (G19). */
  zoneHeadIds: readonly string[];
}

/** A group as a subject. */
export interface GroupSubject {
  id: string;
  /** Ids from the root down to the group itself. */
  path: readonly string[];
}

/** A group whose zone matters too. */
export interface PlacedSubject extends GroupSubject {
  zoneHeadId: string;
}

/** A role of a person in a group, with the place of that group. */
export interface HeldRole {
  groupId: string;
  role: AssignableRole;
  path: readonly string[];
  zoneHeadId: string;
}

/** A person as a subject. */
export interface PersonSubject {
  userId: string;
  isOwner: boolean;
  status: 'invited' | 'active' | 'deleted';
  memberships: readonly HeldRole[];
}

/** Groups by role. Kept with the actor: a list of groups asks for each of them, and an actor may have hundreds of grants. */
const grantedGroups = new WeakMap<PolicyActor, Map<AssignableRole, Set<string>>>();

function groupsGranted(actor: PolicyActor, role: AssignableRole): ReadonlySet<string> | undefined {
  const known = grantedGroups.get(actor);
  if (known) return known.get(role);
  const byRole = new Map<AssignableRole, Set<string>>();
  for (const grant of actor.grants) {
    const groups = byRole.get(grant.role);
    if (groups) groups.add(grant.groupId);
    else byRole.set(grant.role, new Set([grant.groupId]));
  }
  grantedGroups.set(actor, byRole);
  return byRole.get(role);
}

const holds = (actor: PolicyActor, role: AssignableRole, { path }: Pick<GroupSubject, 'path'>): boolean => {
  const groups = groupsGranted(actor, role);
  return groups !== undefined && path.some((id) => groups.has(id));
};

/** Owner, or administrator of the root: full rights everywhere (domain 2.1). */
export const isPlatformAdmin = (actor: PolicyActor): boolean =>
  actor.isOwner || groupsGranted(actor, 'admin')?.has(actor.rootGroupId) === true;

/** Administrator of the group or of one above it (G14), or platform admin. */
export const administers = (actor: PolicyActor, group: Pick<GroupSubject, 'path'>): boolean =>
  isPlatformAdmin(actor) || holds(actor, 'admin', group);

/** May manage the people of the group: an administrator, or a user admin of it or of one above (D-04). */
export const managesPeopleOf = (actor: PolicyActor, group: Pick<GroupSubject, 'path'>): boolean =>
  administers(actor, group) || holds(actor, 'userAdmin', group);

/** Administers the group, or coaches it; a coach's right does not reach below (G11, G14 names administrators only). */
export const coachesOrAdministers = (actor: PolicyActor, group: GroupSubject): boolean =>
  administers(actor, group) ||
  actor.grants.some(({ role, groupId }) => role === 'coach' && groupId === group.id);

/** May give a role in a group (D-05). */
export function mayGrant(actor: PolicyActor, role: AssignableRole, group: GroupSubject): boolean {
  if (role !== 'learner' && group.id === actor.rootGroupId) return isPlatformAdmin(actor);
  if (administers(actor, group)) return true;
  if (!holds(actor, 'userAdmin', group)) return false;
  if (role === 'admin' || role === 'userAdmin') return false;
  return role === 'learner' || actor.userAdminGrantableRoles.includes(role);
}

/** The group of a held role, as a subject. */
export const groupOf = ({ groupId, path }: HeldRole): GroupSubject => ({ id: groupId, path });

/** Sees the group: it lies in a zone of the actor's memberships (G19), or the actor manages its people (G14, D-04). */
export const seesGroup = (actor: PolicyActor, group: PlacedSubject): boolean =>
  actor.zoneHeadIds.includes(group.zoneHeadId) || managesPeopleOf(actor, group);

/**
 * Sees the person: oneself, active people of one's zones (G16, G19), and people of any status in groups that one
 * manages (D-38). Deleted people are in no group: only platform admins see them.
 */
export function seesPerson(actor: PolicyActor, person: PersonSubject): boolean {
  if (person.userId === actor.userId || isPlatformAdmin(actor)) return true;
  return person.memberships.some(
    (held) =>
      managesPeopleOf(actor, held) ||
      (person.status === 'active' && actor.zoneHeadIds.includes(held.zoneHeadId)),
  );
}
