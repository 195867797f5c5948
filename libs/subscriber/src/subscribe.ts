import type { EventType } from '@rollcall/contracts';
import { AmqpConsumer } from './amqp/amqp-consumer.js';
import { SubscriberQueue } from './amqp/subscriber-queue.js';
import { CatchUp } from './catch-up.js';
import type { FeedOptions } from './feed/feed-reader.js';
import { EventHandling, type Outcome } from './handling/event-handling.js';
import type { HandlingOptions } from './handling/handling.options.js';

const USUAL_PREFETCH = 200;
const USUAL_CATCH_UP_SECONDS = 60;

/** What is subscribed to, where, and what is done with it. */
export interface SubscribeOptions<T extends EventType, Tx = undefined> extends HandlingOptions<T, Tx> {
  /** The broker. */
  amqpUrl: string;
  /** Name of a queue of your own, such as `crm.rollcall`; replicas with the same name share the events. */
  queue: string;
  /** How many events may be in this process at a time; 200 by default. */
  prefetch?: number;
  /**
   * The feed of the platform, to get what the broker has lost or what came while this queue did not exist. It is read
   * before the first event is taken from the queue, after each lost connection, and every `everySeconds` (60 by
   * default). What came the other way already is known by its id.
   */
  catchUp?: FeedOptions & { everySeconds?: number };
}

/** How many events came, since the start of the process. */
export interface SubscriptionCounts {
  /** Handled after they came by the broker. */
  broker: number;
  /** Handled after they came by the feed. */
  feed: number;
  /** Came again, and were known. */
  duplicates: number;
  /** Could not be handled, and were put aside. */
  poison: number;
}

/** A subscription at the broker. */
export interface Subscription {
  /** Resolves when the queue is there and what was missed is handled, so that events come at once; or when it is closed. */
  readonly ready: Promise<void>;
  /** Resolves when it was closed. */
  readonly done: Promise<void>;
  readonly counts: Readonly<SubscriptionCounts>;
  /** Takes nothing more, finishes what is in hand, acknowledges it and disconnects. */
  close(): Promise<void>;
}

/**
 * Subscribes at the broker for ever, over all lost connections: declares a queue of its own, binds the types to it, and
 * handles what comes. An event is acknowledged when it is handled, or put aside in `<queue>.poison` when it cannot be.
 * @throws TypeError for types that do not exist
 */
export function subscribe<T extends EventType, Tx = undefined>(
  options: SubscribeOptions<T, Tx>,
): Subscription {
  const handling = new EventHandling(options);
  const counts: SubscriptionCounts = { broker: 0, feed: 0, duplicates: 0, poison: 0 };
  const { amqpUrl, types, prefetch = USUAL_PREFETCH } = options;
  const catchUp =
    options.catchUp &&
    new CatchUp(options.catchUp, types, handling, {
      everySeconds: options.catchUp.everySeconds ?? USUAL_CATCH_UP_SECONDS,
      onOutcome: (outcome) => count(counts, 'feed', outcome),
      bury: (poison) => consumer.bury(poison),
    });
  const consumer: AmqpConsumer = new AmqpConsumer({
    url: amqpUrl,
    queue: new SubscriberQueue(options.queue, types),
    prefetch,
    take: async (raw, source) => {
      const outcome = await handling.take(raw, source);
      count(counts, 'broker', outcome);
      return outcome;
    },
    beforeConsuming: catchUp && (() => catchUp.run()),
    mayReplaceQueue: catchUp !== undefined,
    report: (what, error) => handling.report(what, error),
  });
  const close = async (): Promise<void> => {
    catchUp?.stop();
    const drained = handling.close();
    await consumer.stop();
    await drained;
    await consumer.close();
  };
  return { ready: consumer.ready, done: consumer.done, counts, close };
}

function count(counts: SubscriptionCounts, way: 'broker' | 'feed', outcome: Outcome): void {
  if (outcome === 'handled') counts[way] += 1;
  if (outcome === 'duplicate') counts.duplicates += 1;
  if (outcome === 'poison') counts.poison += 1;
}
