import type { Database } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { type Page, pageOf } from '../../paging/page.rules.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { USER_COLUMNS, type UserResource } from '../../users/user.resource.js';
import { visibleGroups } from '../visible-groups.query.js';
import type { ListMembersRequest } from './list-members.request.js';

/** A person of a group; invited ones carry their open invitation. */
export interface MemberResource extends UserResource {
  invitation?: {
    id: string;
    invitedAt: Date;
    lastSentAt: Date | null;
    reminderCount: number;
    delivery: { state: string; at: Date; detail: string | null };
  };
}

const INVITATION = `, (
  SELECT json_build_object('id', i.id, 'invitedAt', i.created_at, 'lastSentAt', i.last_sent_at,
           'reminderCount', i.reminder_count, 'delivery', json_build_object('state', i.delivery_state,
           'at', i.delivery_at, 'detail', i.delivery_detail))
    FROM invitations i WHERE i.id = u.invitation_id) AS invitation`;

/**
 * People of a group that the caller may see. Whoever sees the group sees its active people (G16); invited ones only
 * who manages people there, for everybody else that section is empty (D-38).
 */
export async function listMembers(
  database: Database,
  actor: UserActor,
  groupId: string,
  filter: ListMembersRequest,
): Promise<Page<MemberResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const [group] = await visibleGroups(tx, await loadPolicyActor(tx, actor.userId), [groupId]);
    if (!group) throw new DomainError('not_found', 'There is nothing at this address.');
    const invited = filter.section === 'invited';
    if (invited && !group.rights.includes('managePeople')) return { items: [], nextCursor: null };
    const rows = await tx.query<MemberResource>(
      `SELECT ${USER_COLUMNS} ${invited ? INVITATION : ''} FROM users u
        WHERE u.status = $1 AND u.id > $2
          AND EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.group_id = $3
                         AND ($4::text IS NULL OR m.role = $4))
          AND ($5::text IS NULL OR u.search_text LIKE '%' || fold($5) || '%')
        ORDER BY u.id LIMIT $6`,
      [
        invited ? 'invited' : 'active',
        filter.after,
        groupId,
        filter.role,
        filter.q?.replace(/[%_\\]/g, '\\$&'),
        filter.limit + 1,
      ],
    );
    return pageOf(rows, filter.limit);
  });
}
