import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import type { PlatformActor } from '@rollcall/platform';
import { InvitationAccess } from '../invitation-access.js';
import { InvitationAnswer } from '../invitation-answer.js';
import { Reminders } from '../reminders.js';
import { explainRefusal } from '../reminders.store.js';
import type { RemindInvitationRequest } from './remind-invitation.requests.js';

/** Sends a reminder of an open invitation (T8), with the same link or with a new one (Z-01). */
@Injectable()
export class RemindInvitationHandler {
  constructor(
    private readonly access: InvitationAccess,
    private readonly commands: IdempotentCommands,
    private readonly reminders: Reminders,
  ) {}

  async remind(
    actor: PlatformActor,
    id: string,
    request: RemindInvitationRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<InvitationAnswer>> {
    const decision = await this.access.ask(actor, 'invitation.remind', id);
    return this.commands.execute(command, async (tx) => {
      const { asker, facts, shown } = await this.access.admit(tx, decision);
      const { platformId } = facts;
      const { reminded, allowance } = await this.reminders.send(tx, {
        platformId,
        invitationIds: [facts.invitationId],
        remindedBy: asker,
        message: request.message?.trim() || null,
        newLink: request.newLink ?? false,
      });
      const [invitation] = reminded;
      if (!invitation) throw await explainRefusal(tx, platformId, facts.invitationId, allowance);
      return new CommandAnswer(202, InvitationAnswer.of(invitation, shown));
    });
  }
}
