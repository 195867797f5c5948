import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { WebhookAddresses } from '../webhook-addresses.js';
import { webhookFingerprint } from '../webhook-fingerprint.js';
import { WebhookAnswer } from '../webhook.answer.js';
import { webhookExists, webhookNotFound } from '../webhook.errors.js';
import { webhookChanged } from '../webhook.events.js';
import { type Webhook, sortedTypes } from '../webhook.rules.js';
import type { ChangeWebhookRequest } from '../webhooks.requests.js';
import { WebhooksStore } from '../webhooks.store.js';

/** Changes a webhook, pauses it, or lets it go on. */
@Injectable()
export class ChangeWebhookHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly addresses: WebhookAddresses,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async change(
    actor: PlatformActor,
    id: string,
    request: ChangeWebhookRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<WebhookAnswer>> {
    const url = request.url === undefined ? undefined : await this.addresses.normal(request.url);
    return this.commands.execute(command, async (tx) => {
      const { platformId } = actor;
      await WebhooksStore.lockAll(tx, platformId);
      const before = await WebhooksStore.lock(tx, platformId, id);
      if (!before) throw webhookNotFound();
      await this.write(tx, actor, before, { ...request, url });
      const after = await WebhooksStore.find(tx, platformId, id);
      if (!after) throw webhookNotFound();
      return new CommandAnswer(200, WebhookAnswer.of(after, this.clock.now()));
    });
  }

  private async write(
    tx: Transaction,
    actor: PlatformActor,
    before: Webhook,
    { url = before.url, types: wanted = before.types, description, paused }: ChangeWebhookRequest,
  ): Promise<void> {
    const [now, { id, platformId }, types] = [this.clock.now(), before, sortedTypes(wanted)];
    const fingerprint = webhookFingerprint(url, types);
    if (await WebhooksStore.hasTwin(tx, platformId, id, fingerprint)) throw webhookExists();
    const isResumed = paused === false && before.pausedAt !== null;
    const isPaused = paused === true && before.pausedAt === null;
    const isMoved = url !== before.url;
    await WebhooksStore.change(tx, {
      id,
      platformId,
      url,
      types,
      fingerprint,
      now,
      description: description === undefined ? before.description : description?.trim() || null,
      pausedAt: isResumed ? null : isPaused ? now : before.pausedAt,
      isMoved,
      isFresh: isResumed || isMoved,
    });
    const change = isResumed ? 'resumed' : isPaused ? 'paused' : 'changed';
    await this.outbox.append(tx, webhookChanged(before, change, actor, now));
  }
}
