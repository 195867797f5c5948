import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { type FetchPage, PAGE_SIZE, type Pages, pagesQuery, usePages } from '../../api/use-pages.js';
import type { Role } from '../../people/roles.rules.js';

/** A person in a group. */
export type Member = Schemas['MemberResource'];

/** Which people of a group. */
export interface MemberFilter {
  groupId: string;
  section: 'current' | 'invited';
  role?: Role;
  q?: string;
}

/** People of a group, by name. */
export function useMembers(filter: MemberFilter): Pages<Member> {
  return usePages(...membersOf(filter));
}

/** The first of them, asked for before there is a page to show them. */
export const firstMembersQuery = (filter: MemberFilter) => pagesQuery(...membersOf(filter));

function membersOf({ groupId, section, role, q }: MemberFilter): [unknown[], FetchPage<Member>] {
  const topic = section === 'current' ? 'users' : 'invitations';
  const fetchPage: FetchPage<Member> = (cursor, signal) =>
    dataOf(
      api.GET('/v1/groups/{id}/members', {
        signal,
        params: { path: { id: groupId }, query: { section, role, q, cursor, limit: PAGE_SIZE } },
      }),
    );
  return [[topic, 'of-group', { groupId, section, role, q }], fetchPage];
}
