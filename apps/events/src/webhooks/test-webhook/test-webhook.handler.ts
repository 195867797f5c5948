import { Injectable } from '@nestjs/common';
import type { EventOf } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { Clock, type PlatformActor } from '@rollcall/platform';
import { v7 as uuidv7 } from 'uuid';
import { ReceiverSettings } from '../../receivers/receiver-settings.js';
import { EventCalls } from '../event-calls.js';
import { webhookNotFound } from '../webhook.errors.js';
import type { Webhook } from '../webhook.rules.js';
import { WebhooksStore } from '../webhooks.store.js';
import type { TestAnswer } from './test.answer.js';

/** Sends a webhook an event that says that it is a test, at once and once, and tells what came of it. */
@Injectable()
export class TestWebhookHandler {
  constructor(
    private readonly database: Database,
    private readonly calls: EventCalls,
    private readonly clock: Clock,
    private readonly settings: ReceiverSettings,
  ) {}

  /** @throws DomainError `not_found` */
  async test({ platformId }: PlatformActor, id: string): Promise<TestAnswer> {
    const webhook = await this.database.transaction({ platformId }, (tx) =>
      WebhooksStore.find(tx, platformId, id),
    );
    if (!webhook) throw webhookNotFound();
    const event = testEvent(webhook, this.clock.now());
    const sent = { id: event.id, body: JSON.stringify(event) };
    const { delivered, status, failure, durationMs } = await this.calls.post(
      webhook,
      sent,
      this.settings.testTimeoutMs,
    );
    return { delivered, eventId: event.id, status, reason: failure, durationMs };
  }
}

const testEvent = ({ id, platformId, version }: Webhook, at: Date): EventOf<'events.webhook-tested.v1'> => ({
  specversion: '1.0',
  id: uuidv7(),
  source: '/rollcall/events',
  type: 'events.webhook-tested.v1',
  subject: `webhook/${id}`,
  time: at.toISOString(),
  datacontenttype: 'application/json',
  platformid: platformId,
  subjectversion: version,
  data: { webhookId: id, testedAt: at.toISOString() },
});
