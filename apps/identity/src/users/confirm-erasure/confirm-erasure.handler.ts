import type { Transaction } from '@rollcall/database';
import { forgetPeople } from '@rollcall/messaging';
import { Clock } from '@rollcall/platform';
import { Injectable } from '@nestjs/common';
import type { ErasingService } from '../erasure.resource.js';

/** A service holds nothing personal of a person any more. */
export interface Confirmation {
  userId: string;
  platformId: string;
  confirmedAt: string;
}

/**
 * Keeps the record of erasures. When every other service has confirmed, whatever was published about the person has been
 * handled: then identity drops it too, and confirms last.
 */
@Injectable()
export class ConfirmErasureHandler {
  constructor(private readonly clock: Clock) {}

  async record(
    tx: Transaction,
    service: ErasingService,
    confirmations: readonly Confirmation[],
  ): Promise<void> {
    // The people are locked first: of two services that confirm at once, the second sees that it is the last.
    const userIds = confirmations.map(({ userId }) => userId);
    await tx.execute('SELECT FROM users WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [userIds]);
    await this.insert(tx, service, confirmations);
    const [row] = await tx.query<{ complete: string[] | null }>(
      `SELECT array_agg(user_id) AS complete FROM (
         SELECT user_id FROM erasure_confirmations WHERE user_id = ANY ($1) AND service <> 'identity'
          GROUP BY user_id HAVING count(*) = 3) finished`,
      [userIds],
    );
    const complete = new Set(row?.complete ?? []);
    if (complete.size === 0) return;
    await forgetPeople(tx, [...complete]);
    await this.forgetAnswers(tx, [...complete]);
    const confirmedAt = this.clock.now().toISOString();
    const own = confirmations.filter(({ userId }) => complete.has(userId));
    await this.insert(
      tx,
      'identity',
      own.map((each) => ({ ...each, confirmedAt })),
    );
  }

  private async insert(tx: Transaction, service: ErasingService, confirmations: readonly Confirmation[]) {
    await tx.execute(
      `INSERT INTO erasure_confirmations (user_id, service, platform_id, confirmed_at)
       SELECT c."userId", $2, c."platformId", c."confirmedAt" FROM jsonb_to_recordset($1::jsonb)
           AS c("userId" uuid, "platformId" uuid, "confirmedAt" timestamptz) JOIN users u ON u.id = c."userId"
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(confirmations), service],
    );
  }

  /** Answers that are kept for a day, to be repeated, may show the person as they were. */
  private async forgetAnswers(tx: Transaction, userIds: readonly string[]): Promise<void> {
    await tx.execute(
      `DELETE FROM idempotency_records WHERE body::text LIKE ANY (SELECT '%' || id || '%' FROM unnest($1::text[]) AS id)`,
      [userIds],
    );
  }
}
