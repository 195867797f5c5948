import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { Clock, type UserActor } from '@rollcall/platform';
import { billedPlatform } from '../../cycles/billed-platform.query.js';
import { cyclesBefore } from '../../cycles/cycles.query.js';
import { IdentityClient } from '../../identity.client.js';
import { totalsOf } from '../../seats/seat-totals.query.js';
import { DAYS_LOOKED_AT, forecastOf } from '../forecast.rules.js';
import { movesSince } from '../moves.query.js';
import type { BillingSummaryAnswer } from '../summary.answer.js';
import { dayAt, daysBefore, daysFrom, usageOf } from '../usage-days.rules.js';

const ANY = String(Number.MAX_SAFE_INTEGER);

/** What a platform uses now, and what the cycle under way comes to. */
@Injectable()
export class GetSummaryQuery {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityClient,
    private readonly clock: Clock,
  ) {}

  async get(actor: UserActor): Promise<BillingSummaryAnswer> {
    await this.identity.assertMayReadBilling(actor);
    const { platformId } = actor;
    return this.database.transaction({ platformId }, (tx) => this.summary(tx, platformId));
  }

  private async summary(tx: Transaction, platformId: string): Promise<BillingSummaryAnswer> {
    const now = this.clock.now();
    const totals = await totalsOf(tx, platformId);
    const billed = await billedPlatform(tx, platformId);
    if (!billed) {
      return { ...totals, plan: null, priceMinor: null, currency: null, currentCycle: null, forecast: null };
    }
    const [currentCycle = null] = await cyclesBefore(tx, platformId, now, { before: ANY, take: 1 });
    const arrivals = await this.arrivals(tx, platformId, billed.timeZone);
    const { plan, priceMinor, currency } = billed;
    const forecast = currentCycle && forecastOf(currentCycle, arrivals, now);
    return { ...totals, plan, priceMinor, currency, currentCycle, forecast };
  }

  /** Seats opened on each of the last whole days, from the day after the first seat on. */
  private async arrivals(tx: Transaction, platformId: string, timeZone: string): Promise<number[]> {
    const [first] = await tx.query<{ at: Date | null }>(
      'SELECT min(opened_at) AS at FROM seats WHERE platform_id = $1',
      [platformId],
    );
    if (!first?.at) return [];
    const today = dayAt(this.clock.now(), timeZone);
    const dayAfterFirst = daysBefore(dayAt(first.at, timeZone), -1);
    const since = [dayAfterFirst, daysBefore(today, DAYS_LOOKED_AT)].toSorted()[1] ?? today;
    if (since >= today) return [];
    const days = daysFrom(since, daysBefore(today, 1), timeZone);
    return usageOf(days, await movesSince(tx, platformId, days), 0).map(({ opened }) => opened);
  }
}
