import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database, type Transaction } from '@rollcall/database';
import { setTimeout as delay } from 'node:timers/promises';
import { Carrier } from '../carriers/carrier.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { LARGEST_PAGE } from '../replay/replay.requests.js';
import { WakeSignal } from '../wake-signal.js';
import { type Cursor, CursorStore } from './cursor.store.js';
import { GapPatience } from './gap-patience.js';
import { type Producer, Producers } from './producers.js';

/** Part of the interval after which another replica may take a turn; less than all, or a late timer skips one. */
const TURN = 0.7;
const ARRIVAL_CHECK_MS = 100;
const ARRIVAL_TIMEOUT_MS = 5_000;

/**
 * Compares what producers have published with what has arrived, and asks for the rest again. This is what makes the
 * carrier disposable: whatever it loses, and whatever was published before this service was first subscribed, is
 * found here.
 */
@Injectable()
export class GapHealer {
  private readonly logger = new Logger(GapHealer.name);
  private readonly turn = new WakeSignal();
  private readonly patience = new GapPatience();
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly producers: Producers,
    private readonly carrier: Carrier,
    private readonly metrics: MessagingMetrics,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.turn.ring();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    const { gapCheckIntervalMs } = this.options.tuning;
    while (!this.stopping) {
      try {
        const due = await this.inTransaction((tx) => CursorStore.takeDue(tx, gapCheckIntervalMs * TURN));
        for (const cursor of due) await this.tryToHeal(cursor);
      } catch (err) {
        this.logger.warn({ err }, 'Looking for gaps is not possible now');
      }
      await this.turn.sleep(gapCheckIntervalMs);
    }
  }

  private async tryToHeal(cursor: Cursor): Promise<void> {
    const producer = this.producers.find(cursor.producer);
    if (!producer) {
      this.logger.warn(`No address of ${cursor.producer} is configured: gaps in its events cannot be healed`);
      return;
    }
    try {
      await this.heal(cursor, producer);
    } catch (err) {
      this.logger.warn(
        { err, producer: cursor.producer },
        'Gaps could not be looked for; the next turn tries again',
      );
    }
  }

  /** Page by page to the end, or to a gap that does not close now. */
  private async heal(start: Cursor, producer: Producer): Promise<void> {
    let cursor = start;
    for (let more = true; more && !this.stopping;) {
      const page = await producer.publishedAfter(cursor.types, cursor.publishedSeq, LARGEST_PAGE);
      if (page.next === cursor.publishedSeq) return;
      const missing = await this.inTransaction((tx) => CursorStore.missing(tx, page.eventIds));
      if (missing.length > 0 && !(await this.close(cursor, producer, missing))) return;
      const { next } = page;
      await this.inTransaction((tx) => CursorStore.advance(tx, cursor, next));
      cursor = { ...cursor, publishedSeq: next };
      more = page.more;
    }
  }

  /** @returns whether everything missing has arrived */
  private async close(cursor: Cursor, producer: Producer, missing: string[]): Promise<boolean> {
    const waiting = await this.carrier.backlog();
    if (!this.patience.mayAsk(cursor.producer, missing, waiting > 0)) return false;
    this.logger.warn(
      { producer: cursor.producer, count: missing.length },
      'Published events did not arrive; asking for them again',
    );
    this.metrics.gaps(missing.length);
    await this.carrier.renewSubscription();
    await producer.redeliver(missing);
    const deadline = Date.now() + ARRIVAL_TIMEOUT_MS;
    for (let open = missing; open.length > 0;) {
      if (this.stopping || Date.now() > deadline) return false;
      await delay(ARRIVAL_CHECK_MS);
      const asked = open;
      open = await this.inTransaction((tx) => CursorStore.missing(tx, asked));
    }
    return true;
  }

  private inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction('installation', work);
  }
}
