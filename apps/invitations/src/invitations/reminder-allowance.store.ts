import type { Transaction } from '@rollcall/database';

/** What a platform may still send in its 24 hours (D-19). */
export interface Allowance {
  limit: number;
  remaining: number;
  /** Until counting begins anew. */
  secondsLeft: number;
}

/** Reads what is left and holds it until the transaction ends, so that reminders at the same time wait for each other. */
export async function openAllowance(tx: Transaction, platformId: string, limit: number): Promise<Allowance> {
  const [row] = await tx.query<{ used: number; secondsLeft: number }>(
    `INSERT INTO reminder_allowances AS a (platform_id, used, window_ends_at)
     VALUES ($1, 0, now() + interval '24 hours')
     ON CONFLICT (platform_id) DO UPDATE SET
       used = CASE WHEN a.window_ends_at > now() THEN a.used ELSE 0 END,
       window_ends_at = CASE WHEN a.window_ends_at > now() THEN a.window_ends_at ELSE excluded.window_ends_at END
     RETURNING used, ceil(extract(epoch FROM window_ends_at - now()))::int AS "secondsLeft"`,
    [platformId],
  );
  if (!row) throw new Error('An allowance was not opened.');
  return { limit, remaining: Math.max(0, limit - row.used), secondsLeft: row.secondsLeft };
}

/** Takes reminders from an allowance that is open. */
export async function takeReminders(tx: Transaction, platformId: string, count: number): Promise<void> {
  await tx.execute('UPDATE reminder_allowances SET used = used + $2 WHERE platform_id = $1', [
    platformId,
    count,
  ]);
}

/** How many reminders are left, for who only wants to know. */
export async function readAllowance(tx: Transaction, platformId: string, limit: number): Promise<number> {
  const [row] = await tx.query<{ used: number }>(
    'SELECT used FROM reminder_allowances WHERE platform_id = $1 AND window_ends_at > now()',
    [platformId],
  );
  return Math.max(0, limit - (row?.used ?? 0));
}
