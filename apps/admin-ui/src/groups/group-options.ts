import type { ComboboxItem, OptionsFilter } from '@mantine/core';
import { type GroupTree, folded, pathOf } from './group-tree.rules.js';
import type { Group } from './groups.query.js';

/** Groups to choose from, each by the way down to it. */
export function optionsOf(tree: GroupTree<Group>, isOffered: (group: Group) => boolean): ComboboxItem[] {
  return [...tree.byId.values()]
    .filter(isOffered)
    .map(({ id }) => ({ value: id, label: labelOf(tree, id) }))
    .toSorted((a, b) => a.label.localeCompare(b.label));
}

/** The group with those above it, without the platform group, in which they all are. */
export function labelOf(tree: GroupTree<Group>, id: string): string {
  const names = pathOf(tree, id).map(({ name }) => name);
  return (names.length > 1 ? names.slice(1) : names).join(' / ');
}

/** Finds groups as the API does: case and accents do not matter. */
export const byFoldedName: OptionsFilter = ({ options, search, limit }) => {
  const needle = folded(search.trim());
  const items = options as ComboboxItem[];
  return items.filter(({ label }) => folded(label).includes(needle)).slice(0, limit);
};
