import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, type PageRequest, type PlatformActor, pageOf } from '@rollcall/platform';
import { WebhookAnswer, type WebhookPageAnswer } from '../webhook.answer.js';
import { webhookNotFound } from '../webhook.errors.js';
import { WebhooksStore } from '../webhooks.store.js';

/** The webhooks of a platform. */
@Injectable()
export class ListWebhooksQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async list({ platformId }: PlatformActor, { after, limit }: PageRequest): Promise<WebhookPageAnswer> {
    const now = this.clock.now();
    // One more than asked tells whether there is a next page.
    const rows = await this.database.transaction({ platformId }, (tx) =>
      WebhooksStore.page(tx, platformId, after, limit + 1),
    );
    const { items, nextCursor } = pageOf(rows, limit);
    return { items: items.map((webhook) => WebhookAnswer.of(webhook, now)), nextCursor };
  }

  /** @throws DomainError `not_found` */
  async get({ platformId }: PlatformActor, id: string): Promise<WebhookAnswer> {
    const webhook = await this.database.transaction({ platformId }, (tx) =>
      WebhooksStore.find(tx, platformId, id),
    );
    if (!webhook) throw webhookNotFound();
    return WebhookAnswer.of(webhook, this.clock.now());
  }
}
