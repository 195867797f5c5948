import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { DomainError, type UserActor } from '@rollcall/platform';
import { MailAdministrationClient } from '../mail-administration.client.js';
import type { ReleaseAnswer } from '../suppression.answer.js';
import { SuppressionsStore } from '../suppressions.store.js';

/** An administrator lets a mailbox be written to again. Nothing is sent by that. */
@Injectable()
export class ReleaseSuppressionHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly administration: MailAdministrationClient,
  ) {}

  async release(
    actor: UserActor,
    id: string,
    command: CommandRequest,
  ): Promise<CommandAnswer<ReleaseAnswer>> {
    await this.administration.assertMayManageMail(actor);
    return this.commands.execute(command, async (tx) => {
      const released = await SuppressionsStore.release(tx, actor.platformId, id);
      if (!released) throw new DomainError('not_found', 'There is no such suppression.');
      return new CommandAnswer(200, { id, email: released.mailbox, mailsSent: 0 });
    });
  }
}
