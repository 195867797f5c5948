import type { Transaction } from '@rollcall/database';

/** In how many sessions somebody is enrolled. */
export async function countEnrolments(tx: Transaction, userId: string): Promise<number> {
  const [row] = await tx.query<{ enrolments: number }>(
    `SELECT count(*)::integer AS enrolments FROM enrolments WHERE user_id = $1 AND status = 'published'`,
    [userId],
  );
  return row?.enrolments ?? 0;
}
