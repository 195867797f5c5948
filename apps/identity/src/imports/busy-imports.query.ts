import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';

/** Imports of a platform that are worked on at a time. */
const MOST_BUSY = 10;
const BUSY_SECONDS = 30;

/** One import more can be worked on. @throws DomainError `too_many_requests` */
export async function assertNotBusy(tx: Transaction, platformId: string): Promise<void> {
  if ((await countBusy(tx, platformId)) < MOST_BUSY) return;
  throw new DomainError(
    'too_many_requests',
    `At most ${MOST_BUSY} imports of a platform are worked on at a time.`,
    { retryAfterSeconds: BUSY_SECONDS },
  );
}

/** How many imports of a platform are read, planned or applied at this moment. */
async function countBusy(tx: Transaction, platformId: string): Promise<number> {
  const [row] = await tx.query<{ busy: number }>(
    `SELECT count(*)::int AS busy FROM imports WHERE platform_id = $1 AND status IN ('reading', 'applying')`,
    [platformId],
  );
  return row?.busy ?? 0;
}
