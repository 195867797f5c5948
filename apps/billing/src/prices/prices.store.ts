import type { Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** What changes. */
export interface PriceChange {
  priceMinor?: number | undefined;
  currency?: string | undefined;
}

const FREE: Plan = 'free_trial';

/** Whether a statement that cost something was made. */
export async function hasCharged(tx: Transaction, platformId: string): Promise<boolean> {
  const charged = await tx.query(
    `SELECT FROM cycles WHERE platform_id = $1 AND closed_at IS NOT NULL AND plan <> $2 LIMIT 1`,
    [platformId, FREE],
  );
  return charged.length > 0;
}

/** Sets the price of cycles that begin from now on. @returns the version of the price */
export async function setPrice(
  tx: Transaction,
  platformId: string,
  { priceMinor, currency }: PriceChange,
): Promise<number> {
  const [price] = await tx.query<{ version: number }>(
    `UPDATE billed_platforms SET price_minor = coalesce($2, price_minor), currency = coalesce($3, currency),
            price_version = price_version + 1
     WHERE platform_id = $1 RETURNING price_version::int AS version`,
    [platformId, priceMinor ?? null, currency ?? null],
  );
  if (!price) throw new Error(`The price of platform ${platformId} is missing.`);
  return price.version;
}

/** Gives cycles that are not closed the price of the platform: the one under way, or all of them. */
export async function repriceCycles(
  tx: Transaction,
  platformId: string,
  which: 'current' | 'unclosed',
): Promise<void> {
  await tx.execute(
    `UPDATE cycles c SET price_minor = CASE c.plan WHEN $3 THEN 0 ELSE b.price_minor END, currency = b.currency
     FROM billed_platforms b
     WHERE b.platform_id = $1 AND c.platform_id = $1 AND c.closed_at IS NULL
       AND ($2 = 'unclosed' OR c.number = (SELECT max(number) FROM cycles WHERE platform_id = $1))`,
    [platformId, which, FREE],
  );
}
