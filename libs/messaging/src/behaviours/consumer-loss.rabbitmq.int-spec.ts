import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { EVENTS_EXCHANGE, UNROUTED } from '../carriers/rabbitmq/topology.js';
import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { DELETED, INVITED, sampleEvent, sampleEvents } from '../testing/sample-events.js';

jest.setTimeout(90_000);
const QUEUE = 'invitations.events';

describe('what others do to the queues', () => {
  let lab: MessagingLab;
  let identity: LabService;
  let invitations: LabService;
  let operator: ChannelModel;

  beforeAll(async () => {
    lab = await rabbitmq.openLab();
    identity = await lab.start('identity');
    invitations = await lab.startConsumer('invitations', undefined, { peers: { identity: identity.url } });
    operator = await connect(lab.amqpUrl ?? '');
  });
  afterAll(async () => {
    await operator.close();
    await lab.close();
  });

  const arrives = (prefix: string, count: number): Promise<void> =>
    eventually(
      async () =>
        expect(await lab.count('invitations.effects where subject like $1', [`${prefix}/%`])).toBe(count),
      40_000,
    );

  /** Asked on a channel of its own: asking for a queue that is not there closes it. */
  const consumers = async (): Promise<number> => {
    const channel = await operator.createChannel();
    channel.on('error', () => undefined);
    const { consumerCount } = await channel.checkQueue(QUEUE);
    await channel.close();
    return consumerCount;
  };

  it('consumes again after its queue was deleted under it, and fetches what was in it', async () => {
    const channel = await operator.createChannel();
    await identity.append(sampleEvents(1, 'before-deletion'));
    await arrives('before-deletion', 1);
    await channel.deleteQueue(QUEUE);
    await eventually(async () => expect(await consumers()).toBe(1)); // without an event that would show the gap
    await channel.deleteQueue(QUEUE);
    await identity.append(sampleEvents(50, 'deleted-queue'));

    await arrives('deleted-queue', 50);
    await eventually(async () => expect((await fetch(`${invitations.url}/readyz`)).status).toBe(200));
  });

  it('consumes as soon as the broker lets it, when a queue of another kind was in its place', async () => {
    await invitations.close();
    const channel = await operator.createChannel();
    await channel.deleteQueue(QUEUE);
    await channel.assertQueue(QUEUE, { durable: true, arguments: { 'x-queue-type': 'classic' } });
    invitations = await lab.startConsumer('invitations', undefined, { peers: { identity: identity.url } });
    expect(await consumers()).toBe(0);

    await channel.deleteQueue(QUEUE);

    await eventually(async () => expect(await consumers()).toBe(1));
  });

  it('publishes again after the exchanges were deleted, the one for unroutable events included', async () => {
    const channel = await operator.createChannel();
    await channel.deleteExchange(EVENTS_EXCHANGE);
    await channel.deleteExchange(UNROUTED);
    await identity.append(sampleEvents(50, 'deleted-exchange'));

    await arrives('deleted-exchange', 50);
  });

  it('keeps an event that no service wants where an operator finds it', async () => {
    await invitations.close();
    const channel = await operator.createChannel();
    await channel.unbindQueue(QUEUE, EVENTS_EXCHANGE, DELETED);
    await channel.purgeQueue(UNROUTED);

    await identity.append(sampleEvent(DELETED, 'unwanted/1'));

    await eventually(async () => expect((await channel.checkQueue(UNROUTED)).messageCount).toBe(1));
    const message = await channel.get(UNROUTED, { noAck: true });
    expect(message && JSON.parse(message.content.toString())).toMatchObject({
      type: DELETED,
      subject: 'unwanted/1',
    });
  });

  it('is bound to what its handlers want, and no longer to what no version has wanted for a while', async () => {
    await lab.query(
      `insert into invitations.event_subscriptions (type, wanted_at) values ('identity.group-created.v1', now() - interval '1 hour')`,
    );
    const channel = await operator.createChannel();
    await channel.bindQueue(QUEUE, EVENTS_EXCHANGE, 'identity.group-created.v1');
    await lab.startConsumer('invitations', undefined, { peers: { identity: identity.url } });

    const send = (type: string): boolean => channel.publish(EVENTS_EXCHANGE, type, Buffer.from('{}'));
    await eventually(() => arrivesUnrouted(send));
    await identity.append(sampleEvent(INVITED, 'still-bound/1'));
    await arrives('still-bound', 1);

    async function arrivesUnrouted(publish: (type: string) => boolean): Promise<void> {
      const { messageCount } = await channel.checkQueue(UNROUTED);
      publish('identity.group-created.v1');
      await eventually(
        async () => expect((await channel.checkQueue(UNROUTED)).messageCount).toBe(messageCount + 1),
        2_000,
      );
    }
  });
});
