import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { webhookNotFound } from '../webhook.errors.js';
import { webhookChanged } from '../webhook.events.js';
import { WebhooksStore } from '../webhooks.store.js';

/** Ends a webhook, what waits included. */
@Injectable()
export class DeleteWebhookHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async delete(actor: PlatformActor, id: string, command: CommandRequest): Promise<CommandAnswer<undefined>> {
    return this.commands.execute(command, async (tx) => {
      const webhook = await WebhooksStore.lock(tx, actor.platformId, id);
      if (!webhook) throw webhookNotFound();
      const now = this.clock.now();
      await WebhooksStore.markDeleted(tx, id, now);
      await this.outbox.append(tx, webhookChanged(webhook, 'deleted', actor, now));
      return new CommandAnswer(204, undefined);
    });
  }
}
