/** Where a group hangs in the tree. */
export interface PlaceInTree {
  path: string[];
  zoneHeadId: string;
}

/** The place of a new group below `parent`: a private group heads a zone of its own, a public one joins its parent's. */
export function placeBelow(parent: PlaceInTree, group: { id: string; public: boolean }): PlaceInTree {
  return {
    path: [...parent.path, group.id],
    zoneHeadId: group.public ? parent.zoneHeadId : group.id,
  };
}
