import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { MailAdministrationClient } from '../mail-administration.client.js';
import { SuppressionAnswer, type SuppressionPageAnswer } from '../suppression.answer.js';
import { LAST_ID, decodeCursor, encodeCursor } from '../suppression-cursor.rules.js';
import type { ListSuppressionsRequest } from '../suppressions.requests.js';
import { SuppressionsStore } from '../suppressions.store.js';

/** The mailboxes that a platform does not write to, newest first. */
@Injectable()
export class ListSuppressionsQuery {
  constructor(
    private readonly database: Database,
    private readonly administration: MailAdministrationClient,
  ) {}

  async list(actor: UserActor, request: ListSuppressionsRequest): Promise<SuppressionPageAnswer> {
    await this.administration.assertMayManageMail(actor);
    const { q, reason, limit, cursor } = request;
    const { platformId } = actor;
    const before = (cursor && decodeCursor(cursor)) || LAST_ID;
    // One more than asked tells whether there is a next page.
    const rows = await this.database.transaction({ platformId }, (tx) =>
      SuppressionsStore.page(tx, platformId, { q, reason, before }, limit + 1),
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return { items: items.map(SuppressionAnswer.of), nextCursor: last ? encodeCursor(last.id) : null };
  }
}
