import type { Database } from '@rollcall/database';
import { DomainError, type Page, pageOf, type PlatformActor } from '@rollcall/platform';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { ALL_LOOKS, FEW_LOOKS, type RowSearch, findIds } from '../../paging/found-ids.query.js';
import { inGroup, matching, searchText, withStatus } from '../../users/people-conditions.query.js';
import { membersOf, peopleMatching } from '../../users/people-source.query.js';
import { tellPeople } from '../../users/told-people.query.js';
import { USER_COLUMNS } from '../../users/user.resource.js';
import { visibleGroup } from '../visible-groups.query.js';
import type { MemberResource } from './member.resource.js';
import type { ListMembersRequest } from './list-members.request.js';

const INVITATION = `, (
  SELECT json_build_object('id', i.id, 'invitedAt', i.created_at, 'lastSentAt', i.last_sent_at,
           'reminderCount', i.reminder_count, 'needsApproval', i.needs_approval_since IS NOT NULL, 'delivery', json_build_object('state', i.delivery_state,
           'at', i.delivery_at, 'detail', i.delivery_detail))
    FROM invitations i WHERE i.id = u.invitation_id) AS invitation`;

/**
 * People of a group that the caller may see, by id. Whoever sees the group sees its active people (G16); invited ones
 * only who manages people there, for everybody else that section is empty (D-38).
 */
export async function listMembers(
  database: Database,
  actor: PlatformActor,
  groupId: string,
  filter: ListMembersRequest,
): Promise<Page<MemberResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const asker = await loadPolicyActor(tx, actor);
    const group = await visibleGroup(tx, asker, groupId);
    if (!group) throw new DomainError('not_found', 'There is nothing at this address.');
    const invited = filter.section === 'invited';
    if (invited && !group.rights.includes('managePeople')) return { items: [], nextCursor: null };
    const ids = await findIds(tx, 'users u', searchesOf(groupId, filter), {
      after: filter.after,
      take: filter.limit + 1,
    });
    const rows = await tx.query<MemberResource>(
      `SELECT ${USER_COLUMNS} ${invited ? INVITATION : ''} FROM users u WHERE u.id = ANY ($1) ORDER BY u.id`,
      [ids],
    );
    const page = pageOf(rows, filter.limit);
    return { ...page, items: await tellPeople(tx, asker, page.items) };
  });
}

function searchesOf(groupId: string, { section, role, q }: ListMembersRequest): RowSearch[] {
  const statuses = [section === 'invited' ? 'invited' : 'active'] as const;
  const source = membersOf(groupId, statuses, role);
  if (q === undefined) return [{ source, conditions: [], looks: ALL_LOOKS }];
  const text = searchText(q);
  const conditions = [matching(text), withStatus(statuses), inGroup(groupId, role)];
  return [
    { source, conditions: [matching(text)], looks: FEW_LOOKS },
    { source: peopleMatching(text), conditions, looks: ALL_LOOKS },
  ];
}
