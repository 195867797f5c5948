import type { Channel } from 'amqplib';

/** Where every service publishes; other teams' services bind their queues to it. Routing key = event type. */
export const EVENTS_EXCHANGE = 'rollcall.events';
/**
 * Where events go that no queue wants, so that they can be looked at. A classic queue: a quorum queue can lose its
 * leader, and then nothing that is unroutable would ever be confirmed.
 */
export const UNROUTED = 'rollcall.unrouted';
const UNROUTED_KEPT = 100_000;

/**
 * The broker counts deliveries that were not acknowledged and drops a message beyond its limit (20 by default since
 * RabbitMQ 4). Ours are acknowledged once they are stored, so a higher count only means a long outage of ours.
 */
const DELIVERY_LIMIT = 1_000_000;

/** The queue of a consuming service, shared by its replicas. */
export const queueOf = (service: string): string => `${service}.events`;

/** Declares the exchanges. Valid on RabbitMQ 3.10 and 4.3; declaring what exists is a no-op. */
export async function declareExchange(channel: Channel): Promise<void> {
  await channel.assertExchange(UNROUTED, 'fanout', { durable: true });
  await channel.assertQueue(UNROUTED, {
    durable: true,
    arguments: { 'x-queue-type': 'classic', 'x-max-length': UNROUTED_KEPT },
  });
  await channel.bindQueue(UNROUTED, UNROUTED, '');
  await channel.assertExchange(EVENTS_EXCHANGE, 'topic', { durable: true, alternateExchange: UNROUTED });
}

/** Declares a service's queue and binds the types that it handles. */
export async function declareQueue(
  channel: Channel,
  service: string,
  types: readonly string[],
): Promise<void> {
  const queue = queueOf(service);
  await channel.assertQueue(queue, {
    durable: true,
    arguments: { 'x-queue-type': 'quorum', 'x-delivery-limit': DELIVERY_LIMIT },
  });
  for (const type of types) await channel.bindQueue(queue, EVENTS_EXCHANGE, type);
}
