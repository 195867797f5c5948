import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { Invitation } from '../invitation.entity.js';
import { invitationAccepted } from '../invitation.events.js';
import { invitationColumns } from '../invitation.store.js';

/** A person who was invited became active. */
export interface Activation {
  platformId: string;
  invitationId: string;
  activatedAt: string;
}

/**
 * Marks invitations of people who became active as accepted. Mostly a no-op, because accepting does it at once; it
 * repairs what a crash between the activation and its answer left behind, and ends the invitation of a person whom an
 * administrator set up instead (T4).
 */
@Injectable()
export class RecordActivationsHandler {
  constructor(private readonly outbox: Outbox) {}

  async record(tx: Transaction, activations: readonly Activation[]): Promise<void> {
    if (activations.length === 0) return;
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
