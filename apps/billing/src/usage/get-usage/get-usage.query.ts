import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { Clock, type UserActor, invalidInput } from '@rollcall/platform';
import { billedPlatform } from '../../cycles/billed-platform.query.js';
import { IdentityClient } from '../../identity.client.js';
import { totalsOf } from '../../seats/seat-totals.query.js';
import { movesSince } from '../moves.query.js';
import { dayAt, daysBefore, daysBetween, daysFrom, usageOf } from '../usage-days.rules.js';
import type { GetUsageRequest } from './get-usage.request.js';
import type { UsageAnswer } from './usage.answer.js';

const USUAL_DAYS = 30;
const MOST_DAYS = 400;

/** Seats day by day, for a chart. */
@Injectable()
export class GetUsageQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `invalid_input` for days in the wrong order, too many of them, or days to come */
  async get(actor: UserActor, request: GetUsageRequest): Promise<UsageAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    return this.database.transaction({ platformId }, (tx) => this.usage(tx, platformId, request));
  }

  private async usage(tx: Transaction, platformId: string, request: GetUsageRequest): Promise<UsageAnswer> {
    const timeZone = (await billedPlatform(tx, platformId))?.timeZone ?? 'UTC';
    const today = dayAt(this.clock.now(), timeZone);
    const to = request.to ?? today;
    const from = request.from ?? daysBefore(to, USUAL_DAYS);
    assertRange(from, to, today);
    const days = daysFrom(from, to, timeZone);
    const moves = await movesSince(tx, platformId, days);
    const { activeSeats } = await totalsOf(tx, platformId);
    return { timeZone, items: usageOf(days, moves, activeSeats) };
  }
}

function assertRange(from: string, to: string, today: string): void {
  const wrong = (path: string, message: string) => invalidInput([{ path, code: 'out_of_range', message }]);
  if (to > today) throw wrong('to', `to must be no later than today, ${today}.`);
  if (from > to) throw wrong('from', 'from must be no later than to.');
  if (daysBetween(from, to) > MOST_DAYS) throw wrong('from', `Ask for ${MOST_DAYS} days at most.`);
}
