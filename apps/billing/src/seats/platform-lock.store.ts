import type { Transaction } from '@rollcall/database';

/** Makes whatever is done about the seats or the cycles of a platform wait for each other, until the transaction ends. */
export async function lockPlatforms(tx: Transaction, rows: readonly { platformId: string }[]): Promise<void> {
  // In one order, so that two batches of the same platforms cannot wait for each other.
  const ids = [...new Set(rows.map(({ platformId }) => platformId))].toSorted();
  await tx.execute(
    `INSERT INTO seat_totals (platform_id) SELECT unnest($1::uuid[]) ON CONFLICT (platform_id) DO NOTHING`,
    [ids],
  );
  await tx.execute(
    `SELECT FROM seat_totals WHERE platform_id = ANY ($1::uuid[]) ORDER BY platform_id FOR UPDATE`,
    [ids],
  );
}
