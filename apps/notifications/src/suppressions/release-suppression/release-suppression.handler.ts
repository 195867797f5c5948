import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, DomainError, type PlatformActor } from '@rollcall/platform';
import { MailAdministrationClient } from '../mail-administration.client.js';
import type { ReleaseAnswer } from '../suppression.answer.js';
import { suppressionReleased } from '../suppression.events.js';
import { SuppressionsStore } from '../suppressions.store.js';

/** An administrator lets a mailbox be written to again. Nothing is sent by that. */
@Injectable()
export class ReleaseSuppressionHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly administration: MailAdministrationClient,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async release(
    actor: PlatformActor,
    id: string,
    command: CommandRequest,
  ): Promise<CommandAnswer<ReleaseAnswer>> {
    await this.administration.assertMayManageMail(actor);
    return this.commands.execute(command, async (tx) => {
      const released = await SuppressionsStore.release(tx, actor.platformId, id);
      if (!released) throw new DomainError('not_found', 'There is no such suppression.');
      await this.outbox.append(tx, [suppressionReleased(released, actor, this.clock.now())]);
      return new CommandAnswer(200, { id, email: released.mailbox, mailsSent: 0 });
    });
  }
}
