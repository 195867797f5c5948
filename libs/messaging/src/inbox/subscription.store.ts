import type { Transaction } from '@rollcall/database';

/**
 * How long a type stays subscribed after the last process said that it handles it. Longer than a rolling deployment:
 * while two versions of a service run side by side, neither may unsubscribe what the other handles.
 */
const WANTED_FOR = '10 minutes';

/** The SQL of what this service is subscribed to. */
export const SubscriptionStore = {
  /** Subscribes, or says that the types are still wanted, and takes up events that had no handler until now. */
  async want(tx: Transaction, types: readonly string[]): Promise<void> {
    await tx.execute(
      `insert into event_subscriptions (type) select unnest($1::text[]) order by 1
       on conflict (type) do update set wanted_at = now()`,
      [types],
    );
    await tx.execute(
      `update inbox set parked_at = null, parked_reason = null, last_error = null, due_at = now()
       where parked_at is not null and done_at is null and parked_reason = 'unhandled_type' and type = any ($1::text[])`,
      [types],
    );
  },

  /** Types that no running version wants any more. */
  async unwanted(tx: Transaction): Promise<string[]> {
    const rows = await tx.query<{ type: string }>(
      `select type from event_subscriptions where wanted_at < now() - interval '${WANTED_FOR}'`,
    );
    return rows.map((row) => row.type);
  },

  /** Ends subscriptions, unless somebody has come to want them meanwhile. */
  async drop(tx: Transaction, types: readonly string[]): Promise<void> {
    const rows = await tx.query<{ type: string }>(
      `delete from event_subscriptions
       where type = any ($1::text[]) and wanted_at < now() - interval '${WANTED_FOR}' returning type`,
      [types],
    );
    if (rows.length > 0)
      await parkWaiting(
        tx,
        rows.map((row) => row.type),
      );
  },
};

/** Events that nothing handles must not hold later events of their subjects. */
async function parkWaiting(tx: Transaction, types: readonly string[]): Promise<void> {
  await tx.execute(
    `update inbox set parked_at = now(), parked_reason = 'unhandled_type', last_error = 'no handler for ' || type
     where type = any ($1::text[]) and done_at is null and parked_at is null`,
    [types],
  );
}
