import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';

/**
 * Runs what may create or restore accounts. Where the user limit is hard (D-20), nobody else creates any until the
 * transaction ends, and what would go beyond the limit is refused; platforms with a soft limit do not wait for each
 * other here at all.
 * @throws DomainError `user_limit_reached`
 */
export async function withinUserLimit<T>(
  tx: Transaction,
  { platformId, hasHardUserLimit }: { platformId: string; hasHardUserLimit: boolean },
  create: () => Promise<T>,
): Promise<T> {
  if (!hasHardUserLimit) return create();
  const [hard] = await tx.query<{ limit: number }>(
    'SELECT user_limit AS "limit" FROM platforms WHERE id = $1 AND hard_user_limit FOR NO KEY UPDATE',
    [platformId],
  );
  if (!hard) return create();
  const before = await countAccounts(tx, platformId);
  const created = await create();
  const after = await countAccounts(tx, platformId);
  if (after <= before || after <= hard.limit) return created;
  const left = Math.max(0, hard.limit - before);
  throw new DomainError(
    'user_limit_reached',
    `The platform takes ${hard.limit} accounts and has room for ${left} more; ${after - before} were asked for.`,
    { userLimit: hard.limit, accounts: before },
  );
}

/** Accounts of the platform, active and invited (Z-08). */
export async function countAccounts(tx: Transaction, platformId: string): Promise<number> {
  const [row] = await tx.query<{ accounts: number }>(
    'SELECT coalesce(sum(change), 0)::integer AS accounts FROM account_counts WHERE platform_id = $1',
    [platformId],
  );
  return row?.accounts ?? 0;
}
