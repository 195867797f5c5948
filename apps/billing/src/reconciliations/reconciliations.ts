import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Database, RetentionSchedule } from '@rollcall/database';
import { Clock, RepeatingTask } from '@rollcall/platform';
import { MOST_REPAIRED, ReconcileSeatsHandler } from './reconcile-seats.handler.js';
import { showReconciliation } from './reconciliation-metrics.js';
import * as store from './reconciliations.store.js';

const LOOK_EVERY_MS = 10 * 60_000;
const ONCE_IN_MS = 24 * 60 * 60_000;

/** Comparisons of seats with accounts: once a day, whichever replica is first, and when the operator asks for one. */
@Injectable()
export class Reconciliations implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(Reconciliations.name);
  private running: Promise<unknown> = Promise.resolve();
  private isStopping = false;
  private readonly task = new RepeatingTask({
    name: 'Comparison of seats with accounts',
    everyMs: LOOK_EVERY_MS,
    run: () => this.runDaily(),
  });

  constructor(
    private readonly database: Database,
    private readonly seats: ReconcileSeatsHandler,
    private readonly clock: Clock,
    retention: RetentionSchedule,
  ) {
    retention.register({ table: 'reconciliations', expired: `started_at < now() - interval '400 days'` });
  }

  onApplicationBootstrap(): void {
    this.task.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.task.stop();
    await this.running;
  }

  /** Runs one unless one was done within a day; one that failed is tried again. */
  async runDaily(): Promise<void> {
    const now = this.clock.now();
    const begun = await this.begin(new Date(now.getTime() - ONCE_IN_MS));
    if (begun) await this.run(begun);
    else await this.showLatest();
  }

  /** Begins one now, unless one is under way. @returns that one, or the one under way */
  async start(): Promise<store.Reconciliation> {
    const begun = await this.begin(this.clock.now());
    if (begun) this.running = this.run(begun);
    const [latest] = await this.list(1);
    return begun ?? (latest as store.Reconciliation);
  }

  /** The latest, newest first. */
  list(limit: number): Promise<store.Reconciliation[]> {
    return this.database.transaction('installation', (tx) => store.latest(tx, limit));
  }

  /** Ends when the one that {@link start} began has ended. */
  async settled(): Promise<void> {
    await this.running;
  }

  private begin(unlessSince: Date): Promise<store.Reconciliation | undefined> {
    return this.database.transaction('installation', (tx) => store.begin(tx, this.clock.now(), unlessSince));
  }

  private async run({ id }: store.Reconciliation): Promise<void> {
    const figures = { compared: 0, missing: 0, surplus: 0, unknown: 0, rebuilt: 0, repaired: 0 };
    const failure = await this.seats
      .reconcile(figures, () => this.isStopping)
      .then(() => null)
      .catch((error: unknown) => String(error));
    const finishedAt = this.clock.now();
    this.tell(figures, failure);
    await this.database
      .transaction('installation', (tx) => store.finish(tx, id, figures, { finishedAt, failure }))
      .then(() => this.showLatest())
      .catch((err: unknown) => this.logger.error({ err }, 'How a comparison ended could not be noted'));
  }

  /** On each replica, so that an alarm ends wherever it was raised. */
  private async showLatest(): Promise<void> {
    const finished = await this.database.transaction('installation', (tx) => store.latestFinished(tx));
    if (finished) showReconciliation(finished);
  }

  private tell(figures: store.Figures, failure: string | null): void {
    const { missing, surplus, unknown, rebuilt, repaired } = figures;
    const differences = missing + surplus;
    if (failure) this.logger.error({ ...figures, failure }, 'Seats could not be compared with accounts');
    else if (differences + unknown + rebuilt === 0)
      this.logger.log({ ...figures }, 'Seats agree with accounts');
    else if (differences > MOST_REPAIRED)
      this.logger.error({ ...figures }, 'Seats differ from accounts in too many places');
    else if (repaired < differences || unknown > 0)
      this.logger.error({ ...figures }, 'Seats differ from accounts, and not all could be put right');
    else this.logger.error({ ...figures }, 'Seats differed from accounts or the ledger, and were put right');
  }
}
