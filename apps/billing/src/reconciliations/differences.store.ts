import type { AccountPlace, AccountState } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import type { Difference } from './difference.rules.js';

/** Between which two places accounts are compared: after the first, up to the second. */
export interface PlaceRange {
  after: AccountPlace;
  upTo: AccountPlace;
}

/** Where active accounts and open seats of a range differ. */
export function differencesIn(
  tx: Transaction,
  { after, upTo }: PlaceRange,
  active: readonly AccountState[],
): Promise<Difference[]> {
  return tx.query<Difference>(
    `SELECT coalesce(a."platformId", s.platform_id) AS "platformId", coalesce(a."userId", s.user_id) AS "userId",
       CASE WHEN s.user_id IS NULL THEN 'missing' ELSE 'surplus' END AS kind,
       (SELECT max(c.occurred_at) FROM account_changes c WHERE c.platform_id = coalesce(a."platformId", s.platform_id)
          AND c.user_id = coalesce(a."userId", s.user_id)) AS "knownAt"
     FROM jsonb_to_recordset($1::jsonb) AS a ("platformId" uuid, "userId" uuid)
     FULL JOIN (SELECT platform_id, user_id FROM seats WHERE closed_at IS NULL
                  AND (platform_id, user_id) > ($2, $3) AND (platform_id, user_id) <= ($4, $5)) s
       ON s.platform_id = a."platformId" AND s.user_id = a."userId"
     WHERE s.user_id IS NULL OR a."userId" IS NULL`,
    [JSON.stringify(active), after.platformId, after.userId, upTo.platformId, upTo.userId],
  );
}
