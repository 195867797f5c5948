import type { Transaction } from '@rollcall/database';
import type { OutboxEvent } from '../../outbox/outbox.store.js';
import { Carrier, type CarrierState, type InboxDoor } from '../carrier.js';
import { RabbitMqConsumer } from './rabbitmq-consumer.js';
import { RabbitMqPublisher } from './rabbitmq-publisher.js';

/** How the carrier reaches its broker. */
export interface RabbitMqCarrierOptions {
  url: string;
  service: string;
  prefetch: number;
  publishTimeoutMs: number;
}

/**
 * Carries events over RabbitMQ: one topic exchange, one quorum queue per consuming service. Publishing and consuming
 * have a connection each, because the broker stops reading from connections that publish while it is short of disk
 * or memory, and acknowledgements must still get through then.
 */
export class RabbitMqCarrier extends Carrier {
  private publisher: RabbitMqPublisher | undefined;
  private consumer: RabbitMqConsumer | undefined;

  constructor(private readonly options: RabbitMqCarrierOptions) {
    super();
  }

  override async start(onAvailable: () => void): Promise<void> {
    const { url, service, publishTimeoutMs } = this.options;
    this.publisher = new RabbitMqPublisher(url, service, publishTimeoutMs, onAvailable);
  }

  override async publish(_tx: Transaction, events: readonly OutboxEvent[]): Promise<void> {
    if (!this.publisher) throw new Error('The carrier was not started.');
    await this.publisher.publish(events);
  }

  override async subscribe(types: readonly string[], door: InboxDoor): Promise<void> {
    const { url, service, prefetch } = this.options;
    this.consumer = new RabbitMqConsumer({ url, service, types, prefetch, door });
    await this.consumer.whenReady();
  }

  override async renewSubscription(): Promise<void> {
    await this.consumer?.renew();
  }

  override async unsubscribe(types: readonly string[]): Promise<void> {
    await this.consumer?.unbind(types);
  }

  override async stopConsuming(): Promise<void> {
    await this.consumer?.stop();
    this.consumer = undefined;
  }

  override async backlog(): Promise<number> {
    return (await this.consumer?.backlog()) ?? 0;
  }

  override state(): CarrierState {
    return {
      connected: this.publisher?.connected ?? false,
      blocked: this.publisher?.blocked ?? false,
      consumers: this.consumer?.isLive ? 1 : 0,
    };
  }

  override async close(): Promise<void> {
    await this.stopConsuming();
    await this.publisher?.close();
  }
}
