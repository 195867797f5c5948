import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { AcceptanceResolver } from '../acceptance-resolver.js';
import { Cancellations } from '../cancellations.js';
import { InvitationAccess } from '../invitation-access.js';
import { acceptanceInProgress, invitationClosed, invitationNotFound } from '../invitation.errors.js';
import { findInvitation } from '../invitation.store.js';
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
    private readonly cancellations: Cancellations,
  ) {}

  async cancel(
    actor: PlatformActor,
    id: string,
    command: CommandRequest,
  ): Promise<CommandAnswer<CancellationAnswer>> {
    const decision = await this.access.ask(actor, 'invitation.cancel', id);
    return this.resolver.resolvingExpired(id, () =>
      this.commands.execute(command, async (tx) => {
        const { asker, facts, detachGroupIds } = await this.access.admit(tx, decision);
        const { platformId, invitationId } = facts;
        const cancellation = { invitationId, detachGroupIds };
        const ended = await this.cancellations.carryOut(tx, platformId, asker.userId, [cancellation]);
        if (ended.size === 0) throw await this.explain(tx, platformId, invitationId);
        return new CommandAnswer(200, { outcome: detachGroupIds === null ? 'cancelled' : 'detached' });
      }),
    );
  }

  private async explain(tx: Transaction, platformId: string, id: string) {
    const invitation = await findInvitation(tx, platformId, id);
    if (!invitation) return invitationNotFound();
    const { state } = invitation;
    return state === 'accepted' || state === 'cancelled' ? invitationClosed(state) : acceptanceInProgress();
  }
}
