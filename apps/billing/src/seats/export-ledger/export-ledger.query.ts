import { Injectable, type StreamableFile } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { IdentityClient } from '../../identity.client.js';
import { csvFile } from '../../paging/csv-file.js';
import type { LedgerEntry } from '../ledger-entry.entity.js';
import { ledgerEntries } from '../ledger.query.js';

const COLUMNS = ['id', 'userId', 'seatId', 'entry', 'reason', 'occurredAt', 'recordedAt', 'causeEventId'];

/** The whole ledger of a platform as CSV, newest entry first. */
@Injectable()
export class ExportLedgerQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
  ) {}

  async export(actor: UserActor): Promise<StreamableFile> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    return csvFile<LedgerEntry, string>('seat-ledger', {
      columns: COLUMNS,
      first: String(Number.MAX_SAFE_INTEGER),
      rowsAfter: (before, take) =>
        this.database.transaction({ platformId }, (tx) => ledgerEntries(tx, platformId, { before, take })),
      placeOf: ({ seq }) => seq,
      cellsOf: ({ id, userId, seatId, entry, reason, occurredAt, recordedAt, causeEventId }) => {
        const times = [occurredAt.toISOString(), recordedAt.toISOString()];
        return [id, userId, seatId, entry, reason, ...times, causeEventId];
      },
    });
  }
}
