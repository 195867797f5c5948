import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PasswordChangedV1, UserDeletedV1 } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued, people } = await import('../delivery.fixture.js');
const { SmtpSink } = await import('../smtp-sink.fixture.js');
const { eventLike } = await import('../../notifications.fixture.js');
const { AccountConsumer } = await import('../../platform-mail/account.consumer.js');
const { RecipientsConsumer } = await import('../../recipients/recipients.consumer.js');
const { MailSettlementsStore } = await import('../mail-settlements.store.js');
const { sampleOf } = await import('../sample-of.js');
const { LastDoubts } = await import('./last-doubts.js');

describe('delivering many mails, with servers and processes that fail', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;

  beforeEach(async () => {
    delivery = await DeliveryUnderTest.prepare();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await delivery.close();
  });

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

  it('sends nothing to people who were deleted while a worker that died had their mail in hand (T10)', async () => {
    const service = await delivery.start();
    const [userId, platformid] = [uuidv7(), uuidv7()];
    const changed = {
      ...eventLike(sampleOf(PasswordChangedV1), { userId, way: 'administrator' }),
      platformid,
    };
    delivery.sink.atRecipient = () => ({ code: 450, message: 'later' });
    await delivery.notifications.handle(service, [changed], (all, context) =>
      service.app.get(AccountConsumer).onPasswordChanged(all, context),
    );
    await eventually(async () => expect(await delivery.states()).toEqual(['deferred']));
    await eventually(async () => expect(await delivery.leased()).toEqual([]));
    await delivery.notifications.rows(`UPDATE mail_queue SET lease_id = gen_random_uuid(), due_at = $1`, [
      new Date(service.clock.now().getTime() + 180_000),
    ]);
    const time = service.clock.now().toISOString();
    const deleted = {
      ...eventLike(sampleOf(UserDeletedV1), { userId, invitationId: null }),
      platformid,
      time,
    };
    await delivery.notifications.handle(service, [deleted], (all, context) =>
      service.app.get(RecipientsConsumer).onDeleted(all, context),
    );
    delivery.sink.atRecipient = () => 'accept';
    service.clock.advanceSeconds(181);
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'dropped', drop_reason: 'recipient_deleted' }]),
    );
    expect(delivery.sink.mails).toEqual([]);
  });

  it('takes no mails while it cannot write down what became of those that it sent, or it would send them twice', async () => {
    const service = await delivery.start();
    const settling = jest
      .spyOn(MailSettlementsStore, 'settle')
      .mockImplementation(() => Promise.reject(new Error('the disk is full')));
    await delivery.queue(service, issued());
    await eventually(() => expect(settling.mock.calls.length).toBeGreaterThanOrEqual(1));
    expect(delivery.sink.mails).toHaveLength(1);
    // Its lease ends, and it lies in the queue as if nobody had it.
    service.clock.advanceSeconds(200);
    await delivery.queue(service, issued('other@example.org'));
    const tries = settling.mock.calls.length;
    await eventually(() => expect(settling.mock.calls.length).toBeGreaterThanOrEqual(tries + 2));
    expect(delivery.sink.mails).toHaveLength(1);
    settling.mockRestore();
    await eventually(async () => expect(await delivery.states()).toEqual(['sent', 'sent']));
    expect(delivery.sink.mails).toHaveLength(2);
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

  it('waits longer and longer for an owner that stays away, and sends everything as soon as it answers', async () => {
    const service = await delivery.start();
    const { links } = delivery.notifications;
    links.isDown = true;
    await delivery.queue(service, ...people(30));
    const resting = () =>
      eventually(async () =>
        expect(
          await delivery.notifications.rows(
            'SELECT FROM mail_queue WHERE lease_id IS NOT NULL OR due_at <= $1',
            [service.clock.now()],
          ),
        ).toEqual([]),
      );
    await resting();
    for (let round = 0; round < 24; round += 1) {
      service.clock.advanceSeconds(10);
      await resting();
    }
    // One question in five seconds at most, however many mails wait.
    expect(links.calls).toBeLessThanOrEqual(30);
    const [pause] = await delivery.notifications.rows<{ shortest: number; longest: number }>(
      `SELECT min(extract(epoch FROM due_at - $1))::float8 AS shortest, max(extract(epoch FROM due_at - $1))::float8 AS longest
         FROM mail_queue`,
      [service.clock.now()],
    );
    expect(pause?.shortest).toBeLessThanOrEqual(6);
    expect(pause?.longest).toBeGreaterThan(30);
    expect(pause?.longest).toBeLessThanOrEqual(360);
    expect(new Set((await delivery.mails()).map(({ state, attempts }) => `${state} ${attempts}`))).toEqual(
      new Set(['queued 0']),
    );

    links.isDown = false;
    service.clock.advanceSeconds(7);
    await eventually(async () => expect(new Set(await delivery.states())).toEqual(new Set(['sent'])));
    expect(delivery.sink.mails).toHaveLength(30);
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
