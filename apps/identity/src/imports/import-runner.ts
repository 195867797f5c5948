import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { DomainError, RepeatingTask } from '@rollcall/platform';
import { ChangeHints } from '../hints/change-hints.js';
import { ImportEnds } from './import-ends.js';
import { ImportSteps } from './import-steps.js';
import { ImportLostError } from './import.errors.js';
import { type RunningImport, claimImport, releaseImport, renewLease, stopImport } from './imports.store.js';

const EVERY_MS = 250;
/** How often a step that goes on says so. */
const RENEW_MS = 2_000;

/** What only makes an import wait, until somebody raises a limit or a day has gone by. */
const WAITS = new Set<string>(['user_limit_reached', 'too_many_requests', 'free_trial_ended']);
/** What the next try may find otherwise. */
const PASSES = new Set<string>(['overloaded', 'service_unavailable']);

const INTERRUPTED = {
  because: 'upload_interrupted',
  detail: 'The file did not arrive whole; upload it once more.',
} as const;

/**
 * Goes on with imports, a step at a time; replicas share them. A step and how far the import is commit together, and
 * who was away for too long finds that somebody else went on: whatever dies, each person has one turn.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ImportRunner.name);
  private readonly task = new RepeatingTask({
    name: 'Imports',
    everyMs: EVERY_MS,
    run: (isStopping) => this.runDue(isStopping),
  });

  constructor(
    private readonly database: Database,
    private readonly steps: ImportSteps,
    private readonly ends: ImportEnds,
    private readonly hints: ChangeHints,
  ) {}

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.task.stop();
  }

  private async runDue(isStopping: () => boolean): Promise<void> {
    while (!isStopping()) {
      const job = await this.database.transaction('installation', claimImport);
      if (!job) return;
      const renewal = setInterval(() => void this.renew(job), RENEW_MS);
      try {
        await this.step(job);
        await this.release(job, false);
      } catch (error) {
        await this.settle(job, error);
      } finally {
        clearInterval(renewal);
        this.hints.tell(job.platformId, ['imports']);
      }
    }
  }

  private step(job: RunningImport): Promise<void> {
    // A lease of an upload that ran out: whoever read the file is gone.
    if (job.status === 'reading' && !job.isRead) return this.stop(job, { status: 'failed', ...INTERRUPTED });
    return this.steps.next(job);
  }

  /** A refusal ends the import or makes it wait; what broke is tried again. */
  private async settle(job: RunningImport, error: unknown): Promise<void> {
    if (error instanceof ImportLostError) return;
    if (error instanceof DomainError && !PASSES.has(error.code)) {
      const status = WAITS.has(error.code) && job.status === 'applying' ? 'paused' : 'failed';
      this.logger.log({ importId: job.id, because: error.code, status }, 'An import was stopped');
      return this.stop(job, { status, because: error.code, detail: error.message });
    }
    this.logger.warn({ err: error, importId: job.id }, 'A step of an import failed; it is tried again');
    await this.release(job, true);
  }

  private async stop(
    job: RunningImport,
    stop: { status: 'failed' | 'paused'; because: string; detail: string },
  ): Promise<void> {
    await this.database.transaction({ platformId: job.platformId }, async (tx) => {
      const isStopped = await stopImport(tx, job, stop);
      if (isStopped && stop.status === 'failed') await this.ends.conclude(tx, job);
    });
  }

  private async renew(job: RunningImport): Promise<void> {
    try {
      await this.database.transaction({ platformId: job.platformId }, (tx) => renewLease(tx, job));
    } catch (err) {
      this.logger.warn({ err, importId: job.id }, 'The lease of an import could not be renewed');
    }
  }

  private release(job: RunningImport, isFailed: boolean): Promise<void> {
    return this.database.transaction({ platformId: job.platformId }, (tx) =>
      releaseImport(tx, job, { isFailed }),
    );
  }
}
