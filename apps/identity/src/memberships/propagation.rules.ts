import type { AssignableRole, MembershipOrigin } from '@rollcall/contracts';

/** What propagation needs to know of a group. */
export interface GroupPlace {
  id: string;
  /** Ids from the root down to the group itself. */
  path: readonly string[];
  /** The group itself if private, else its nearest private ancestor. */
  zoneHeadId: string;
}

/** A membership as the rules decide it. */
export interface PlannedMembership {
  groupId: string;
  role: AssignableRole;
  origin: MembershipOrigin;
  viaGroupId: string | null;
}

/** Groups in which a learner of `group` is learner too: up to the zone head, that one included (G9, G10). */
export function learnerPath(group: GroupPlace): string[] {
  return group.path.slice(group.path.indexOf(group.zoneHeadId)).toReversed();
}

/** Groups in which the plan makes a learner. */
export const learnerGroups = (planned: readonly PlannedMembership[]): string[] =>
  planned.filter(({ role }) => role === 'learner').map(({ groupId }) => groupId);

/** A role chosen in a group. */
export interface ChosenRole {
  group: GroupPlace;
  role: AssignableRole;
}

/**
 * The memberships that follow from choosing groups and roles: every role in every group (R3), see {@link planChosen}.
 */
export const planMemberships = (
  groups: readonly GroupPlace[],
  roles: readonly AssignableRole[],
): PlannedMembership[] => planChosen(groups.flatMap((group) => roles.map((role) => ({ group, role }))));

/**
 * The memberships that follow from choosing roles in groups: those, and `learner` also on the way up to each zone head
 * (G9); no other role spreads (G11). A chosen membership outranks a propagated one.
 */
export function planChosen(chosen: readonly ChosenRole[]): PlannedMembership[] {
  const planned = new Map<string, PlannedMembership>();
  for (const { group, role } of chosen) {
    planned.set(`${group.id} ${role}`, { groupId: group.id, role, origin: 'direct', viaGroupId: null });
  }
  for (const { group, role } of chosen) {
    if (role !== 'learner') continue;
    for (const groupId of learnerPath(group)) {
      const key = `${groupId} learner`;
      if (planned.has(key)) continue;
      planned.set(key, { groupId, role: 'learner', origin: 'propagated', viaGroupId: group.id });
    }
  }
  return [...planned.values()];
}
