import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';

/** @throws DomainError `username_login_disabled` where accounts have no usernames (U2) */
export async function assertUsernamesOn(tx: Transaction, platformId: string): Promise<void> {
  const rows = await tx.query('SELECT FROM platforms WHERE id = $1 AND username_login', [platformId]);
  if (rows.length > 0) return;
  throw new DomainError(
    'username_login_disabled',
    'Usernames are off on this platform; give an email instead.',
  );
}
