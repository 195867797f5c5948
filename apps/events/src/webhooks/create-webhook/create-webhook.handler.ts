import { Injectable } from '@nestjs/common';
import { CommandAnswer, type CommandRequest, IdempotentCommands, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { WebhookAddresses } from '../webhook-addresses.js';
import { webhookFingerprint } from '../webhook-fingerprint.js';
import { type SecretClaim, WebhookSecrets } from '../webhook-secrets.js';
import { WebhookAnswer, type WebhookWithSecretAnswer } from '../webhook.answer.js';
import { webhookExists, webhookLimitReached } from '../webhook.errors.js';
import { webhookChanged } from '../webhook.events.js';
import { sortedTypes } from '../webhook.rules.js';
import type { CreateWebhookRequest } from '../webhooks.requests.js';
import { WebhooksStore } from '../webhooks.store.js';

const MOST_WEBHOOKS = 50;

/** What is kept for a repetition of the call: not the secret, but which one it is. */
interface Created {
  webhook: WebhookAnswer;
  secretOf: SecretClaim;
}

/** Creates a webhook; it gets what happens from now on. */
@Injectable()
export class CreateWebhookHandler {
  constructor(
    private readonly commands: IdempotentCommands,
    private readonly addresses: WebhookAddresses,
    private readonly secrets: WebhookSecrets,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async create(
    actor: PlatformActor,
    request: CreateWebhookRequest,
    command: CommandRequest,
  ): Promise<CommandAnswer<WebhookWithSecretAnswer>> {
    const url = await this.addresses.normal(request.url);
    const { status, body } = await this.commands.execute(command, async (tx) => {
      const created = await this.insert(tx, actor, { ...request, url });
      return new CommandAnswer(201, created);
    });
    return new CommandAnswer(status, { ...body.webhook, secret: this.secrets.text(body.secretOf) });
  }

  private async insert(
    tx: Transaction,
    actor: PlatformActor,
    { url, types: wanted, description }: CreateWebhookRequest,
  ): Promise<Created> {
    const { platformId } = actor;
    await WebhooksStore.lockAll(tx, platformId);
    if ((await WebhooksStore.count(tx, platformId)) >= MOST_WEBHOOKS)
      throw webhookLimitReached(MOST_WEBHOOKS);
    const [id, keyId, createdAt, types] = [
      uuidv7(),
      this.secrets.currentKeyId,
      this.clock.now(),
      sortedTypes(wanted),
    ];
    const isNew = await WebhooksStore.insert(tx, {
      id,
      platformId,
      url,
      types,
      keyId,
      createdAt,
      description: description?.trim() || null,
      fingerprint: webhookFingerprint(url, types),
    });
    if (!isNew) throw webhookExists();
    const webhook = await WebhooksStore.find(tx, platformId, id);
    if (!webhook) throw new Error(`Webhook ${id} was just created and is not there.`);
    await this.outbox.append(tx, webhookChanged({ ...webhook, version: 0 }, 'created', actor, createdAt));
    const secretOf = { webhookId: id, generation: webhook.generation, keyId };
    return { webhook: WebhookAnswer.of(webhook, createdAt), secretOf };
  }
}
