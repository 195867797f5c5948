import type { ConfirmChannel, Message } from 'amqplib';
import { once } from 'node:events';
import type { OutboxEvent } from '../../outbox/outbox.store.js';
import { within } from '../../within.js';
import { AmqpLink } from './amqp-link.js';
import { declareExchange, EVENTS_EXCHANGE } from './topology.js';

/** Publishes with confirms, a batch in one window. */
export class RabbitMqPublisher {
  private readonly link: AmqpLink;
  /** Messages that came back because not even the alternate exchange had a queue for them. */
  private returned = 0;

  constructor(
    url: string,
    service: string,
    private readonly timeoutMs: number,
    onAvailable: () => void,
  ) {
    this.link = new AmqpLink({
      url,
      name: `${service} publish`,
      setUp: async (channel) => {
        await declareExchange(channel);
        channel.on('return', (_message: Message) => (this.returned += 1));
      },
      onReady: onAvailable,
      onUnblocked: onAvailable,
    });
  }

  get connected(): boolean {
    return this.link.channel !== undefined;
  }

  get blocked(): boolean {
    return this.link.blocked;
  }

  /** Resolves when the broker has confirmed every event. */
  async publish(events: readonly OutboxEvent[]): Promise<void> {
    const { channel } = this.link;
    if (!channel) throw new Error('There is no connection to the broker.');
    this.returned = 0;
    try {
      await within(this.timeoutMs, 'a publication', this.link.unlessTrouble(this.send(channel, events)));
    } catch (error) {
      // What is still on its way must not be confirmed into a later batch. Blocked, a new connection gains nothing.
      if (!this.link.blocked) this.link.drop('a publication failed');
      throw error;
    }
    if (this.returned > 0) {
      this.link.drop('the exchange has lost its alternate');
      throw new Error(`${this.returned} of ${events.length} events had nowhere to go.`);
    }
  }

  async close(): Promise<void> {
    await this.link.close();
  }

  private async send(channel: ConfirmChannel, events: readonly OutboxEvent[]): Promise<void> {
    for (const { eventId, type, envelope } of events) {
      const hasRoom = channel.publish(EVENTS_EXCHANGE, type, Buffer.from(envelope), {
        persistent: true,
        mandatory: true,
        messageId: eventId,
        type,
        contentType: 'application/cloudevents+json',
        contentEncoding: 'utf-8',
      });
      if (!hasRoom) await once(channel, 'drain');
    }
    await channel.waitForConfirms();
  }
}
