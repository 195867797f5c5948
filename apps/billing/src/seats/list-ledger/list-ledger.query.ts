import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { type UserActor, encodeSequence } from '@rollcall/platform';
import { IdentityClient } from '../../identity.client.js';
import { PeopleQuery } from '../../people/people.query.js';
import { ledgerEntries } from '../ledger.query.js';
import { LedgerEntryAnswer, LedgerPageAnswer } from './ledger-page-answer.js';
import type { LedgerPageRequest } from './ledger-page.request.js';

/** The ledger of a platform, newest entry first. */
@Injectable()
export class ListLedgerQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly people: PeopleQuery,
  ) {}

  async list(actor: UserActor, { limit, before, userId }: LedgerPageRequest): Promise<LedgerPageAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    // One more than asked tells whether there is a next page.
    const rows = await this.database.transaction({ platformId }, (tx) =>
      ledgerEntries(tx, platformId, { userId, before, take: limit + 1 }),
    );
    const entries = await this.people.named(platformId, rows.slice(0, limit));
    const last = rows.length > limit ? entries.at(-1) : undefined;
    return { items: entries.map(LedgerEntryAnswer.of), nextCursor: last ? encodeSequence(last.seq) : null };
  }
}
