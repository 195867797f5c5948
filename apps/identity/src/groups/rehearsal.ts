import type { Database, TenantScope, Transaction } from '@rollcall/database';

/** Carries a result out of a transaction that must not commit. */
class Rehearsed<T> {
  constructor(readonly result: T) {}
}

/**
 * Runs `work` exactly as if it were meant, answers its result, and takes back everything it wrote: what a dry run tells
 * is what would happen, because it did.
 */
export async function rehearse<T>(
  database: Database,
  scope: TenantScope,
  work: (tx: Transaction) => Promise<T>,
): Promise<T> {
  try {
    return await database.transaction(scope, async (tx): Promise<T> => {
      const result = await work(tx);
      await tx.execute('SET CONSTRAINTS ALL IMMEDIATE');
      throw new Rehearsed(result);
    });
  } catch (error) {
    if (error instanceof Rehearsed) return error.result as T;
    throw error;
  }
}
