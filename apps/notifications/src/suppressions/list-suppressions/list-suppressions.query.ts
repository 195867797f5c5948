import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { type PlatformActor, pageOf } from '@rollcall/platform';
import { MailAdministrationClient } from '../mail-administration.client.js';
import { SuppressionAnswer, type SuppressionPageAnswer } from '../suppression.answer.js';
import type { ListSuppressionsRequest } from '../suppressions.requests.js';
import { SuppressionsStore } from '../suppressions.store.js';

/** The mailboxes that a platform does not write to, newest first. */
@Injectable()
export class ListSuppressionsQuery {
  constructor(
    private readonly database: Database,
    private readonly administration: MailAdministrationClient,
  ) {}

  async list(actor: PlatformActor, request: ListSuppressionsRequest): Promise<SuppressionPageAnswer> {
    await this.administration.assertMayManageMail(actor);
    const { q, reason, limit, before } = request;
    const { platformId } = actor;
    // One more than asked tells whether there is a next page.
    const rows = await this.database.transaction({ platformId }, (tx) =>
      SuppressionsStore.page(tx, platformId, { q, reason, before }, limit + 1),
    );
    const { items, nextCursor } = pageOf(rows, limit);
    return { items: items.map(SuppressionAnswer.of), nextCursor };
  }
}
