import { Inject, Injectable } from '@nestjs/common';
import { metrics } from '@rollcall/platform';
import { Counter, Gauge, Histogram } from 'prom-client';
import { MESSAGING_OPTIONS, type ResolvedMessagingOptions } from './messaging.options.js';

const SERVICE = ['service'] as const;
const SERVICE_AND_TYPE = ['service', 'type'] as const;
const counter = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
  new Counter({ name, help, labelNames, registers: [metrics] });
const gauge = <T extends string>(name: string, help: string, labelNames: readonly T[]) =>
  new Gauge({ name, help, labelNames, registers: [metrics] });
/** A gauge whose value is looked up when the metrics are read. */
const level = (name: string, help: string) =>
  new Gauge({ name, help, labelNames: SERVICE, registers: [metrics], collect: () => sample() });

const samplers = new Set<() => Promise<void>>();
let sampling: Promise<void> | undefined;

/** Runs all samplers once for all the gauges that are read together; a database that is away leaves the old values. */
function sample(): Promise<void> {
  sampling ??= Promise.allSettled([...samplers].map((sampler) => sampler())).then(() => {
    sampling = undefined;
  });
  return sampling;
}

const METRICS = {
  unsent: level('outbox_unsent', 'Events that wait for the relay.'),
  oldestAge: level('outbox_oldest_age_seconds', 'Age of the oldest event that waits for the relay.'),
  published: counter('relay_published_total', 'Events taken over by the carrier.', SERVICE),
  received: counter('inbox_received_total', 'Events stored in the inbox for the first time.', SERVICE),
  duplicates: counter('inbox_duplicates_total', 'Deliveries of events that were already known.', SERVICE),
  done: counter('inbox_done_total', 'Events whose handlers committed.', SERVICE_AND_TYPE),
  failed: counter('inbox_failed_total', 'Attempts that failed.', SERVICE_AND_TYPE),
  parked: counter('inbox_parked_total', 'Events given up.', SERVICE_AND_TYPE),
  backlog: level('inbox_backlog', 'Events received and not yet done.'),
  parkedNow: level('inbox_parked', 'Parked events that wait for a person.'),
  consumers: level('consumer_count', 'Live consumers of this process.'),
  blocked: level('amqp_blocked', '1 while the broker accepts no publications.'),
  breaker: gauge('breaker_state', '0 closed, 1 open, 2 half-open.', SERVICE_AND_TYPE),
  gaps: counter(
    'replay_gap_total',
    'Published events that had not arrived and were asked for again.',
    SERVICE,
  ),
  handlerSeconds: new Histogram({
    name: 'handler_duration_seconds',
    help: 'Time of a handler call; of a batch for handlers of batches.',
    labelNames: SERVICE_AND_TYPE,
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers: [metrics],
  }),
};
const BREAKER_STATES: Record<string, number> = { Closed: 0, Open: 1, HalfOpen: 2 };

/** Figures that are looked up when they are asked for. */
export interface MessagingLevels {
  unsent: number;
  oldestUnsentSeconds: number;
  backlog: number;
  parked: number;
}

/** Counts what happens to events in this process. */
@Injectable()
export class MessagingMetrics {
  private readonly service: string;

  constructor(@Inject(MESSAGING_OPTIONS) options: ResolvedMessagingOptions) {
    this.service = options.service;
  }

  /** Looks levels up with `sampler` whenever the metrics are read. @returns how to end that */
  sampleWith(sampler: () => Promise<void>): () => void {
    samplers.add(sampler);
    return () => samplers.delete(sampler);
  }

  published(count: number): void {
    METRICS.published.inc({ service: this.service }, count);
  }

  received(fresh: number, duplicates: number): void {
    METRICS.received.inc({ service: this.service }, fresh);
    METRICS.duplicates.inc({ service: this.service }, duplicates);
  }

  done(type: string, count: number): void {
    METRICS.done.inc({ service: this.service, type }, count);
  }

  failed(type: string): void {
    METRICS.failed.inc({ service: this.service, type });
  }

  parked(type: string): void {
    METRICS.parked.inc({ service: this.service, type });
  }

  gaps(count: number): void {
    METRICS.gaps.inc({ service: this.service }, count);
  }

  timeHandler(type: string): () => void {
    return METRICS.handlerSeconds.startTimer({ service: this.service, type });
  }

  breaker(type: string, state: string | undefined): void {
    METRICS.breaker.set({ service: this.service, type }, BREAKER_STATES[state ?? ''] ?? 0);
  }

  carrier(consumers: number, blocked: boolean): void {
    METRICS.consumers.set({ service: this.service }, consumers);
    METRICS.blocked.set({ service: this.service }, blocked ? 1 : 0);
  }

  levels(levels: MessagingLevels): void {
    METRICS.unsent.set({ service: this.service }, levels.unsent);
    METRICS.oldestAge.set({ service: this.service }, levels.oldestUnsentSeconds);
    METRICS.backlog.set({ service: this.service }, levels.backlog);
    METRICS.parkedNow.set({ service: this.service }, levels.parked);
  }
}
