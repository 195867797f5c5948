import type { ConsumeMessage } from 'amqplib';
import type { Outcome, Source } from '../handling/event-handling.js';
import { pause } from '../handling/pause.js';
import type { PoisonEvent } from '../handling/handling.options.js';
import { AmqpSession } from './amqp-session.js';
import type { SubscriberQueue } from './subscriber-queue.js';

const FIRST_RECONNECT_MS = 1_000;
const LONGEST_RECONNECT_MS = 5_000;
const FRUITLESS_BEFORE_REPLACING = 3;

/** What a consumer works with. */
export interface AmqpConsumerOptions {
  url: string;
  queue: SubscriberQueue;
  /** How many events may be in this process at a time. */
  prefetch: number;
  take: (raw: unknown, source: Source) => Promise<Outcome>;
  /** Done after the queue is there and before the first event is taken from it, each time. */
  beforeConsuming?: () => Promise<void>;
  /** Whether a queue may be made anew when it cannot be consumed: only if what was in it comes another way. */
  mayReplaceQueue: boolean;
  report: (what: string, error: unknown) => void;
}

/** Takes events from the queue, session after session, for ever. */
export class AmqpConsumer {
  private readonly stopping = new AbortController();
  private reportReady: () => void = () => undefined;
  /** Resolves when events are taken for the first time, or never will be. */
  readonly ready = new Promise<void>((resolve) => (this.reportReady = resolve));
  /** Resolves when no more events are taken. */
  readonly done: Promise<void>;
  private session: AmqpSession | undefined;
  private consumerTag: string | undefined;
  private fruitless = 0;
  private reconnectMs = FIRST_RECONNECT_MS;

  constructor(private readonly options: AmqpConsumerOptions) {
    this.done = this.run();
  }

  /** Puts an event aside that came another way. */
  async bury(poison: PoisonEvent): Promise<void> {
    if (!this.session?.isLive) throw new Error('There is no connection to the broker.');
    await this.options.queue.bury(this.session, poison);
  }

  /** Takes nothing more; what was taken can still be acknowledged. */
  async stop(): Promise<void> {
    this.stopping.abort();
    const { session, consumerTag } = this;
    if (!session?.isLive || consumerTag === undefined) return;
    await session.ask('cancelling the consumer', session.channel.cancel(consumerTag)).catch(() => undefined);
  }

  /** Disconnects, after {@link stop}. */
  async close(): Promise<void> {
    await this.session?.close();
    await this.done;
  }

  private async run(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        const reason = await this.serve();
        if (!this.stopping.signal.aborted) this.options.report('taking events from the broker', reason);
      } catch (error) {
        this.options.report('subscribing at the broker', error);
      }
      await pause(this.reconnectMs, this.stopping.signal);
      this.reconnectMs = Math.min(this.reconnectMs * 2, LONGEST_RECONNECT_MS);
    }
    this.reportReady();
  }

  /** One session from its beginning to its end. */
  private async serve(): Promise<Error> {
    const { url, queue, beforeConsuming } = this.options;
    const session = await AmqpSession.open(url, queue.name);
    this.session = session;
    try {
      await this.declare(session);
      await beforeConsuming?.();
      if (this.stopping.signal.aborted) await session.close();
      else await this.consume(session);
      return await session.ended;
    } finally {
      this.consumerTag = undefined;
      session.drop(new Error('the session is over'));
    }
  }

  /**
   * A broker killed right after a queue was declared may come back with a queue that has no leader: it can be
   * declared, but neither consumed nor published to, for ever.
   */
  private async declare(session: AmqpSession): Promise<void> {
    const { queue, mayReplaceQueue, report } = this.options;
    if (mayReplaceQueue && this.fruitless >= FRUITLESS_BEFORE_REPLACING) {
      report('consuming the queue, which is replaced now', new Error(`${queue.name} has no leader`));
      this.fruitless = 0;
      await queue.delete(session);
    }
    await queue.declare(session);
  }

  private async consume(session: AmqpSession): Promise<void> {
    const { channel } = session;
    const { queue, prefetch } = this.options;
    await session.ask('limiting deliveries', channel.prefetch(prefetch));
    this.fruitless += 1;
    const consuming = channel.consume(queue.name, (message) => {
      this.receive(session, message).catch((error: Error) => session.drop(error));
    });
    const { consumerTag } = await session.ask('consuming', consuming);
    this.fruitless = 0;
    this.reconnectMs = FIRST_RECONNECT_MS;
    this.consumerTag = consumerTag;
    this.reportReady();
  }

  private async receive(session: AmqpSession, message: ConsumeMessage | null): Promise<void> {
    // The broker cancels a consumer whose queue was deleted or has lost its leader.
    if (!message) return session.drop(new Error('the broker cancelled the consumer'));
    const source = {
      isCurrent: () => session.isLive,
      bury: (poison: PoisonEvent) => this.options.queue.bury(session, poison),
    };
    const outcome = await this.options.take(parsed(message), source);
    if (outcome === 'released' || !session.isLive) return;
    session.channel.ack(message);
  }
}

/** The event, or the text of what is no JSON. */
function parsed({ content }: ConsumeMessage): unknown {
  const text = content.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
