import { Injectable } from '@nestjs/common';
import type { Transaction } from '@rollcall/database';
import { Clock } from '@rollcall/platform';
import { lockPlatforms } from '../seats/platform-lock.store.js';
import { closeStatement } from '../statements/close-statement.store.js';
import { closesAt, cyclesSince, nextDue } from './cycle.rules.js';
import * as store from './cycles.store.js';

/** Brings the cycles of platforms to where they must be by now: begins the one under way, closes those that are over. */
@Injectable()
export class RollCyclesHandler {
  constructor(private readonly clock: Clock) {}

  /** Notes plans that identity told of. */
  async recordPlans(tx: Transaction, plans: readonly store.PlatformPlan[]): Promise<void> {
    if (plans.length === 0) return;
    await lockPlatforms(tx, plans);
    await store.addPlans(tx, plans);
    // Platforms are created and change their plans one at a time: there is hardly ever a second one in a batch.
    for (const platformId of new Set(plans.map((plan) => plan.platformId)))
      await this.rollLocked(tx, platformId);
  }

  /** As often as wanted, by as many replicas as there are: what is done stays done. */
  async roll(tx: Transaction, platformId: string): Promise<void> {
    await lockPlatforms(tx, [{ platformId }]);
    await this.rollLocked(tx, platformId);
  }

  private async rollLocked(tx: Transaction, platformId: string): Promise<void> {
    const now = this.clock.now();
    const history = await store.plansOf(tx, platformId);
    const closed = await store.lastClosed(tx, platformId);
    const cycles = cyclesSince(history, closed, now);
    if (cycles.length === 0) return;
    const firstNumber = (closed?.number ?? 0) + 1;
    await store.saveUnclosed(tx, platformId, firstNumber, cycles);
    const over = cycles.filter(({ endsAt }) => endsAt && closesAt(endsAt) <= now).length;
    // More than one only after a long rest.
    for (let index = 0; index < over; index += 1) {
      await closeStatement(tx, platformId, firstNumber + index, now);
    }
    await store.setDue(tx, platformId, nextDue(cycles.slice(over), now));
  }
}
