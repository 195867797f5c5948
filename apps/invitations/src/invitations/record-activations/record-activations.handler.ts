import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { Invitation } from '../invitation.entity.js';
import { invitationAccepted } from '../invitation.events.js';
import { invitationColumns } from '../invitation.store.js';

/**
 * Marks invitations of people who became active as accepted. Mostly a no-op, because accepting does it at once; it
 * repairs what a crash between the activation and its answer left behind.
 */
@Injectable()
export class RecordActivationsHandler {
  constructor(private readonly outbox: Outbox) {}

  async record(tx: Transaction, events: readonly EventOf<'identity.user-activated.v1'>[]): Promise<void> {
    const activations = events.map(({ data, platformid }) => ({ ...data, platformId: platformid }));
    const accepted = await tx.query<Invitation>(
      `UPDATE invitations i SET state = 'accepted', accepted_at = e."activatedAt", version = i.version + 1
       FROM jsonb_to_recordset($1::jsonb) AS e ("invitationId" uuid, "platformId" uuid, "activatedAt" timestamptz)
       WHERE i.platform_id = e."platformId" AND i.id = e."invitationId" AND i.state IN ('pending', 'accepting')
       RETURNING ${invitationColumns(tx)}`,
      [JSON.stringify(activations)],
    );
    await this.outbox.append(tx, accepted.map(invitationAccepted));
  }
}
