import type { AssignableRole, EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Injectable } from '@nestjs/common';
import { Enrolments } from '../../enrolments/enrolments.js';
import { shareTreesOf } from '../../groups/tree-lock.store.js';
import { learnerPath, type GroupPlace } from '../../memberships/propagation.rules.js';
import { RemovedPeopleStore } from '../../users/removed-people.store.js';
import { userEvent } from '../../users/user.events.js';

interface OpenInvitation {
  id: string;
  userId: string;
  platformId: string;
  remaining: GroupPlace[];
}

/**
 * Takes groups off an open invitation (D-11): the detached ones, and what G9 had added on the way up from them unless
 * a remaining group leads there too. When no group remains the person goes (G31).
 */
@Injectable()
export class DetachGroupsHandler {
  constructor(
    private readonly outbox: Outbox,
    private readonly removedPeople: RemovedPeopleStore,
    private readonly enrolments: Enrolments,
  ) {}

  async execute(tx: Transaction, event: EventOf<'invitations.invitation-detached.v1'>): Promise<void> {
    const { invitationId, groupIds } = event.data;
    await shareTreesOf(tx, [invitationId]);
    await tx.execute('SELECT FROM users WHERE invitation_id = $1 FOR UPDATE', [invitationId]);
    const invitation = await this.detach(tx, invitationId, groupIds);
    if (!invitation) return;
    if (invitation.remaining.length === 0) {
      await this.removedPeople.removeInvited(tx, [invitationId], 'last_group_left');
      return;
    }
    await this.removeMemberships(tx, invitation);
  }

  private async detach(
    tx: Transaction,
    invitationId: string,
    groupIds: readonly string[],
  ): Promise<OpenInvitation | undefined> {
    const [row] = await tx.query<OpenInvitation>(
      `WITH open AS (
         UPDATE invitations i
            SET group_ids = ARRAY(SELECT g FROM unnest(i.group_ids) AS g WHERE g <> ALL ($2::uuid[]))
           FROM users u
          WHERE i.id = $1 AND u.id = i.user_id AND u.status = 'invited' AND u.invitation_id = i.id
         RETURNING i.id, i.user_id, i.platform_id, i.group_ids)
       SELECT o.id, o.user_id AS "userId", o.platform_id AS "platformId",
              (SELECT coalesce(json_agg(json_build_object('id', g.id, 'path', g.path, 'zoneHeadId', g.zone_head_id)),
                 '[]') FROM groups g WHERE g.id = ANY (o.group_ids)) AS remaining
         FROM open o`,
      [invitationId, groupIds],
    );
    return row;
  }

  private async removeMemberships(tx: Transaction, { userId, platformId, remaining }: OpenInvitation) {
    const chosen = remaining.map(({ id }) => id);
    const learnerGroups = remaining.flatMap(learnerPath);
    const removed = await tx.query<{ groupId: string; role: AssignableRole }>(
      `DELETE FROM memberships WHERE user_id = $1 AND group_id <> ALL ($2::uuid[])
          AND (role <> 'learner' OR group_id <> ALL ($3::uuid[]))
       RETURNING group_id AS "groupId", role`,
      [userId, chosen, learnerGroups],
    );
    if (removed.length === 0) return;
    const [person] = await tx.query<{ version: number }>(
      'UPDATE users SET version = version + 1 WHERE id = $1 RETURNING version',
      [userId],
    );
    const about = { userId, platformId, version: person?.version ?? 1 };
    await this.outbox.append(
      tx,
      userEvent('identity.membership-removed.v1', about, { userId, memberships: removed }),
    );
    // Out of dynamic sessions that no remaining group leads to (G33).
    await this.enrolments.leave(tx, platformId, [userId]);
  }
}
