import type { Transaction } from '@rollcall/database';

/*
 * A connection keeps the plan that it made first (record 7), perhaps when a table was empty: rows of an import come by
 * the hundred thousand within a minute, and all of them would be read to find a thousand. So these are planned each
 * time, for the table as large as it is then, and however little is known of what is in it.
 */
const PLANS = ['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_sort'];
const OFF = ['plan_cache_mode = force_custom_plan', ...PLANS.map((plan) => `${plan} = off`)];
const AS_BEFORE = ['plan_cache_mode', ...PLANS].map((setting) => `${setting} = DEFAULT`);

const set = (settings: readonly string[]): string =>
  settings.map((setting) => `SET LOCAL ${setting}`).join('; ');

/** Runs a query that finds its rows along indexes, whatever is known of the tables; in one round trip, with the settings. */
export async function alongIndexes<Row>(
  tx: Transaction,
  sql: string,
  parameters: readonly unknown[],
): Promise<Row[]> {
  const [, rows] = await Promise.all([
    tx.execute(set(OFF)),
    tx.query<Row>(sql, parameters),
    tx.execute(set(AS_BEFORE)),
  ]);
  return rows;
}
