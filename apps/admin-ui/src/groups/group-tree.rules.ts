/** What the tree needs to know of a group. */
export interface TreeGroup {
  id: string;
  parentId: string | null;
  name: string;
  public: boolean;
}

/** Groups by id, and those below each, by name. */
export interface GroupTree<G extends TreeGroup = TreeGroup> {
  byId: ReadonlyMap<string, G>;
  /** Groups whose parent the caller does not see; usually the platform group alone. */
  roots: readonly G[];
  childrenOf: (id: string) => readonly G[];
}

/** Puts the groups that the API listed into a tree. */
export function treeOf<G extends TreeGroup>(groups: readonly G[]): GroupTree<G> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  const children = new Map<string, G[]>();
  const roots: G[] = [];
  for (const group of groups.toSorted((a, b) => a.name.localeCompare(b.name))) {
    const siblings =
      group.parentId === null || !byId.has(group.parentId) ? roots : children.get(group.parentId);
    if (siblings) siblings.push(group);
    else if (group.parentId !== null) children.set(group.parentId, [group]);
  }
  return { byId, roots, childrenOf: (id) => children.get(id) ?? [] };
}

/** From the top down to the group itself. */
export function pathOf<G extends TreeGroup>(tree: GroupTree<G>, id: string): readonly G[] {
  const path: G[] = [];
  for (
    let group = tree.byId.get(id);
    group;
    group = group.parentId ? tree.byId.get(group.parentId) : undefined
  ) {
    path.unshift(group);
  }
  return path;
}

/** The groups that people join besides the chosen ones: upwards through public groups to the first private one (G9). */
export function alsoJoined<G extends TreeGroup>(tree: GroupTree<G>, chosen: readonly string[]): readonly G[] {
  const joined = new Map<string, G>();
  for (const id of chosen) {
    let group = tree.byId.get(id);
    while (group?.public && group.parentId) {
      group = tree.byId.get(group.parentId);
      if (group && !chosen.includes(group.id)) joined.set(group.id, group);
    }
  }
  return [...joined.values()];
}

/** One line of the tree as it is shown. */
export interface TreeLine<G extends TreeGroup> {
  group: G;
  level: number;
  position: number;
  siblings: number;
  /** undefined for a group with nothing below it. */
  isOpen: boolean | undefined;
}

/** The lines of a tree of which some groups are open; with a search, those that match and the way down to them. */
export function linesOf<G extends TreeGroup>(
  tree: GroupTree<G>,
  open: ReadonlySet<string>,
  search = '',
): readonly TreeLine<G>[] {
  const wanted = search.trim() === '' ? undefined : matchesAndAbove(tree, search);
  const lines: TreeLine<G>[] = [];
  const add = (groups: readonly G[], level: number): void => {
    const shown = wanted ? groups.filter(({ id }) => wanted.has(id)) : groups;
    for (const [index, group] of shown.entries()) {
      const below = tree.childrenOf(group.id).filter(({ id }) => !wanted || wanted.has(id));
      const isOpen = below.length === 0 ? undefined : wanted !== undefined || open.has(group.id);
      lines.push({ group, level, position: index + 1, siblings: shown.length, isOpen });
      if (isOpen) add(below, level + 1);
    }
  };
  add(tree.roots, 1);
  return lines;
}

function matchesAndAbove<G extends TreeGroup>(tree: GroupTree<G>, search: string): ReadonlySet<string> {
  const needle = folded(search.trim());
  const wanted = new Set<string>();
  for (const group of tree.byId.values()) {
    if (folded(group.name).includes(needle)) for (const { id } of pathOf(tree, group.id)) wanted.add(id);
  }
  return wanted;
}

/** Without accents and capitals, as the API searches. */
export function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
