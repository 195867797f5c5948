import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CloudEvent } from '@rollcall/contracts';
import amqplib from 'amqplib';
import { RabbitmqNode } from '../../../tools/test-services/rabbitmq-node.mjs';
import { activated, event } from '../testing/events.js';
import { eventually } from '../testing/eventually.js';
import { StubFeed } from '../testing/stub-feed.js';
import type { Trouble } from './handling/handling.options.js';
import { type SubscribeOptions, type Subscription, subscribe } from './subscribe.js';

jest.setTimeout(300_000);
const QUEUE = 'crm.rollcall';
type Options = SubscribeOptions<'identity.user-activated.v1'>;

describe('Subscribing at the broker', () => {
  let node: RabbitmqNode;
  let feed: StubFeed;
  let open: Subscription[];
  let handled: string[];
  let troubles: Trouble[];
  beforeAll(async () => {
    node = await RabbitmqNode.launch();
  });
  beforeEach(async () => {
    feed = await StubFeed.open();
    [open, handled, troubles] = [[], [], []];
    await declareExchange();
  });
  afterEach(async () => {
    await Promise.all(open.map((each) => each.close()));
    await withChannel(async (channel) => {
      await channel.deleteQueue(QUEUE);
      await channel.deleteQueue(`${QUEUE}.poison`);
    });
    await feed.close();
  });
  afterAll(() => node.dispose());

  const withChannel = async <T>(work: (channel: amqplib.ConfirmChannel) => Promise<T>): Promise<T> => {
    const connection = await amqplib.connect(node.url, { noDelay: true });
    try {
      return await work(await connection.createConfirmChannel());
    } finally {
      await connection.close();
    }
  };
  /** As the services of Rollcall do. */
  const declareExchange = (): Promise<unknown> =>
    withChannel((channel) => channel.assertExchange('rollcall.events', 'topic', { durable: true }));
  const publish = (...events: (CloudEvent | string)[]): Promise<void> =>
    withChannel(async (channel) => {
      for (const each of events) {
        const [type, text] =
          typeof each === 'string' ? ['identity.user-activated.v1', each] : [each.type, JSON.stringify(each)];
        channel.publish('rollcall.events', type, Buffer.from(text), { persistent: true });
      }
      await channel.waitForConfirms();
    });
  const start = (more: Partial<Options> = {}): Subscription => {
    const subscription = subscribe({
      amqpUrl: node.url,
      queue: QUEUE,
      types: ['identity.user-activated.v1'],
      handle: ({ data }) => void handled.push(data.firstName),
      retryDelaysMs: [],
      onTrouble: (trouble) => troubles.push(trouble),
      ...more,
    });
    open.push(subscription);
    return subscription;
  };
  const waiting = async (queue = QUEUE): Promise<number> =>
    withChannel(async (channel) => (await channel.checkQueue(queue)).messageCount);
  const fromFeed = (): Options['catchUp'] => ({
    baseUrl: feed.baseUrl,
    accessToken: 'rck_1',
    saveCursor: () => undefined,
  });

  it('makes a queue of its own and gets what it wants, once', async () => {
    const subscription = start();
    await subscription.ready;
    const ada = activated('Ada');
    await publish(ada, event('identity.user-deleted.v1'), ada, activated('Bob'));
    await eventually(() => expect(handled.toSorted()).toEqual(['Ada', 'Bob']));
    await eventually(() =>
      expect(subscription.counts).toMatchObject({ broker: 2, duplicates: 1, poison: 0 }),
    );
    await subscription.close();
    expect(await waiting()).toBe(0);
    expect(await node.ctl('list_queues', 'name', 'type')).toMatch(/crm\.rollcall\s+quorum/);
  });

  it('gets what came while it was away', async () => {
    await start().ready;
    await open[0]?.close();
    await publish(activated('Ada'));
    await start().ready;
    await eventually(() => expect(handled).toEqual(['Ada']));
  });

  it('can be closed before it has begun', async () => {
    const subscription = start({ amqpUrl: 'amqp://127.0.0.1:9' });
    await eventually(() => expect(troubles).not.toEqual([]));
    await subscription.close();
    await Promise.all([subscription.ready, subscription.done]);
  });

  it('keeps an event that it did not acknowledge, and finishes what is in hand when it is closed', async () => {
    let finish: () => void = () => undefined;
    const subscription = start({
      concurrency: 1,
      handle: ({ data }) => {
        handled.push(data.firstName);
        return new Promise((resolve) => (finish = resolve));
      },
    });
    await subscription.ready;
    await publish(activated('Ada'), activated('Bob'));
    await eventually(() => expect(handled).toEqual(['Ada']));
    const closed = subscription.close();
    finish();
    await closed;
    expect(handled).toEqual(['Ada']);
    expect(await waiting()).toBe(1);
  });

  it('puts what cannot be handled aside in a queue of its own, with the reason', async () => {
    const subscription = start({
      handle: ({ data }) => {
        if (data.firstName === 'Mallory') throw new Error('I cannot '.repeat(20_000));
        handled.push(data.firstName);
      },
    });
    await subscription.ready;
    await publish(activated('Mallory'), 'no json', activated('Ada'));
    await eventually(() => expect(subscription.counts).toMatchObject({ broker: 1, poison: 2 }));
    const poison = await withChannel(async (channel) => {
      const messages = [await channel.get(`${QUEUE}.poison`), await channel.get(`${QUEUE}.poison`)];
      return messages.map(
        (message) => message && [message.properties.headers?.['x-reason'], message.content],
      );
    });
    expect(poison.map((each) => each && String(each[0])).toSorted()).toEqual(['failed', 'invalid']);
    expect(poison.map((each) => each && String(each[1]))).toContain('no json');
    expect(handled).toEqual(['Ada']);
  });

  it('goes on after its queue was deleted', async () => {
    const subscription = start();
    await subscription.ready;
    await withChannel((channel) => channel.deleteQueue(QUEUE));
    await eventually(async () => expect(await node.ctl('list_consumers')).toContain(QUEUE));
    await publish(activated('Bob'));
    await eventually(() => expect(handled).toEqual(['Bob']));
    expect(troubles.map(({ error }) => String(error))).toEqual(['Error: the broker cancelled the consumer']);
  });

  it('gives up a broker that neither answers nor hangs up', async () => {
    const subscription = start();
    await subscription.ready;
    node.freeze();
    try {
      await eventually(() => expect(troubles.length).toBeGreaterThan(0), 60_000);
    } finally {
      node.thaw();
    }
    await publish(activated('Ada'));
    await eventually(() => expect(handled).toEqual(['Ada']), 60_000);
  });

  it('gets from the feed what a wiped broker has lost, and knows what it has had', async () => {
    const [ada, bob, cy, dee] = ['Ada', 'Bob', 'Cy', 'Dee'].map((name) => activated(name));
    if (!ada || !bob || !cy || !dee) throw new Error('Four people are needed.');
    feed.events = [ada];
    const subscription = start({ catchUp: fromFeed() });
    await subscription.ready;
    expect(handled).toEqual(['Ada']);
    await publish(bob);
    await eventually(() => expect(handled).toEqual(['Ada', 'Bob']));
    await node.wipe();
    feed.events.push(bob, cy);
    await declareExchange();
    await eventually(() => expect(handled).toEqual(['Ada', 'Bob', 'Cy']), 60_000);
    await eventually(async () => expect(await node.ctl('list_consumers')).toContain(QUEUE));
    await publish(cy, dee);
    await eventually(() => expect(handled).toEqual(['Ada', 'Bob', 'Cy', 'Dee']));
    await eventually(() =>
      expect(subscription.counts).toEqual({ broker: 2, feed: 2, duplicates: 2, poison: 0 }),
    );
  });

  it('looks into the feed every so often, whatever the broker says', async () => {
    const subscription = start({ catchUp: { ...fromFeed(), everySeconds: 0.1 } as Options['catchUp'] });
    await subscription.ready;
    feed.events = [activated('Ada')];
    await eventually(() => expect(handled).toEqual(['Ada']));
  });

  it('goes on when a broker killed right after the queue was declared has left it without a leader', async () => {
    feed.events = [activated('Ada')];
    const subscription = start({ catchUp: fromFeed() });
    await subscription.ready;
    await node.kill();
    await node.start();
    await declareExchange();
    await eventually(async () => expect(await node.ctl('list_consumers')).toContain(QUEUE), 120_000);
    await publish(activated('Bob'));
    await eventually(() => expect(handled).toEqual(['Ada', 'Bob']), 60_000);
  });
});
