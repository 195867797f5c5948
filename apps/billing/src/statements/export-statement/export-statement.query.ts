import { Injectable, type StreamableFile } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { GetCycleQuery } from '../../cycles/get-cycle.query.js';
import { csvFile } from '../../paging/csv-file.js';
import { PeopleQuery } from '../../people/people.query.js';
import type { PersonAnswer } from '../../people/person.answer.js';
import { causeTypeOf } from '../../seats/cause.rules.js';
import { FIRST_LINE, type LinePlace } from '../line-place.rules.js';
import { type PlacedLine, linesAfter } from '../statement-lines.query.js';

const COLUMNS = (
  'kind,userId,quantity,priceMinor,amountMinor,currency,reason,from,until,ofCycleId,seatId,causeEventId,' +
  'causeEventType,person,login,personStatus'
).split(',');

type NamedLine = PlacedLine & { person: PersonAnswer };

/** A whole statement as CSV: one line for each person, corrections first. */
@Injectable()
export class ExportStatementQuery {
  constructor(
    private readonly database: Database,
    private readonly getCycle: GetCycleQuery,
    private readonly people: PeopleQuery,
  ) {}

  /** @throws DomainError `not_found` */
  async export(actor: UserActor, cycleId: string): Promise<StreamableFile> {
    const { platformId } = actor;
    const cycle = await this.getCycle.terms(actor, cycleId);
    const { number, currency } = cycle;
    return csvFile<NamedLine, LinePlace>(`statement-${number}`, {
      columns: COLUMNS,
      first: FIRST_LINE,
      rowsAfter: async (after, take) => {
        const read = (tx: Transaction) => linesAfter(tx, platformId, cycle, { after, take });
        return this.people.named(platformId, await this.database.transaction({ platformId }, read));
      },
      placeOf: (line) => line,
      cellsOf: ({ kind, userId, quantity, priceMinor, amountMinor, reason, from, until, ...line }) => {
        const times = [from?.toISOString() ?? null, until?.toISOString() ?? null];
        const amounts = [quantity, priceMinor, amountMinor, currency];
        const { ofCycleId, seatId, causeEventId, person } = line;
        const cause = [causeEventId, causeTypeOf(reason)];
        const who = [person.displayName, person.login, person.status];
        return [kind, userId, ...amounts, reason, ...times, ofCycleId, seatId, ...cause, ...who];
      },
    });
  }
}
