import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { WebhookSecrets } from '../webhook-secrets.js';
import { WebhookAnswer, type WebhookWithSecretAnswer } from '../webhook.answer.js';
import { webhookNotFound } from '../webhook.errors.js';
import { webhookChanged } from '../webhook.events.js';
import type { RotateSecretRequest } from '../webhooks.requests.js';
import { WebhooksStore } from '../webhooks.store.js';

/** Gives a webhook its next secret; the one before signs too, for a while. */
@Injectable()
export class RotateSecretHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly secrets: WebhookSecrets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async rotate(
    actor: PlatformActor,
    id: string,
    { overlapSeconds }: RotateSecretRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<WebhookWithSecretAnswer>> {
    const { status, body } = await this.commands.execute(command, async (tx) => {
      const before = await WebhooksStore.lock(tx, actor.platformId, id);
      if (!before) throw webhookNotFound();
      const now = this.clock.now();
      const previousUntil = new Date(now.getTime() + overlapSeconds * 1_000);
      await WebhooksStore.rotate(tx, id, this.secrets.currentKeyId, previousUntil);
      await this.outbox.append(tx, webhookChanged(before, 'secret_rotated', actor, now));
      const after = await WebhooksStore.find(tx, actor.platformId, id);
      if (!after) throw webhookNotFound();
      const { keyId, generation } = after;
      // As with creation: what is kept for a repetition says which secret it is, and not the secret.
      const secretOf = { webhookId: id, generation, keyId };
      return new CommandAnswer(201, { webhook: WebhookAnswer.of(after, now), secretOf });
    });
    return new CommandAnswer(status, { ...body.webhook, secret: this.secrets.text(body.secretOf) });
  }
}
