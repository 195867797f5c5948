import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import { MAX_AUDIENCE_USERS } from '../session.requests.js';

/** PS2. @throws DomainError `audience_full` if more people are enrolled one by one than an audience may name */
export async function assertRoomFor(tx: Transaction, sessionId: string): Promise<void> {
  const [row] = await tx.query<{ chosen: number }>(
    `SELECT count(*)::integer AS chosen FROM session_people WHERE session_id = $1 AND part = 'chosen'`,
    [sessionId],
  );
  if ((row?.chosen ?? 0) <= MAX_AUDIENCE_USERS) return;
  throw new DomainError(
    'audience_full',
    `A session takes ${MAX_AUDIENCE_USERS} people one by one; enrol groups instead.`,
  );
}
