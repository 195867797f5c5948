import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../api/api-client.js';
import { type GroupTree, treeOf } from './group-tree.rules.js';

/** A group as the caller sees it. */
export type Group = Schemas['GroupResource'];

export const groupsQuery = queryOptions({
  queryKey: ['groups'],
  queryFn: async ({ signal }): Promise<readonly Group[]> =>
    (await dataOf(api.GET('/v1/groups', { signal }))).items,
  staleTime: 30_000,
});

const treeQuery = { ...groupsQuery, select: treeOf<Group> };

/** The groups that the caller may see. Only below the shell, which waits for them. */
export function useGroupTree(): GroupTree<Group> {
  return useSuspenseQuery(treeQuery).data;
}

/** Whether people may be brought into the group, and taken out, by the caller. */
export function managesPeopleOf(group: Group): boolean {
  return group.rights.includes('managePeople') || group.rights.includes('administer');
}

/** Whether the caller may change the group itself. */
export function administers(group: Group): boolean {
  return group.rights.includes('administer');
}
