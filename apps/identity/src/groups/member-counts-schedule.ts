import { Database } from '@rollcall/database';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { correctMemberCounts, foldMemberCounts } from './member-counts.store.js';

const FOLD_EVERY_MS = 5_000;
const CORRECT_EVERY_MS = 24 * 60 * 60_000;

/** Keeps the counts of members short and true. Several replicas do no harm to each other. */
@Injectable()
export class MemberCountsSchedule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(MemberCountsSchedule.name);
  private timers: NodeJS.Timeout[] = [];

  constructor(private readonly database: Database) {}

  onApplicationBootstrap(): void {
    this.timers = [
      setInterval(() => void this.attempt(() => this.fold()), FOLD_EVERY_MS).unref(),
      setInterval(() => void this.attempt(() => this.correct()), CORRECT_EVERY_MS).unref(),
    ];
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
  }

  /** Folds until nothing is left to fold. */
  async fold(): Promise<void> {
    for (let folded = 1; folded > 0;) {
      folded = await this.database.transaction('installation', foldMemberCounts);
    }
  }

  /** Counts every platform anew; a difference is a mistake of ours, so it is told. */
  async correct(): Promise<void> {
    const platforms = await this.database.query<{ id: string }>('installation', 'SELECT id FROM platforms');
    for (const { id } of platforms) {
      const corrections = await this.database.transaction({ platformId: id }, (tx) =>
        correctMemberCounts(tx, id),
      );
      if (corrections.length > 0) {
        this.logger.warn({ platformId: id, corrections }, 'Counts of members were wrong and are corrected');
      }
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (err) {
      this.logger.warn({ err }, 'Counts of members could not be folded; they are right, and slower to read');
    }
  }
}
