import type { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { type Page, pageOf } from '../../paging/page.rules.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { type PolicyActor, isPlatformAdmin } from '../../policy/rights.rules.js';
import { INVITATION_COLUMNS, type InvitationResource } from '../invitation.resource.js';
import type { ListInvitationsRequest } from './list-invitations.request.js';

/** Invitations into groups that the caller manages (P5); all of them for a platform admin. */
export async function listInvitations(
  database: Database,
  actor: UserActor,
  filter: ListInvitationsRequest,
): Promise<Page<InvitationResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const rows = await tx.query<InvitationResource>(
      `SELECT ${INVITATION_COLUMNS} FROM invitations i JOIN users u ON u.id = i.user_id
        WHERE i.platform_id = $1 AND i.id > $2
          AND ($3 OR EXISTS (SELECT FROM groups g WHERE g.id = ANY (i.group_ids) AND g.path && $4::uuid[]))
          AND ($5::text IS NULL OR i.status = $5)
          AND ($6::uuid IS NULL OR $6 = ANY (i.group_ids))
          AND ($7::text IS NULL OR i.delivery_state = $7)
          AND ($8::text IS NULL OR u.search_text LIKE '%' || fold($8) || '%')
        ORDER BY i.id LIMIT $9`,
      [
        actor.platformId,
        filter.after,
        ...managed(await loadPolicyActor(tx, actor.userId)),
        filter.status,
        filter.groupId,
        filter.delivery,
        filter.q?.replace(/[%_\\]/g, '\\$&'),
        filter.limit + 1,
      ],
    );
    return pageOf(rows, filter.limit);
  });
}

const managed = (actor: PolicyActor): [everywhere: boolean, groupIds: string[]] => [
  isPlatformAdmin(actor),
  actor.grants.filter(({ role }) => role === 'admin' || role === 'userAdmin').map(({ groupId }) => groupId),
];
