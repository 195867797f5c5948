import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { UserActor } from '@rollcall/platform';
import { AcceptanceResolver } from '../acceptance-resolver.js';
import { type Grant, InvitationAccess } from '../invitation-access.js';
import type { Invitation } from '../invitation.entity.js';
import { acceptanceInProgress, invitationClosed, invitationNotFound } from '../invitation.errors.js';
import { invitationCancelled, invitationDetached } from '../invitation.events.js';
import { findInvitation, invitationColumns } from '../invitation.store.js';
import type { CancellationAnswer } from './cancellation-answer.js';

/**
 * Cancels an open invitation, which kills its link at once (T9); or takes off the groups that the asker manages and
 * leaves it open for the others (D-11). Identity removes the person when it hears of it.
 */
@Injectable()
export class CancelInvitationHandler {
  constructor(
    private readonly access: InvitationAccess,
    private readonly commands: IdempotentCommands,
    private readonly resolver: AcceptanceResolver,
    private readonly outbox: Outbox,
  ) {}

  async cancel(
    actor: UserActor,
    id: string,
    command: CommandRequest,
  ): Promise<CommandAnswer<CancellationAnswer>> {
    const decision = await this.access.ask(actor, 'invitation.cancel', id);
    return this.resolver.resolvingExpired(id, () =>
      this.commands.execute(command, async (tx) => {
        const grant = await this.access.admit(tx, decision);
        const { detachGroupIds } = grant;
        if (detachGroupIds === null) await this.close(tx, grant);
        else await this.detach(tx, grant, detachGroupIds);
        return new CommandAnswer(200, { outcome: detachGroupIds === null ? 'cancelled' : 'detached' });
      }),
    );
  }

  private async close(tx: Transaction, { facts, asker }: Grant): Promise<void> {
    const [cancelled] = await tx.query<Invitation>(
      `UPDATE invitations i SET state = 'cancelled', cancelled_at = now(), version = version + 1
       WHERE platform_id = $1 AND id = $2 AND state = 'pending' RETURNING ${invitationColumns(tx)}`,
      [facts.platformId, facts.invitationId],
    );
    if (!cancelled) throw await this.explain(tx, facts.platformId, facts.invitationId);
    await this.outbox.append(tx, invitationCancelled(cancelled, asker.userId));
  }

  private async detach(tx: Transaction, { facts, asker }: Grant, groupIds: string[]): Promise<void> {
    const [detached] = await tx.query<Invitation & { now: Date }>(
      `UPDATE invitations i SET version = version + 1,
         group_ids = ARRAY(SELECT g FROM unnest(group_ids) WITH ORDINALITY AS u (g, n)
                           WHERE g <> ALL ($3::uuid[]) ORDER BY n)
       WHERE platform_id = $1 AND id = $2 AND state = 'pending' RETURNING ${invitationColumns(tx)}, now() AS now`,
      [facts.platformId, facts.invitationId, groupIds],
    );
    if (!detached) throw await this.explain(tx, facts.platformId, facts.invitationId);
    await this.outbox.append(tx, invitationDetached(detached, groupIds, asker.userId, detached.now));
  }

  private async explain(tx: Transaction, platformId: string, id: string) {
    const invitation = await findInvitation(tx, platformId, id);
    if (!invitation) return invitationNotFound();
    const { state } = invitation;
    return state === 'accepted' || state === 'cancelled' ? invitationClosed(state) : acceptanceInProgress();
  }
}
