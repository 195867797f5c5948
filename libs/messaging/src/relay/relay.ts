import { Inject, Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Carrier } from '../carriers/carrier.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from '../messaging.options.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import { OutboxStore } from '../outbox/outbox.store.js';
import { WakeSignal } from '../wake-signal.js';

const FIRST_BACK_OFF_MS = 100;
const LONGEST_BACK_OFF_MS = 5_000;
/** Another replica is publishing; it will most likely take our events too, so there is no hurry. */
const BUSY_ELSEWHERE_MS = 25;

/**
 * Pause after a publication that took everything there was, as a multiple of the time it took. Events that follow
 * closely on others go together with what comes meanwhile, the more of them the busier the machine is: that saves most
 * of the work of everybody behind, and an event after a quiet moment does not wait at all.
 */
const COMPANY_FACTOR = 8;
const COMPANY_MS = { min: 25, max: 200 };

type Outcome = number | 'busy elsewhere';

/** Takes events from the outbox to the carrier. Every replica runs one; one at a time publishes. */
@Injectable()
export class Relay {
  private readonly logger = new Logger(Relay.name);
  /** Not the outbox's bell: under load it would ring the relay out of every pause. */
  private readonly backOff = new WakeSignal();
  private running: Promise<void> | undefined;
  private stopping = false;

  constructor(
    private readonly database: Database,
    private readonly carrier: Carrier,
    private readonly signal: OutboxSignal,
    private readonly metrics: MessagingMetrics,
    @Inject(MESSAGING_OPTIONS) private readonly options: ResolvedMessagingOptions,
  ) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  /** There is no reason to wait any longer. */
  carrierAvailable(): void {
    this.backOff.ring();
    this.signal.ring();
  }

  /** Publishes what is still waiting, if the carrier takes it, and ends. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.carrierAvailable();
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    let backOffMs = FIRST_BACK_OFF_MS;
    for (;;) {
      const stopping = this.stopping; // read before publishing: events appended until now are flushed
      const begun = performance.now();
      try {
        const outcome = await this.publishBatch();
        backOffMs = FIRST_BACK_OFF_MS;
        if (outcome === 'busy elsewhere' && !stopping) await this.signal.sleep(BUSY_ELSEWHERE_MS);
        else if (outcome === 'busy elsewhere' || outcome === 0) {
          if (stopping) return;
          await this.signal.sleep(this.options.tuning.pollIntervalMs);
        } else if (outcome < this.options.tuning.relayBatchSize && !stopping) {
          await this.backOff.sleep(pauseAfter(performance.now() - begun));
        }
      } catch (error) {
        this.logger.warn(
          { err: error, retryInMs: backOffMs },
          'Events could not be published; they stay in the outbox',
        );
        if (this.stopping) return;
        await this.backOff.sleep(backOffMs);
        backOffMs = Math.min(backOffMs * 2, LONGEST_BACK_OFF_MS);
      }
    }
  }

  private async publishBatch(): Promise<Outcome> {
    const { connected, blocked } = this.carrier.state();
    // Not even claimed: a transaction that waits for a dead broker would hold back vacuum and other replicas.
    if (!connected || blocked) return 0;
    return this.database.transaction('installation', async (tx) => {
      const events = await OutboxStore.claim(tx, this.options.tuning.relayBatchSize);
      if (!events) return 'busy elsewhere';
      if (events.length === 0) return 0;
      const eventIds = events.map((event) => event.eventId);
      // Marked while they are on their way: without the carrier's word the mark is rolled back.
      await Promise.all([this.carrier.publish(tx, events), OutboxStore.markPublished(tx, eventIds)]);
      tx.afterCommit(() => this.metrics.published(events.length));
      return events.length;
    });
  }
}

const pauseAfter = (publicationMs: number): number =>
  Math.min(Math.max(publicationMs * COMPANY_FACTOR, COMPANY_MS.min), COMPANY_MS.max);
