import { Injectable } from '@nestjs/common';
import { Clock } from '@rollcall/platform';
import type { CallOutcome } from '../receivers/call-outcome.js';
import { ReceiverClient } from '../receivers/receiver-client.js';
import { WebhookSecrets } from './webhook-secrets.js';
import { type SecretsOf, signingClaims } from './webhook.rules.js';

/** An event as it is sent. */
export interface SentEvent {
  /** CloudEvents id. */
  id: string;
  /** The envelope as it is in the feed, byte for byte. */
  body: string;
}

/** Posts events to receivers in the way of Standard Webhooks 1.0.0 (A8). */
@Injectable()
export class EventCalls {
  constructor(
    private readonly client: ReceiverClient,
    private readonly secrets: WebhookSecrets,
    private readonly clock: Clock,
  ) {}

  /** @throws RangeError when the secret cannot be made, because its key is no longer in SECRET_KEYS */
  async post(
    webhook: SecretsOf & { url: string },
    event: SentEvent,
    timeoutMs: number,
  ): Promise<CallOutcome> {
    const now = this.clock.now();
    const timestamp = String(Math.floor(now.getTime() / 1_000));
    const content = `${event.id}.${timestamp}.${event.body}`;
    const headers = {
      // Standard Webhooks speaks of JSON, and what parses bodies for receivers knows no other JSON.
      'content-type': 'application/json',
      'user-agent': 'Rollcall-Webhooks',
      'webhook-id': event.id,
      'webhook-timestamp': timestamp,
      'webhook-signature': this.secrets.signatures(signingClaims(webhook, now), content),
    };
    return this.client.call({ url: webhook.url, headers, body: event.body, timeoutMs });
  }
}
