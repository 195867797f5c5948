import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../transactions/database.js';

const EVERY_MS = 60 * 60_000;
/** Deleted a little at a time, so that no statement holds locks for long. */
const BATCH = 5_000;

/** A kind of rows that are deleted when they are over their time. */
export interface RetentionRule {
  /** The table, as the service sees it. */
  table: string;
  /** SQL condition of the rows that are over their time, such as `expires_at < now()`. */
  expired: string;
}

/** Deletes what nobody will ask for any more, once an hour; several replicas do no harm to each other. */
@Injectable()
export class RetentionSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(RetentionSchedule.name);
  private readonly rules: RetentionRule[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly database: Database) {}

  /** Adds a rule; call it while modules are initialised. */
  register(rule: RetentionRule): void {
    this.rules.push(rule);
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.tryToPurge(), EVERY_MS).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Deletes all that is over its time. @returns how many rows */
  async purge(): Promise<number> {
    let total = 0;
    for (const { table, expired } of this.rules) {
      if (!(await this.exists(table))) continue;
      const sql = `DELETE FROM ${table} WHERE ctid = ANY (ARRAY(SELECT ctid FROM ${table} WHERE ${expired} LIMIT ${BATCH}))`;
      for (let deleted = BATCH; deleted === BATCH; total += deleted) {
        deleted = await this.database.transaction('installation', (tx) => tx.execute(sql));
      }
    }
    return total;
  }

  /** Libraries register rules for tables that not every service has. */
  private async exists(table: string): Promise<boolean> {
    const [row] = await this.database.query<{ exists: boolean }>(
      'installation',
      'SELECT to_regclass($1) IS NOT NULL AS exists',
      [table],
    );
    return row?.exists === true;
  }

  private async tryToPurge(): Promise<void> {
    try {
      await this.purge();
    } catch (err) {
      this.logger.warn({ err }, 'Old rows could not be deleted; the next hour tries again');
    }
  }
}
