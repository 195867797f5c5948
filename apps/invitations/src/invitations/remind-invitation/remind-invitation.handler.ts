import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import type { UserActor } from '@rollcall/platform';
import { PlatformPlans } from '../../platforms/platform-plans.store.js';
import { type Grant, InvitationAccess } from '../invitation-access.js';
import { InvitationAnswer } from '../invitation-answer.js';
import { InvitationToken } from '../invitation-token.js';
import type { Invitation } from '../invitation.entity.js';
import { messageUnavailable } from '../invitation.errors.js';
import { invitationReminded } from '../invitation.events.js';
import type { RemindInvitationRequest } from './remind-invitation.requests.js';
import { countReminder, explainRefusal } from './reminder.store.js';

/** Sends a reminder of an open invitation (T8), with the same link or with a new one (Z-01). */
@Injectable()
export class RemindInvitationHandler {
  constructor(
    private readonly access: InvitationAccess,
    private readonly commands: IdempotentCommands,
    private readonly tokens: InvitationToken,
    private readonly outbox: Outbox,
    private readonly plans: PlatformPlans,
  ) {}

  async remind(
    actor: UserActor,
    id: string,
    request: RemindInvitationRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<InvitationAnswer>> {
    const decision = await this.access.ask(actor, 'invitation.remind', id);
    return this.commands.execute(command, async (tx) => {
      const grant = await this.access.admit(tx, decision);
      const message = request.message?.trim() || null;
      if (message !== null) await this.refuseOnTrial(tx, actor.platformId);
      const invitation = await this.count(tx, grant, request.newLink ?? false);
      await this.outbox.append(tx, invitationReminded(invitation, grant.asker, message));
      return new CommandAnswer(202, InvitationAnswer.of(invitation));
    });
  }

  private async count(tx: Transaction, { facts }: Grant, newLink: boolean): Promise<Invitation> {
    const { platformId, invitationId } = facts;
    const newKeyId = newLink ? this.tokens.currentKeyId : null;
    const invitation = await countReminder(tx, { platformId, invitationId, newKeyId });
    if (!invitation) throw await explainRefusal(tx, platformId, invitationId);
    return invitation;
  }

  private async refuseOnTrial(tx: Transaction, platformId: string): Promise<void> {
    if ((await this.plans.planOf(tx, platformId)) === 'free_trial') throw messageUnavailable();
  }
}
