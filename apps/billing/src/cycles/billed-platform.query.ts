import type { Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** What is known of how a platform is billed; null for one that nothing was told of. */
export interface BilledPlatform {
  plan: Plan;
  timeZone: string;
  priceMinor: number;
  currency: string;
}

/** The present plan and price of a platform. */
export async function billedPlatform(tx: Transaction, platformId: string): Promise<BilledPlatform | null> {
  const [billed] = await tx.query<BilledPlatform>(
    `SELECT p.plan, p.time_zone AS "timeZone", b.price_minor AS "priceMinor", b.currency
     FROM billed_platforms b JOIN plan_changes p ON p.platform_id = b.platform_id
     WHERE b.platform_id = $1 ORDER BY p.version DESC LIMIT 1`,
    [platformId],
  );
  return billed ?? null;
}
