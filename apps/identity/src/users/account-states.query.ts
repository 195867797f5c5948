import type { AccountPlace, AccountState } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

type AccountRow = Omit<AccountState, 'activatedAt' | 'deletedAt'> & {
  activatedAt: Date | null;
  deletedAt: Date | null;
};

const COLUMNS = `platform_id AS "platformId", id AS "userId", status = 'active' AS "isActive", version,
  activated_at AS "activatedAt", deleted_at AS "deletedAt"`;

/** Active people of all platforms after a place: the rest of its platform, and the platforms after it. */
export async function activeAccounts(
  tx: Transaction,
  { platformId, userId }: AccountPlace,
  limit: number,
): Promise<AccountState[]> {
  // One range of the index for each: a comparison of pairs would read a platform from its beginning, page after page.
  const rows = await tx.query<AccountRow>(
    `SELECT * FROM (
       (SELECT ${COLUMNS} FROM users WHERE platform_id = $1 AND status = 'active' AND id > $2 ORDER BY id LIMIT $3)
       UNION ALL
       (SELECT ${COLUMNS} FROM users WHERE platform_id > $1 AND status = 'active' ORDER BY platform_id, id LIMIT $3)
     ) accounts ORDER BY "platformId", "userId" LIMIT $3`,
    [platformId, userId, limit],
  );
  return rows.map(stateOf);
}

/** The accounts of these people, as far as there are such. */
export async function accountStates(tx: Transaction, userIds: readonly string[]): Promise<AccountState[]> {
  const rows = await tx.query<AccountRow>(
    `SELECT ${COLUMNS} FROM unnest($1::uuid[]) AS wanted (id) JOIN users USING (id) ORDER BY platform_id, id`,
    [userIds],
  );
  return rows.map(stateOf);
}

const stateOf = ({ activatedAt, deletedAt, ...account }: AccountRow): AccountState => ({
  ...account,
  activatedAt: activatedAt?.toISOString() ?? null,
  deletedAt: deletedAt?.toISOString() ?? null,
});
