import type { ConfirmChannel } from 'amqplib';
import type { PoisonEvent } from '../handling/handling.options.js';
import type { AmqpSession } from './amqp-session.js';

/** Where Rollcall publishes; the routing key is the event type. */
const EVENTS_EXCHANGE = 'rollcall.events';
/**
 * Since RabbitMQ 4 a message that was delivered 20 times without being acknowledged is dropped. Here that only means
 * that the subscriber was restarted often.
 */
const DELIVERY_LIMIT = 1_000_000;
const LONGEST_ERROR = 1_000;

/** Where the events of a queue go that cannot be handled. */
export const poisonQueueOf = (queue: string): string => `${queue}.poison`;

/** The subscriber's own queues. They are quorum queues, so that no event is lost with a node of the broker. */
export class SubscriberQueue {
  constructor(
    readonly name: string,
    private readonly types: readonly string[],
  ) {}

  /** Declares the queues and binds what is wanted; that is a no-op when it is so already. */
  async declare(session: AmqpSession): Promise<void> {
    const { channel } = session;
    const durable = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
    const limited = {
      durable: true,
      arguments: { ...durable.arguments, 'x-delivery-limit': DELIVERY_LIMIT },
    };
    await session.ask('declaring the queue', channel.assertQueue(this.name, limited));
    await session.ask('declaring the poison queue', channel.assertQueue(poisonQueueOf(this.name), durable));
    for (const type of this.types) {
      await session.ask('binding the queue', channel.bindQueue(this.name, EVENTS_EXCHANGE, type));
    }
  }

  /** Stops what was declared from being used again, with all that is in it. */
  async delete(session: AmqpSession): Promise<void> {
    await session.ask('deleting the queue', session.channel.deleteQueue(this.name));
  }

  /** Puts an event aside, and resolves when the broker has it. */
  async bury(session: AmqpSession, { event, reason, error, attempts }: PoisonEvent): Promise<void> {
    const content = Buffer.from(typeof event === 'string' ? event : JSON.stringify(event));
    // Header tables are limited, and what handlers throw is not.
    const headers = {
      'x-reason': reason,
      'x-error': error.message.slice(0, LONGEST_ERROR),
      'x-attempts': attempts,
    };
    const options = { persistent: true, contentType: 'application/cloudevents+json', headers };
    await session.ask(
      'putting an event aside',
      publish(session.channel, poisonQueueOf(this.name), content, options),
    );
  }
}

function publish(
  channel: ConfirmChannel,
  queue: string,
  content: Buffer,
  options: Parameters<ConfirmChannel['sendToQueue']>[2],
): Promise<void> {
  return new Promise((resolve, reject) => {
    channel.sendToQueue(queue, content, options, (error: unknown) =>
      error ? reject(error as Error) : resolve(),
    );
  });
}
