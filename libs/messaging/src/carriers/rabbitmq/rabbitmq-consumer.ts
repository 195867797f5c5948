import { Logger } from '@nestjs/common';
import type { ConfirmChannel, ConsumeMessage } from 'amqplib';
import { readDelivery } from '../../inbox/delivery.js';
import { WakeSignal } from '../../wake-signal.js';
import { within } from '../../within.js';
import type { InboxDoor } from '../carrier.js';
import { AmqpLink } from './amqp-link.js';
import { declareExchange, declareQueue, EVENTS_EXCHANGE, queueOf } from './topology.js';

const LARGEST_BATCH = 500;
const PAUSE_MS = 500;
const READY_TIMEOUT_MS = 5_000;
const CONSUME_TIMEOUT_MS = 7_000;
const ATTEMPTS_BEFORE_REPLACING = 2;
const ANSWER_TIMEOUT_MS = 3_000;

interface HeldMessage {
  channel: ConfirmChannel;
  message: ConsumeMessage;
}

/** What a consumer needs to know. */
export interface RabbitMqConsumerOptions {
  url: string;
  service: string;
  types: readonly string[];
  prefetch: number;
  door: InboxDoor;
}

/** Brings deliveries to the inbox in batches and acknowledges them once they are stored there. */
export class RabbitMqConsumer {
  private readonly logger = new Logger(RabbitMqConsumer.name);
  private readonly link: AmqpLink;
  private readonly pause = new WakeSignal();
  private held: HeldMessage[] = [];
  private storing: Promise<void> | undefined;
  private consumerTag: string | undefined;
  private stopping = false;
  private fruitlessAttempts = 0;

  constructor(private readonly options: RabbitMqConsumerOptions) {
    const { url, service } = options;
    this.link = new AmqpLink({ url, name: `${service} consume`, setUp: (channel) => this.consume(channel) });
  }

  get isLive(): boolean {
    return this.link.channel !== undefined && !this.stopping;
  }

  /** Waits for the subscription to stand, for a while: what is published before would have to be healed. */
  async whenReady(): Promise<void> {
    await this.link.whenReady(READY_TIMEOUT_MS);
  }

  /** Messages that wait in the queue or in this process. */
  async backlog(): Promise<number> {
    const { messageCount } = await this.ask((channel) => channel.checkQueue(queueOf(this.options.service)));
    return messageCount + this.held.length;
  }

  /** Declares queue and bindings once more: a deleted exchange takes the bindings with it, and tells nobody. */
  async renew(): Promise<void> {
    await this.ask((channel) => this.declare(channel));
  }

  async unbind(types: readonly string[]): Promise<void> {
    const queue = queueOf(this.options.service);
    for (const type of types) await this.ask((channel) => channel.unbindQueue(queue, EVENTS_EXCHANGE, type));
  }

  /** Takes no more deliveries, stores and acknowledges those in hand, and disconnects. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { consumerTag } = this;
    if (consumerTag) await this.ask((channel) => channel.cancel(consumerTag)).catch(() => undefined);
    this.pause.ring();
    await this.storing;
    await this.link.close();
  }

  private async consume(channel: ConfirmChannel): Promise<void> {
    const { service, prefetch } = this.options;
    if (this.fruitlessAttempts >= ATTEMPTS_BEFORE_REPLACING) await this.deleteQueue(channel);
    await this.declare(channel);
    await channel.prefetch(prefetch);
    this.fruitlessAttempts += 1;
    const consuming = channel.consume(queueOf(service), (message) => this.take(channel, message));
    const { consumerTag } = await within(CONSUME_TIMEOUT_MS, 'consuming', this.link.unlessTrouble(consuming));
    this.fruitlessAttempts = 0;
    this.consumerTag = consumerTag;
  }

  /**
   * A broker killed right after a queue was declared may come back with a queue that has no leader: it can be
   * declared, but neither consumed nor published to, for ever. What it held is fetched from the producers.
   */
  private async deleteQueue(channel: ConfirmChannel): Promise<void> {
    this.logger.error('The queue cannot be consumed; it is replaced, and its events are asked for again');
    this.fruitlessAttempts = 0;
    await channel.deleteQueue(queueOf(this.options.service));
  }

  private async declare(channel: ConfirmChannel): Promise<void> {
    await declareExchange(channel);
    await declareQueue(channel, this.options.service, this.options.types);
  }

  private async ask<T>(question: (channel: ConfirmChannel) => Promise<T>): Promise<T> {
    const { channel } = this.link;
    if (!channel) throw new Error('There is no connection to the broker.');
    return within(ANSWER_TIMEOUT_MS, 'the broker', this.link.unlessTrouble(question(channel)));
  }

  private take(channel: ConfirmChannel, message: ConsumeMessage | null): void {
    if (!message) {
      // The broker cancelled the consumer: the queue was deleted or has lost its leader.
      if (!this.stopping) this.link.drop('the broker cancelled the consumer');
      return;
    }
    this.held.push({ channel, message });
    this.storing ??= this.store().finally(() => (this.storing = undefined));
  }

  /** Stores what has come in the meantime, as long as something has: batches grow by themselves under load. */
  private async store(): Promise<void> {
    while (this.held.length > 0) {
      const batch = this.held.slice(0, LARGEST_BATCH);
      try {
        await this.options.door.receive(
          batch.map(({ message }) => readDelivery(message.content, message.fields.routingKey)),
        );
        this.held.splice(0, batch.length);
        this.acknowledge(batch);
      } catch (err) {
        // Not returned to the broker, which would only deliver them again at once; prefetch bounds what is held.
        this.logger.warn({ err, held: this.held.length }, 'Deliveries could not be stored; trying again');
        if (this.stopping) return;
        await this.pause.sleep(PAUSE_MS);
        this.held = this.held.filter(({ channel }) => channel === this.link.channel);
      }
    }
  }

  private acknowledge(batch: readonly HeldMessage[]): void {
    const last = batch.findLast(({ channel }) => channel === this.link.channel);
    try {
      // All up to this one: deliveries are stored in the order in which they came.
      last?.channel.ack(last.message, true);
    } catch {
      // The channel went down meanwhile: the broker delivers again, and the inbox knows them already.
    }
  }
}
