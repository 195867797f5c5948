import type { AccountName } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** Who these people are, as far as they are of the platform of the transaction. */
export function accountNames(tx: Transaction, userIds: readonly string[]): Promise<AccountName[]> {
  return tx.query<AccountName>(
    `SELECT id AS "userId", CASE WHEN erased_at IS NULL THEN status ELSE 'erased' END AS status,
       CASE WHEN erased_at IS NULL THEN trim(first_name || ' ' || last_name) END AS "displayName",
       CASE WHEN erased_at IS NULL THEN coalesce(email, username) END AS login
     FROM unnest($1::uuid[]) AS wanted (id) JOIN users USING (id)`,
    [userIds],
  );
}
