/** Where a group hangs in the tree. */
export interface PlaceInTree {
  path: readonly string[];
  zoneHeadId: string;
}

/** A group with its place. */
export interface Placed extends PlaceInTree {
  id: string;
}

/** The place of a new group below `parent`: a private group heads a zone of its own, a public one joins its parent's. */
export function placeBelow(
  parent: PlaceInTree,
  group: { id: string; public: boolean },
): { path: string[]; zoneHeadId: string } {
  return {
    path: [...parent.path, group.id],
    zoneHeadId: group.public ? parent.zoneHeadId : group.id,
  };
}

/**
 * The places of a group and of everything below it after it was moved below `parent`, or made public or private there.
 * Whatever belonged to its zone goes with it; zones that begin further down stay as they are.
 */
export function placeSubtree(
  subtree: readonly Placed[],
  group: Placed,
  after: { public: boolean; parent: PlaceInTree },
): Placed[] {
  const place = placeBelow(after.parent, { id: group.id, public: after.public });
  const above = group.path.length;
  return subtree.map(({ id, path, zoneHeadId }) => ({
    id,
    path: [...place.path, ...path.slice(above)],
    zoneHeadId: zoneHeadId === group.zoneHeadId ? place.zoneHeadId : zoneHeadId,
  }));
}

/** Who comes to see whom, and who no longer does (G16, G17, G21, G23). */
export interface VisibilityChange {
  /** Groups that change zone. */
  groupIds: string[];
  /** Groups whose members and theirs see each other from now on. */
  connected: string[];
  /** Groups whose members and theirs do not see each other any more by this connection. */
  separated: string[];
}

/** How zones change; `zones` are the groups of the two zones, as they were before. */
export function changeOfVisibility(
  before: readonly Placed[],
  after: readonly Placed[],
  zones: readonly Placed[],
): VisibilityChange {
  const headBefore = new Map(before.map(({ id, zoneHeadId }) => [id, zoneHeadId]));
  const changed = after.filter(({ id, zoneHeadId }) => headBefore.get(id) !== zoneHeadId);
  const [example] = changed;
  if (!example) return { groupIds: [], connected: [], separated: [] };
  const groupIds = changed.map(({ id }) => id);
  const others = zones.filter(({ id }) => !groupIds.includes(id));
  const inZone = (head: string | undefined): string[] =>
    others.filter(({ zoneHeadId }) => zoneHeadId === head).map(({ id }) => id);
  return {
    groupIds,
    connected: inZone(example.zoneHeadId),
    separated: inZone(headBefore.get(example.id)),
  };
}
