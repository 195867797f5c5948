import type { Transaction } from '@rollcall/database';
import { LedgerEntry } from './ledger-entry.entity.js';

/** Which entries. */
export interface LedgerRange {
  /** Only entries of this person. */
  userId?: string | undefined;
  /** Only entries before this one. */
  before: string;
  take: number;
}

/** Entries of a platform's ledger, newest first. */
export function ledgerEntries(
  tx: Transaction,
  platformId: string,
  { userId, before, take }: LedgerRange,
): Promise<LedgerEntry[]> {
  const entries = tx.manager
    .createQueryBuilder(LedgerEntry, 'l')
    .where('l.platformId = :platformId AND l.seq < :before', { platformId, before });
  if (userId !== undefined) entries.andWhere('l.userId = :userId', { userId });
  return entries.orderBy('l.seq', 'DESC').limit(take).getMany();
}
