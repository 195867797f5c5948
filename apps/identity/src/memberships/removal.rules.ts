import type { AssignableRole } from '@rollcall/contracts';
import type { HeldRole, PlacedSubject } from '../policy/rights.rules.js';

/** How far down a removal reaches (G29, G30). */
export const REMOVAL_SCOPES = ['publicSubgroups', 'allSubgroups'] as const;
/** A scope of {@link REMOVAL_SCOPES}. */
export type RemovalScope = (typeof REMOVAL_SCOPES)[number];

/**
 * Whether a removal from `chosen` reaches `place`: never above it (G28); with `publicSubgroups` down to the next private
 * groups, those and everything below them excluded (G29), which is the part of the zone that lies below (G35); with
 * `allSubgroups` everything below (G30).
 */
export function reaches(
  chosen: PlacedSubject,
  scope: RemovalScope,
  place: { path: readonly string[]; zoneHeadId: string },
): boolean {
  if (!place.path.includes(chosen.id)) return false;
  return scope === 'allSubgroups' || place.zoneHeadId === chosen.zoneHeadId;
}

/** What a person loses who is removed from a group: every role in reach. */
export function planRemoval<T extends HeldRole>(
  held: readonly T[],
  chosen: PlacedSubject,
  scope: RemovalScope,
): T[] {
  return held.filter((each) => reaches(chosen, scope, each));
}

/** What a person loses whose one role in a group is taken: `learner` down to the next private groups, or that one (G32). */
export function planRoleRemoval<T extends HeldRole>(
  held: readonly T[],
  chosen: PlacedSubject,
  role: AssignableRole,
): T[] {
  const sameRole = held.filter((each) => each.role === role);
  if (role === 'learner') return planRemoval(sameRole, chosen, 'publicSubgroups');
  return sameRole.filter(({ groupId }) => groupId === chosen.id);
}
