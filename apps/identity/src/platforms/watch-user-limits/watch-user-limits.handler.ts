import { Database, type Transaction } from '@rollcall/database';
import { Outbox } from '@rollcall/messaging';
import { Clock, RepeatingTask } from '@rollcall/platform';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { platformSubject } from '../platform.events.js';
import { judgeUserLimit } from './user-limit.rules.js';

const EVERY_MS = 2_000;
const PLATFORMS_AT_ONCE = 200;

interface WatchedPlatform {
  userLimit: number;
  hardUserLimit: boolean;
  warned: number;
  version: number;
}

/**
 * Folds the counts of accounts, and tells once of each mark of the user limit that they reach (Z-08). Apart from those
 * who create accounts, so that they need not wait for each other to find out who crossed the mark.
 */
@Injectable()
export class WatchUserLimitsHandler implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly task = new RepeatingTask({
    name: 'User limits',
    everyMs: EVERY_MS,
    run: (isStopping) => this.watch(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.task.stop();
  }

  /** Looks at every platform where people came or went since it was looked at last. */
  async watch(isStopping = () => false): Promise<void> {
    const changed = await this.database.query<{ id: string }>(
      'installation',
      `SELECT platform_id AS id FROM account_counts GROUP BY platform_id HAVING count(*) > 1 LIMIT $1`,
      [PLATFORMS_AT_ONCE],
    );
    for (const { id } of changed) {
      if (isStopping()) return;
      await this.database.transaction({ platformId: id }, (tx) => this.watchOne(tx, id));
    }
  }

  private async watchOne(tx: Transaction, platformId: string): Promise<void> {
    // Skipped when another replica is at it, or somebody creates accounts below a hard limit: the next run comes soon.
    const [platform] = await tx.query<WatchedPlatform>(
      `SELECT user_limit AS "userLimit", hard_user_limit AS "hardUserLimit", user_limit_warned AS warned, version
         FROM platforms WHERE id = $1 FOR NO KEY UPDATE SKIP LOCKED`,
      [platformId],
    );
    if (!platform) return;
    const accounts = await this.fold(tx, platformId);
    const { warned, reached } = judgeUserLimit(accounts, platform.userLimit, platform.warned);
    if (warned === platform.warned && reached.length === 0) return;
    await tx.execute('UPDATE platforms SET user_limit_warned = $2, version = version + $3 WHERE id = $1', [
      platformId,
      warned,
      reached.length,
    ]);
    await this.outbox.append(
      tx,
      reached.map((percent, index) => this.event(platformId, platform, accounts, percent, index + 1)),
    );
  }

  private async fold(tx: Transaction, platformId: string): Promise<number> {
    const [folded] = await tx.query<{ accounts: number }>(
      `WITH gone AS (DELETE FROM account_counts WHERE platform_id = $1 RETURNING change)
       INSERT INTO account_counts (platform_id, change) SELECT $1, coalesce(sum(change), 0) FROM gone
       RETURNING change AS accounts`,
      [platformId],
    );
    return folded?.accounts ?? 0;
  }

  private event(
    platformId: string,
    { userLimit, hardUserLimit, version }: WatchedPlatform,
    accounts: number,
    percent: number,
    step: number,
  ) {
    const reachedAt = this.clock.now().toISOString();
    return {
      type: 'identity.user-limit-reached.v1',
      ...platformSubject(platformId, version + step),
      data: { platformId, percent, userLimit, accounts, hardUserLimit, reachedAt },
    } as const;
  }
}
