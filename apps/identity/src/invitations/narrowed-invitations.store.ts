import type { Transaction } from '@rollcall/database';
import { Injectable } from '@nestjs/common';
import { MembershipEventsStore } from '../memberships/membership-events.store.js';
import { userEvent } from '../users/user.events.js';

interface NarrowedInvitation {
  invitationId: string;
  userId: string;
  groupIds: string[];
}

/** Keeps open invitations linked to groups that their people are still in (G25, D-34). */
@Injectable()
export class NarrowedInvitationsStore {
  constructor(private readonly events: MembershipEventsStore) {}

  /**
   * Takes off the invitations of these people the chosen groups that they are no longer in. Of an invitation that would
   * lead nowhere then, the groups that its person is in otherwise become the chosen ones.
   */
  async narrow(tx: Transaction, platformId: string, userIds: readonly string[]): Promise<void> {
    const narrowed = await tx.query<NarrowedInvitation>(
      `UPDATE invitations i SET group_ids = CASE WHEN i.group_ids && held.ids
                THEN ARRAY(SELECT g FROM unnest(i.group_ids) AS g WHERE g = ANY (held.ids)) ELSE held.ids END
         FROM users u CROSS JOIN LATERAL (
                SELECT array_agg(DISTINCT m.group_id) AS ids FROM memberships m WHERE m.user_id = u.id) held
        WHERE u.id = ANY ($1) AND u.status = 'invited' AND i.id = u.invitation_id AND i.status = 'pending'
          AND NOT i.group_ids <@ held.ids
       RETURNING i.id AS "invitationId", i.user_id AS "userId", i.group_ids AS "groupIds"`,
      [userIds],
    );
    const invitationOf = new Map(narrowed.map((each) => [each.userId, each]));
    await this.events.tell(tx, platformId, [...invitationOf.keys()], (about) => {
      const invitation = invitationOf.get(about.userId);
      if (!invitation) throw new Error('An invitation that was narrowed is missing.');
      return userEvent('identity.invitation-narrowed.v1', about, invitation);
    });
  }
}
