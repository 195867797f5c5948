import { Injectable, type StreamableFile } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { GetCycleQuery } from '../../cycles/get-cycle.query.js';
import { csvFile } from '../../paging/csv-file.js';
import { FIRST_LINE, type LinePlace } from '../line-place.rules.js';
import { type PlacedLine, linesAfter } from '../statement-lines.query.js';

const COLUMNS =
  'kind,userId,quantity,priceMinor,amountMinor,currency,reason,from,until,ofCycleId,seatId,causeEventId'.split(
    ',',
  );

/** A whole statement as CSV: one line for each person, corrections first. */
@Injectable()
export class ExportStatementQuery {
  constructor(
    private readonly database: Database,
    private readonly getCycle: GetCycleQuery,
  ) {}

  /** @throws DomainError `not_found` */
  async export(actor: UserActor, cycleId: string): Promise<StreamableFile> {
    const { platformId } = actor;
    const cycle = await this.getCycle.terms(actor, cycleId);
    const { number, currency } = cycle;
    return csvFile<PlacedLine, LinePlace>(`statement-${number}`, {
      columns: COLUMNS,
      first: FIRST_LINE,
      rowsAfter: (after, take) =>
        this.database.transaction({ platformId }, (tx) => linesAfter(tx, platformId, cycle, { after, take })),
      placeOf: (line) => line,
      cellsOf: ({ kind, userId, quantity, priceMinor, amountMinor, reason, from, until, ...line }) => {
        const times = [from?.toISOString() ?? null, until?.toISOString() ?? null];
        const amounts = [quantity, priceMinor, amountMinor, currency];
        return [kind, userId, ...amounts, reason, ...times, line.ofCycleId, line.seatId, line.causeEventId];
      },
    });
  }
}
