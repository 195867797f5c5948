import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { billedPlatform } from '../cycles/billed-platform.query.js';
import { cyclesBefore } from '../cycles/cycles.query.js';
import type { PlatformPriceAnswer } from './price.answer.js';

const ANY = String(Number.MAX_SAFE_INTEGER);

/**
 * How a platform is billed.
 * @throws DomainError `not_found`, also for a moment after a platform was created
 */
export async function platformPrice(
  tx: Transaction,
  platformId: string,
  now: Date,
): Promise<PlatformPriceAnswer> {
  const billed = await billedPlatform(tx, platformId);
  const [currentCycle] = await cyclesBefore(tx, platformId, now, { before: ANY, take: 1 });
  if (!billed || !currentCycle) {
    throw new DomainError('not_found', `Billing knows no platform ${platformId}.`);
  }
  const { plan, priceMinor, currency } = billed;
  return { platformId, plan, priceMinor, currency, currentCycle };
}
