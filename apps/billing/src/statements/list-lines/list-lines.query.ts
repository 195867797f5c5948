import { Injectable } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { GetCycleQuery } from '../../cycles/get-cycle.query.js';
import { PeopleQuery } from '../../people/people.query.js';
import type { PersonAnswer } from '../../people/person.answer.js';
import { causeTypeOf } from '../../seats/cause.rules.js';
import { encodePlace } from '../line-place.rules.js';
import type { StatementLineAnswer, StatementLinePageAnswer } from '../statement-line.answer.js';
import { type PlacedLine, linesAfter } from '../statement-lines.query.js';
import type { ListLinesRequest } from './list-lines.request.js';

/** The lines of a statement, page by page. */
@Injectable()
export class ListLinesQuery {
  constructor(
    private readonly database: Database,
    private readonly getCycle: GetCycleQuery,
    private readonly people: PeopleQuery,
  ) {}

  /** @throws DomainError `not_found` */
  async list(
    actor: UserActor,
    cycleId: string,
    { limit, after }: ListLinesRequest,
  ): Promise<StatementLinePageAnswer> {
    const { platformId } = actor;
    const cycle = await this.getCycle.terms(actor, cycleId);
    const rows = await this.database.transaction({ platformId }, (tx) =>
      linesAfter(tx, platformId, cycle, { after, take: limit + 1 }),
    );
    const page = await this.people.named(platformId, rows.slice(0, limit));
    const last = rows.length > limit ? page.at(-1) : undefined;
    return { items: page.map(lineOf), nextCursor: last ? encodePlace(last) : null };
  }
}

function lineOf(placed: PlacedLine & { person: PersonAnswer }): StatementLineAnswer {
  const { seq: _, ...line } = placed;
  return { ...line, causeEventType: causeTypeOf(line.reason) };
}
