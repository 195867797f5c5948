import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { mailboxKey } from '../../delivery/delivery-address.rules.js';
import { MailAdministrationClient } from '../mail-administration.client.js';
import { SuppressionAnswer } from '../suppression.answer.js';
import { suppressionAdded } from '../suppression.events.js';
import type { AddSuppressionRequest } from '../suppressions.requests.js';
import { SuppressionsStore } from '../suppressions.store.js';

/** An administrator decides that a mailbox is not written to. */
@Injectable()
export class AddSuppressionHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly administration: MailAdministrationClient,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async add(
    actor: PlatformActor,
    { email, detail = '' }: AddSuppressionRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<SuppressionAnswer>> {
    await this.administration.assertMayManageMail(actor);
    return this.commands.execute(command, async (tx) => {
      const now = this.clock.now();
      const { suppression, isChange } = await SuppressionsStore.add(tx, actor.platformId, {
        id: uuidv7(),
        mailbox: mailboxKey(email.trim()),
        since: now,
        detail: detail.trim() || null,
      });
      if (isChange) await this.outbox.append(tx, [suppressionAdded(suppression.id, actor, now)]);
      return new CommandAnswer(201, SuppressionAnswer.of(suppression));
    });
  }
}
