import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued, people } = await import('../delivery.fixture.js');
const { SmtpSink } = await import('../smtp-sink.fixture.js');
const { LastDoubts } = await import('./last-doubts.js');

describe('delivering many mails, with servers and processes that fail', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;

  beforeEach(async () => {
    delivery = await DeliveryUnderTest.prepare();
  });
  afterEach(() => delivery.close());

  it('does not wait for ever for a server that says nothing (F17)', async () => {
    const service = await delivery.start({ sendTimeoutMs: 2_000 });
    delivery.sink.atData = () => 'accept-when-released';
    await delivery.queue(service, issued());
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([
        { state: 'deferred', attempts: 1, reply: 'Message sending aborted' },
      ]),
    );
    delivery.sink.release();
    await eventually(async () => {
      service.clock.advanceSeconds(200);
      expect(await delivery.states()).toEqual(['sent']);
    });
    expect(new Set(delivery.sink.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('shares one queue between processes without sending anything twice', async () => {
    const [one, two] = await Promise.all([delivery.start(), delivery.start()]);
    const events = people(160);
    await Promise.all([
      delivery.queue(one, ...events.slice(0, 80)),
      delivery.queue(two, ...events.slice(80)),
    ]);
    await eventually(async () => expect(new Set(await delivery.states())).toEqual(new Set(['sent'])));
    expect(delivery.sink.mails).toHaveLength(160);
    expect(new Set(delivery.sink.mails.map(({ messageId }) => messageId)).size).toBe(160);
    expect(await delivery.published()).toHaveLength(160);
  });

  it('takes over the mails of a worker that died, when their lease ends', async () => {
    const service = await delivery.start();
    await delivery.queue(service);
    delivery.sink.atRecipient = () => ({ code: 450, message: 'later' });
    await delivery.queue(service, issued());
    await eventually(async () => expect(await delivery.states()).toEqual(['deferred']));
    await delivery.notifications.rows(`UPDATE mail_queue SET lease_id = gen_random_uuid(), due_at = $1`, [
      new Date(service.clock.now().getTime() + 180_000),
    ]);
    delivery.sink.atRecipient = () => 'accept';
    service.clock.advanceSeconds(170);
    await delivery.queue(service, issued('other@example.org'));
    await eventually(async () => expect(await delivery.states()).toEqual(['deferred', 'sent']));
    service.clock.advanceSeconds(11);
    await eventually(async () => expect(await delivery.states()).toEqual(['sent', 'sent']));
  });

  it('does not let 50 unsendable mails hold up the others', async () => {
    const service = await delivery.start();
    delivery.sink.atRecipient = (address) =>
      address.startsWith('bad') ? { code: 450, message: '4.2.1 Mailbox unavailable' } : 'accept';
    const bad = Array.from({ length: 50 }, (_, index) => issued(`bad${index}@example.org`));
    const good = Array.from({ length: 50 }, (_, index) => issued(`good${index}@example.org`));
    await delivery.queue(service, ...bad, ...good);
    await eventually(() => expect(delivery.sink.mails).toHaveLength(50));
    await eventually(async () =>
      expect((await delivery.states()).filter((state) => state === 'queued')).toEqual([]),
    );
    expect(delivery.sink.attempts).toHaveLength(100);
  });

  it('holds the mails while the server is down, without using up attempts, and sends them when it is back', async () => {
    const service = await delivery.start({ breakerThreshold: 5, probeEveryMs: 200 });
    await delivery.sink.close();
    await delivery.queue(service, ...people(30));
    await eventually(async () => expect(await delivery.states()).toContain('deferred'));
    await eventually(async () => expect(await delivery.leased()).toEqual([]));
    const untouched = (await delivery.states()).filter((state) => state === 'queued').length;
    expect(untouched).toBeGreaterThanOrEqual(15);
    expect((await delivery.mails()).map(({ attempts }) => attempts)).toEqual(
      Array.from({ length: 30 }, () => 0),
    );
    const back = await SmtpSink.start(delivery.sink.port);
    await eventually(async () => {
      service.clock.advanceSeconds(40);
      expect(new Set(await delivery.states())).toEqual(new Set(['sent']));
    });
    expect(new Set(back.mails.map(({ messageId }) => messageId)).size).toBe(30);
    await back.close();
  });

  it('waits for the owner of the links, and tries again when it is back', async () => {
    const service = await delivery.start();
    delivery.notifications.links.isDown = true;
    await delivery.queue(service, issued());
    await eventually(() => expect(delivery.notifications.links.calls).toBeGreaterThan(0));
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'queued', attempts: 0 }]),
    );
    delivery.notifications.links.isDown = false;
    await eventually(async () => {
      service.clock.advanceSeconds(6);
      expect(await delivery.states()).toEqual(['sent']);
    });
  });

  it('goes on after its database was away with all of its hands full', async () => {
    const service = await delivery.start({ batchSize: 10 });
    const asking = jest
      .spyOn(service.app.get(LastDoubts), 'about')
      .mockImplementation(() => Promise.reject(new Error('terminating connection')));
    await delivery.queue(service, ...people(30));
    await eventually(() => expect(asking.mock.calls.length).toBeGreaterThanOrEqual(3));
    await eventually(async () => expect(await delivery.leased()).toEqual([]));
    asking.mockRestore();
    await eventually(async () => {
      service.clock.advanceSeconds(6);
      expect(new Set(await delivery.states())).toEqual(new Set(['sent']));
    });
    expect((await delivery.mails()).map(({ attempts }) => attempts)).toEqual(
      Array.from({ length: 30 }, () => 1),
    );
  });

  it('sends what it has in hand before it ends, and leaves the rest in the queue', async () => {
    const service = await delivery.start();
    delivery.sink.atData = () => 'accept-when-released';
    await delivery.queue(service, ...people(20));
    await eventually(() => expect(delivery.sink.mails).toHaveLength(5));
    const closed = service.close();
    delivery.sink.release();
    await closed;
    expect((await delivery.states()).filter((state) => state === 'sent')).toHaveLength(
      delivery.sink.mails.length,
    );
    expect(await delivery.leased()).toEqual([]);
  });
});
