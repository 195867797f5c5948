import type { ServiceName } from '@rollcall/contracts';

/** What a service says about its events. */
export interface MessagingOptions {
  /** The service: its schema, its queue, the source of its events. */
  service: ServiceName;
  /** URL of the broker; without it events travel through PostgreSQL. */
  amqpUrl?: string;
  /** Base URLs of the services whose events this one handles; they are asked for what got lost on the way. */
  peers?: Partial<Record<ServiceName, string>>;
  /** Times and sizes, where the defaults do not fit (tests). */
  tuning?: Partial<MessagingTuning>;
}

/** Times and sizes of the machinery. */
export interface MessagingTuning {
  /** Most events in one publication. */
  relayBatchSize: number;
  /** How long a publication may wait for the carrier. Below the database's limit for idle transactions (15 s). */
  publishTimeoutMs: number;
  /** How often relay and workers look for work that nobody announced. */
  pollIntervalMs: number;
  /** Most events handled in one transaction. */
  claimBatchSize: number;
  /** Most transactions of handlers at the same time in this process. */
  workers: number;
  /** Most unacknowledged deliveries held by this process (rabbitmq). */
  prefetch: number;
  /** Wait after the 1st, 2nd … failure; one failure more and the event is parked. */
  retryDelaysMs: readonly number[];
  /** Longest time that a handler may take. */
  handlerTimeoutMs: number;
  /** Failures of a dependency in a row after which its work is held. */
  breakerThreshold: number;
  /** First and longest time for which work is held before the next probe. */
  breakerHoldMs: readonly [number, number];
  /** How often producers are asked for what was published. */
  gapCheckIntervalMs: number;
  /** Age from which a published event that has not arrived counts as missing. */
  gapSettleMs: number;
  /** How long published events are kept for replay. */
  outboxRetentionDays: number;
  /** How long ids of handled events are kept for deduplication; longer than any outbox keeps its rows. */
  inboxRetentionDays: number;
}

/** Options with every default filled in. */
export interface ResolvedMessagingOptions extends Omit<MessagingOptions, 'tuning' | 'peers'> {
  peers: Partial<Record<ServiceName, string>>;
  tuning: MessagingTuning;
}

/** Injection token of {@link ResolvedMessagingOptions}. */
export const MESSAGING_OPTIONS = Symbol('messaging options');

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const DEFAULTS: MessagingTuning = {
  relayBatchSize: 1_000,
  publishTimeoutMs: 10 * SECOND,
  pollIntervalMs: 500,
  claimBatchSize: 200,
  workers: 4,
  prefetch: 2_000,
  retryDelaysMs: [0, 0, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 6 * HOUR],
  handlerTimeoutMs: MINUTE,
  breakerThreshold: 3,
  breakerHoldMs: [SECOND, 30 * SECOND],
  gapCheckIntervalMs: 5 * SECOND,
  gapSettleMs: 5 * SECOND,
  outboxRetentionDays: 14,
  inboxRetentionDays: 30,
};

export function resolveMessagingOptions(options: MessagingOptions): ResolvedMessagingOptions {
  return { ...options, peers: options.peers ?? {}, tuning: { ...DEFAULTS, ...options.tuning } };
}
