import { Injectable, type StreamableFile } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { IdentityClient } from '../../identity.client.js';
import { csvFile } from '../../paging/csv-file.js';
import { PeopleQuery } from '../../people/people.query.js';
import { causeTypeOf } from '../cause.rules.js';
import type { NamedEntry } from '../ledger-entry.entity.js';
import { ledgerEntries } from '../ledger.query.js';

const COLUMNS = (
  'id,userId,seatId,entry,reason,occurredAt,recordedAt,causeEventId,' +
  'causeEventType,person,login,personStatus'
).split(',');

/** The whole ledger of a platform as CSV, newest entry first. */
@Injectable()
export class ExportLedgerQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly people: PeopleQuery,
  ) {}

  async export(actor: UserActor): Promise<StreamableFile> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    return csvFile<NamedEntry, string>('seat-ledger', {
      columns: COLUMNS,
      first: String(Number.MAX_SAFE_INTEGER),
      rowsAfter: async (before, take) => {
        const read = (tx: Transaction) => ledgerEntries(tx, platformId, { before, take });
        return this.people.named(platformId, await this.database.transaction({ platformId }, read));
      },
      placeOf: ({ seq }) => seq,
      cellsOf: ({ id, userId, seatId, entry, reason, occurredAt, recordedAt, causeEventId, person }) => {
        const times = [occurredAt.toISOString(), recordedAt.toISOString()];
        const who = [person.displayName, person.login, person.status];
        return [id, userId, seatId, entry, reason, ...times, causeEventId, causeTypeOf(reason), ...who];
      },
    });
  }
}
