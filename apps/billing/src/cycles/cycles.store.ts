import type { Plan } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { type ClosedSpan, type CycleSpan, type PlanChange, USUAL_PRICE } from './cycle.rules.js';

/** A plan of a platform, as told. */
export type PlatformPlan = PlanChange & { platformId: string };

/** Adds what is news of plans, and platforms that are new. */
export async function addPlans(tx: Transaction, plans: readonly PlatformPlan[]): Promise<void> {
  await tx.execute(
    `INSERT INTO plan_changes (platform_id, version, plan, time_zone, occurred_at)
     SELECT p."platformId", p.version, p.plan, p."timeZone", p."occurredAt"
     FROM jsonb_to_recordset($1::jsonb) AS p ("platformId" uuid, version integer, plan text, "timeZone" text,
       "occurredAt" timestamptz)
     ON CONFLICT DO NOTHING`,
    [JSON.stringify(plans)],
  );
  await tx.execute(
    `INSERT INTO billed_platforms (platform_id, price_minor, currency) SELECT unnest($1::uuid[]), $2, $3
     ON CONFLICT DO NOTHING`,
    [[...new Set(plans.map(({ platformId }) => platformId))], USUAL_PRICE.priceMinor, USUAL_PRICE.currency],
  );
}

/** All that is known of the plans of a platform. */
export function plansOf(tx: Transaction, platformId: string): Promise<PlanChange[]> {
  return tx.query<PlanChange>(
    `SELECT version, plan, time_zone AS "timeZone", occurred_at AS "occurredAt" FROM plan_changes
     WHERE platform_id = $1 ORDER BY version`,
    [platformId],
  );
}

/** The last closed cycle of a platform, if any. */
export async function lastClosed(
  tx: Transaction,
  platformId: string,
): Promise<(ClosedSpan & { number: number }) | null> {
  const [last] = await tx.query<ClosedSpan & { number: number }>(
    `SELECT number, starts_at AS "startsAt", ends_at AS "endsAt", plan, subscribed_at AS "subscribedAt",
       time_zone AS "timeZone"
     FROM cycles WHERE platform_id = $1 AND closed_at IS NOT NULL ORDER BY number DESC LIMIT 1`,
    [platformId],
  );
  return last ?? null;
}

/**
 * Makes the cycles that are not closed these ones. They keep their ids and prices, and the first of them always stays:
 * corrections stand in it. A new one gets the price of the platform, a free trial none.
 */
export async function saveUnclosed(
  tx: Transaction,
  platformId: string,
  firstNumber: number,
  cycles: readonly CycleSpan[],
): Promise<void> {
  const rows = cycles.map((cycle, index) => ({ ...cycle, number: firstNumber + index, id: uuidv7() }));
  await tx.execute(
    `INSERT INTO cycles (platform_id, id, number, starts_at, ends_at, plan, subscribed_at, time_zone, price_minor, currency)
     SELECT b.platform_id, c.id, c.number, c."startsAt", c."endsAt", c.plan, c."subscribedAt", c."timeZone",
       CASE c.plan WHEN $3 THEN 0 ELSE b.price_minor END, b.currency
     FROM billed_platforms b, jsonb_to_recordset($2::jsonb) AS c (id uuid, number integer, "startsAt" timestamptz,
       "endsAt" timestamptz, plan text, "subscribedAt" timestamptz, "timeZone" text)
     WHERE b.platform_id = $1
     ON CONFLICT (platform_id, number) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at,
       plan = excluded.plan, subscribed_at = excluded.subscribed_at, time_zone = excluded.time_zone,
       price_minor = CASE WHEN (cycles.plan = $3) = (excluded.plan = $3) THEN cycles.price_minor
         ELSE excluded.price_minor END
     WHERE cycles.closed_at IS NULL`,
    [platformId, JSON.stringify(rows), 'free_trial' satisfies Plan],
  );
  await tx.execute('DELETE FROM cycles WHERE platform_id = $1 AND number >= $2 AND closed_at IS NULL', [
    platformId,
    firstNumber + cycles.length,
  ]);
}

/** Notes when something is to be done about a platform's cycles. */
export async function setDue(tx: Transaction, platformId: string, dueAt: Date | null): Promise<void> {
  await tx.execute('UPDATE billed_platforms SET due_at = $2 WHERE platform_id = $1', [platformId, dueAt]);
}

/** Platforms whose cycles are to be looked at, the longest waiting first. */
export async function duePlatforms(tx: Transaction, now: Date, limit: number): Promise<string[]> {
  const due = await tx.query<{ platformId: string }>(
    `SELECT platform_id AS "platformId" FROM billed_platforms WHERE due_at <= $1 ORDER BY due_at LIMIT $2`,
    [now, limit],
  );
  return due.map(({ platformId }) => platformId);
}
