import { api, dataOf, type Schemas } from '../../api/api-client.js';
import { PAGE_SIZE, type Pages, usePages } from '../../api/use-pages.js';
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
export function useMembers({ groupId, section, role, q }: MemberFilter): Pages<Member> {
  const topic = section === 'current' ? 'users' : 'invitations';
  return usePages([topic, 'of-group', { groupId, section, role, q }], (cursor, signal) =>
    dataOf(
      api.GET('/v1/groups/{id}/members', {
        signal,
        params: { path: { id: groupId }, query: { section, role, q, cursor, limit: PAGE_SIZE } },
      }),
    ),
  );
}
