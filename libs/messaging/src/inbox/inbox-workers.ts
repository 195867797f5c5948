import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { EVERY_EVENT } from '../events/on-event.decorator.js';
import { HandlerRegistry } from '../transport/handler-registry.js';
import { DependencyBreakers } from './dependency-breakers.js';
import { EventProcessor } from './event-processor.js';
import { InboxStore } from './inbox.store.js';

/** Transactions of one lane at a time in a process, so that a slow handler leaves workers to the others. */
const workersOf = (lane: string): number => (lane === EVERY_EVENT ? 1 : 2);

/** Keeps a bounded number of handlers busy, as long as there is something due. */
@Injectable()
export class InboxWorkers {
  private readonly logger = new Logger(InboxWorkers.name);
  /** Lanes that may have something due, in the order in which they get a worker. */
  private readonly ready = new Set<string>();
  private readonly busy = new Map<string, number>();
  private readonly running = new Set<Promise<void>>();
  private poll: NodeJS.Timeout | undefined;
  private stopped = true;
  private pollFailed = false;

  constructor(
    private readonly database: Database,
    private readonly handlers: HandlerRegistry,
    private readonly processor: EventProcessor,
    private readonly breakers: DependencyBreakers,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  start(): void {
    this.stopped = false;
    for (const lane of this.handlers.lanes) this.ready.add(lane);
    this.assignWorkers();
    this.schedulePoll();
  }

  /** Events of these types arrived or became due. Types that nothing here handles are passed over. */
  wake(types: Iterable<string>): void {
    for (const type of types) {
      const lane = this.handlers.laneOf(type);
      if (lane !== undefined) this.ready.add(lane);
    }
    this.assignWorkers();
  }

  /** Takes no more events and resolves when those in hand are finished. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.poll);
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private assignWorkers(): void {
    for (const lane of this.ready) {
      if (this.stopped || this.running.size >= this.options.tuning.workers) return;
      const busy = this.busy.get(lane) ?? 0;
      if (busy >= workersOf(lane)) continue;
      this.ready.delete(lane);
      this.busy.set(lane, busy + 1);
      const work = this.work(lane).finally(() => {
        this.running.delete(work);
        this.busy.set(lane, (this.busy.get(lane) ?? 1) - 1);
        this.assignWorkers();
      });
      this.running.add(work);
    }
  }

  private async work(lane: string): Promise<void> {
    const { claimBatchSize } = this.options.tuning;
    try {
      const outcome = await this.breakers.run(lane, claimBatchSize, (limit) =>
        this.processor.handleDue(lane, limit),
      );
      if (outcome?.more) this.ready.add(lane);
      this.wake(outcome?.woken ?? []);
    } catch (error) {
      // What is due stays due: the next poll tries again.
      this.logger.error({ err: error, lane }, 'Events could not be taken through their handlers');
    }
  }

  private schedulePoll(): void {
    this.poll = setTimeout(
      () => void this.findDue().finally(() => !this.stopped && this.schedulePoll()),
      this.options.tuning.pollIntervalMs,
    );
  }

  private async findDue(): Promise<void> {
    if (this.handlers.types.length === 0) return;
    try {
      this.wake(
        await this.database.transaction('installation', (tx) => InboxStore.dueTypes(tx, this.handlers.types)),
      );
      this.pollFailed = false;
    } catch (err) {
      if (!this.pollFailed) this.logger.warn({ err }, 'The inbox cannot be looked through; trying for ever');
      this.pollFailed = true;
    }
  }
}
