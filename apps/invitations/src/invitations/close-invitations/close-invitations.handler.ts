import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { Invitation } from '../invitation.entity.js';
import { invitationCancelled } from '../invitation.events.js';
import { invitationColumns } from '../invitation.store.js';

/**
 * Ends the invitations that were open when their people were deleted (G25, D-34, V11). Also one that is being
 * accepted: identity deleted the person while invited, so that the attempt has failed or will.
 */
@Injectable()
export class CloseInvitationsHandler {
  constructor(private readonly outbox: Outbox) {}

  async close(tx: Transaction, events: readonly EventOf<'identity.user-deleted.v1'>[]): Promise<void> {
    const deletions = events.map(({ data, platformid }) => ({ ...data, platformId: platformid }));
    const cancelled = await tx.query<Invitation>(
      `UPDATE invitations i SET state = 'cancelled', cancelled_at = e."deletedAt", version = i.version + 1
       FROM jsonb_to_recordset($1::jsonb) AS e ("invitationId" uuid, "platformId" uuid, "deletedAt" timestamptz)
       WHERE i.platform_id = e."platformId" AND i.id = e."invitationId" AND i.state IN ('pending', 'accepting')
       RETURNING ${invitationColumns(tx)}`,
      [JSON.stringify(deletions)],
    );
    await this.outbox.append(
      tx,
      cancelled.map((invitation) => invitationCancelled(invitation, null)),
    );
  }
}
