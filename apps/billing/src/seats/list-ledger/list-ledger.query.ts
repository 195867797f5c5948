import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { IdentityClient } from '../identity.client.js';
import { LedgerEntry } from '../ledger-entry.entity.js';
import { LedgerEntryAnswer, LedgerPageAnswer } from './ledger-page-answer.js';
import { decodeCursor, encodeCursor } from './ledger-cursor.rules.js';
import type { ListLedgerRequest } from './list-ledger.requests.js';

/** The ledger of a platform, newest entry first. */
@Injectable()
export class ListLedgerQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
  ) {}

  async list(actor: UserActor, { limit, cursor }: ListLedgerRequest): Promise<LedgerPageAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    const before = cursor === undefined ? null : decodeCursor(cursor);
    const rows = await this.database.transaction({ platformId }, (tx) => {
      const page = tx.manager
        .createQueryBuilder(LedgerEntry, 'l')
        .where('l.platformId = :platformId', { platformId });
      if (before !== null) page.andWhere('l.seq < :before', { before });
      // One more than asked tells whether there is a next page.
      return page
        .orderBy('l.seq', 'DESC')
        .limit(limit + 1)
        .getMany();
    });
    const entries = rows.slice(0, limit);
    const last = rows.length > limit ? entries.at(-1) : undefined;
    return { items: entries.map(LedgerEntryAnswer.of), nextCursor: last ? encodeCursor(last.seq) : null };
  }
}
