import type { Plan } from '@rollcall/contracts';
import { cycleDateAfter } from './cycle-dates.rules.js';

/** What a person costs for a cycle unless something else was agreed: 8.00 USD (B4). */
export const USUAL_PRICE = { priceMinor: 800, currency: 'USD' } as const;
/** How long a cycle that has ended waits for events under way before its statement is made. */
export const CLOSES_AFTER_MS = 60 * 60_000;

/** The plan of a platform from a version on, as an event of identity told. */
export interface PlanChange {
  /** Version of the platform: the true order, whatever the order of arrival. */
  version: number;
  plan: Plan;
  timeZone: string;
  occurredAt: Date;
}

/** A time that a platform is billed for. */
export interface CycleSpan {
  startsAt: Date;
  /** Exclusive; null for a free trial that goes on. */
  endsAt: Date | null;
  /** When it began; what changes meanwhile counts from the next cycle on. */
  plan: Plan;
  /** When the subscription began that its dates follow from; null in a free trial. */
  subscribedAt: Date | null;
  timeZone: string;
}

/** Where a closed cycle left off. */
export type ClosedSpan = CycleSpan & { endsAt: Date };

/**
 * The cycles of a platform after its last closed one, up to the one that is under way, given all that is known of its
 * plans. They follow each other without gaps from the creation of the platform:
 *
 * - A free trial is one cycle that costs nothing, until the platform subscribes (B10).
 * - Subscribing begins a cycle at once. It ends a month after the first cycle date, which is 24 hours later (B5), so
 *   that nobody is charged twice for the first day.
 * - Another paid plan counts from the next cycle on; going back to the free trial ends the subscription with the cycle.
 */
export function cyclesSince(
  changes: readonly PlanChange[],
  closed: ClosedSpan | null,
  now: Date,
): CycleSpan[] {
  const history = changes.toSorted((a, b) => a.version - b.version);
  const [created] = history;
  if (!created) return [];
  const cycles = [cycleFrom(history, closed?.endsAt ?? created.occurredAt, closed)];
  for (let last = cycles[0]; last?.endsAt && last.endsAt <= now; last = cycles.at(-1)) {
    cycles.push(cycleFrom(history, last.endsAt, last));
  }
  return cycles;
}

function cycleFrom(history: readonly PlanChange[], startsAt: Date, before: CycleSpan | null): CycleSpan {
  const { plan, timeZone } = planAt(history, startsAt);
  if (plan === 'free_trial') {
    const subscribing = history.find((change) => change.plan !== plan && change.occurredAt > startsAt);
    return { startsAt, endsAt: subscribing?.occurredAt ?? null, plan, subscribedAt: null, timeZone };
  }
  // A subscription goes on as it was agreed, also when the platform moves to another time zone.
  const subscription =
    before?.subscribedAt != null
      ? { subscribedAt: before.subscribedAt, timeZone: before.timeZone }
      : { subscribedAt: startsAt, timeZone };
  const endsAt = cycleDateAfter(subscription.subscribedAt, subscription.timeZone, startsAt);
  return { startsAt, endsAt, plan, ...subscription };
}

function planAt(history: readonly PlanChange[], at: Date): PlanChange {
  return history.findLast(({ occurredAt }) => occurredAt <= at) ?? (history[0] as PlanChange);
}

/** When something is to be done next about cycles that are not closed; null while none of them ends. */
export function nextDue(unclosed: readonly CycleSpan[], now: Date): Date | null {
  const times = unclosed.flatMap(({ endsAt }) => {
    if (!endsAt) return [];
    return [endsAt > now ? endsAt : closesAt(endsAt)];
  });
  return times.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

/** When a cycle's statement is made. */
export const closesAt = (endsAt: Date): Date => new Date(endsAt.getTime() + CLOSES_AFTER_MS);
