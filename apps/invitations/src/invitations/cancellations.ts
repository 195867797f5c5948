import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { Invitation } from './invitation.entity.js';
import { invitationCancelled, invitationDetached } from './invitation.events.js';
import { invitationColumns } from './invitation.store.js';

/** An invitation to cancel: whole, or only for some of its groups (D-11). */
export interface Cancellation {
  invitationId: string;
  /** Null for the whole invitation. */
  detachGroupIds: readonly string[] | null;
}

/** Cancels open invitations, which kills their links at once (T9), or takes groups off them (D-11); one or many. */
@Injectable()
export class Cancellations {
  constructor(private readonly outbox: Outbox) {}

  /** @returns ids of those that were open */
  async carryOut(
    tx: Transaction,
    platformId: string,
    cancelledBy: string,
    cancellations: readonly Cancellation[],
  ): Promise<Set<string>> {
    const whole = cancellations.filter(({ detachGroupIds }) => detachGroupIds === null);
    const partly = cancellations.filter(({ detachGroupIds }) => detachGroupIds !== null);
    const closed = whole.length > 0 ? await this.close(tx, platformId, whole) : [];
    const detached = partly.length > 0 ? await this.detach(tx, platformId, partly) : [];
    const groupsOf = new Map(partly.map((each) => [each.invitationId, [...(each.detachGroupIds ?? [])]]));
    await this.outbox.append(tx, [
      ...closed.map((invitation) => invitationCancelled(invitation, cancelledBy)),
      ...detached.map(({ now, ...invitation }) =>
        invitationDetached(invitation, groupsOf.get(invitation.id) ?? [], cancelledBy, now),
      ),
    ]);
    return new Set([...closed, ...detached].map(({ id }) => id));
  }

  private close(tx: Transaction, platformId: string, whole: readonly Cancellation[]): Promise<Invitation[]> {
    return tx.query<Invitation>(
      `WITH open AS (
         SELECT id FROM invitations
          WHERE platform_id = $1 AND id IN (SELECT unnest($2::uuid[])) AND state = 'pending' ORDER BY id FOR UPDATE)
       UPDATE invitations i SET state = 'cancelled', cancelled_at = now(), version = version + 1
       FROM open WHERE i.platform_id = $1 AND i.id = open.id RETURNING ${invitationColumns(tx)}`,
      [platformId, whole.map(({ invitationId }) => invitationId)],
    );
  }

  private detach(
    tx: Transaction,
    platformId: string,
    partly: readonly Cancellation[],
  ): Promise<(Invitation & { now: Date })[]> {
    return tx.query<Invitation & { now: Date }>(
      `WITH wish AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS w ("invitationId" uuid, "detachGroupIds" jsonb)),
       open AS (
         SELECT id FROM invitations
          WHERE platform_id = $1 AND id IN (SELECT "invitationId" FROM wish) AND state = 'pending'
          ORDER BY id FOR UPDATE)
       UPDATE invitations i SET version = version + 1,
         group_ids = ARRAY(SELECT g FROM unnest(group_ids) WITH ORDINALITY AS u (g, n)
                           WHERE NOT wish."detachGroupIds" ? g::text ORDER BY n)
       FROM open JOIN wish ON wish."invitationId" = open.id
       WHERE i.platform_id = $1 AND i.id = open.id RETURNING ${invitationColumns(tx)}, now() AS now`,
      [platformId, JSON.stringify(partly)],
    );
  }
}
