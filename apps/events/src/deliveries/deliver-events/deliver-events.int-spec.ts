import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { Webhook } from 'standardwebhooks';
import { v7 as uuidv7 } from 'uuid';
import { Receiver } from '../../../testing/receiver.js';
import { WebhooksLab } from '../../../testing/webhooks-lab.js';

const ACTIVATED = ['identity.user-activated.v1'];

describe('Delivering events to a webhook', () => {
  let lab: WebhooksLab;
  let receiver: Receiver;
  beforeAll(async () => {
    lab = await WebhooksLab.open();
  });
  afterAll(() => lab.close());
  beforeEach(async () => {
    lab.platformId = uuidv7();
    lab.events.service.clock.set(new Date());
    receiver = await Receiver.open();
  });
  afterEach(() => receiver.close());

  const delivered = (count: number): Promise<void> =>
    eventually(() => expect(receiver.calls).toHaveLength(count), 60_000);

  it('posts each as it is in the feed, signed as Standard Webhooks asks (A8)', async () => {
    const { id, secret } = await lab.webhook(`${receiver.url}/hook?x=1`, ACTIVATED);
    const [eventId] = await lab.activate(1);
    await delivered(1);
    const [call] = receiver.calls;
    expect(call?.path).toBe('/hook?x=1');
    expect(call?.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': eventId });
    const stored = await lab.events.query<{ body: string }>(
      'SELECT envelope::text AS body FROM events.feed WHERE event_id = $1',
      [eventId],
    );
    expect(call?.body).toBe(stored[0]?.body);

    const verifier = new Webhook(secret);
    const headers = call?.headers as Record<string, string>;
    expect(verifier.verify(call?.body ?? '', headers)).toMatchObject({ id: eventId, type: ACTIVATED[0] });
    expect(() => verifier.verify(`${call?.body} `, headers)).toThrow();
    await eventually(async () =>
      expect(await lab.log(id)).toEqual([
        {
          eventId,
          type: ACTIVATED[0],
          state: 'delivered',
          createdAt: expect.any(String),
          nextAttemptAt: null,
          attempts: [{ at: expect.any(String), status: 204, durationMs: expect.any(Number), reason: null }],
        },
      ]),
    );
  });

  it('keeps to the types that were asked for, and to what happens after the webhook was made', async () => {
    await lab.activate(3);
    await lab.webhook(receiver.url, ['identity.user-deleted.v1']);
    const all = await Receiver.open();
    const { id } = await lab.webhook(all.url);
    const [eventId] = await lab.activate(1);
    await eventually(() => expect(all.ids()).toContain(eventId), 60_000);
    await lab.until(id, ({ eventsBehind }) => eventsBehind === 0);
    expect(receiver.calls).toEqual([]);
    await all.close();
  });

  it('signs with both secrets while one replaces the other', async () => {
    const { id, secret: before } = await lab.webhook(receiver.url, ACTIVATED);
    const { status, body } = await lab.call('POST', `/${id}/secret-rotations`, { overlapSeconds: 60 });
    expect(status).toBe(201);
    expect(body.secret).not.toBe(before);
    await lab.activate(1);
    await delivered(1);
    const headers = receiver.calls[0]?.headers as Record<string, string>;
    for (const secret of [before, body.secret as string]) {
      expect(new Webhook(secret).verify(receiver.calls[0]?.body ?? '', headers)).toMatchObject({});
    }
    lab.events.service.clock.advanceSeconds(61);
    await lab.activate(1);
    await delivered(2);
    const later = receiver.calls[1]?.headers as Record<string, string>;
    expect(new Webhook(body.secret as string).verify(receiver.calls[1]?.body ?? '', later)).toMatchObject({});
    expect(() => new Webhook(before).verify(receiver.calls[1]?.body ?? '', later)).toThrow();
  });

  it('tries one that fails eight times in 27 hours and 35 minutes, with the same id, and then no more (A9)', async () => {
    receiver.behaviour = () => 500;
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    const [eventId] = await lab.activate(1);
    const start = lab.events.service.clock.now().getTime();
    const tried: number[] = [];
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await eventually(async () => expect((await lab.log(id))[0]?.attempts).toHaveLength(attempt), 60_000);
      tried.push(lab.events.service.clock.now().getTime() - start);
      const { nextAttemptAt } = (await lab.log(id))[0] ?? {};
      if (nextAttemptAt) lab.events.service.clock.set(nextAttemptAt);
    }
    const [log] = await lab.log(id);
    expect(log).toMatchObject({ state: 'failed', nextAttemptAt: null });
    expect(log?.attempts.map(({ status, reason }) => [status, reason])).toEqual(
      Array.from({ length: 8 }, () => [500, 'status']),
    );
    const ladder = [0, 5, 305, 2_105, 9_305, 27_305, 63_305, 99_305];
    for (const [index, at] of ladder.entries()) {
      expect(tried[index]).toBeGreaterThanOrEqual(at * 1_000);
      expect(tried[index]).toBeLessThanOrEqual(at * 1_100 + 10);
    }
    expect(new Set(receiver.ids())).toEqual(new Set([eventId]));
    expect(receiver.calls).toHaveLength(8);
  });

  it('leaves a receiver alone that is down, and costs what waits no attempts', async () => {
    receiver.behaviour = () => 503;
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    await lab.activate(500);
    await lab.until(id, ({ restingUntil }) => restingUntil !== null);
    expect(receiver.calls).toHaveLength(3);

    // What happens meanwhile stays in the feed.
    const other = await Receiver.open();
    await lab.webhook(other.url, ACTIVATED);
    const more = await lab.activate(10);
    await eventually(() => expect(new Set(other.ids())).toEqual(new Set(more)), 60_000);
    await other.close();
    expect((await lab.call('GET', `/${id}`)).body.eventsBehind).toBeGreaterThanOrEqual(10);
    for (let rest = 4; rest <= 10; rest += 1) {
      const { restingUntil } = (await lab.call('GET', `/${id}`)).body;
      lab.events.service.clock.set(restingUntil);
      await delivered(rest);
      await lab.until(id, (webhook) => webhook.restingUntil !== null);
    }
    const { length: tried } = (await lab.events.query(
      `SELECT FROM events.webhook_deliveries WHERE webhook_id = $1 AND tries > 0`,
      [id],
    )) as unknown[];
    expect(tried).toBeLessThanOrEqual(10);

    receiver.behaviour = () => 204;
    lab.events.service.clock.advanceSeconds(3_600);
    await eventually(() => expect(new Set(receiver.ids()).size).toBe(510), 60_000);
    await eventually(async () => expect(await lab.log(id, '&state=pending')).toEqual([]), 60_000);
    expect((await lab.call('GET', `/${id}`)).body).toMatchObject({ failingSince: null, state: 'active' });
  });

  it('begins no further call of a turn when one has failed', async () => {
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    await lab.activate(1);
    await delivered(1);
    await lab.call('PATCH', `/${id}`, { paused: true });
    await lab.activate(40);
    receiver.behaviour = () => 500;
    await lab.call('PATCH', `/${id}`, { paused: false });
    await lab.until(id, ({ restingUntil }) => restingUntil !== null);
    // Eight were on their way side by side; two more at most were needed to know.
    expect(receiver.calls.length).toBeLessThanOrEqual(1 + 8 + 2);
    const untried = await lab.log(id, '&state=pending');
    expect(untried.filter(({ attempts }) => attempts.length === 0).length).toBeGreaterThanOrEqual(30);
  });

  it('does as a receiver asks that wants to be left alone, within limits', async () => {
    receiver.behaviour = () => (response) => response.writeHead(429, { 'retry-after': '900' }).end();
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    await lab.activate(2);
    const { restingUntil } = await lab.until(id, (webhook) => webhook.restingUntil !== null);
    const now = lab.events.service.clock.now().getTime();
    expect(Date.parse(restingUntil) - now).toBe(900_000);
    expect(receiver.calls).toHaveLength(1);
  });

  it('pauses when the receiver is gone, tells so, and goes on from there when resumed', async () => {
    receiver.behaviour = () => 410;
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    await lab.activate(3);
    const paused = await lab.until(id, ({ state }) => state === 'paused');
    expect(paused).toMatchObject({ pauseReason: 'gone' });
    expect(receiver.calls).toHaveLength(1);
    await lab.events.settled();
    const told = (await lab.events.feedOf(lab.platformId)).map(({ event }) => event);
    expect(told.at(-1)).toMatchObject({
      type: 'events.webhook-paused.v1',
      data: { webhookId: id, reason: 'gone' },
    });

    receiver.behaviour = () => 204;
    await lab.activate(2);
    expect((await lab.call('PATCH', `/${id}`, { paused: false })).body).toMatchObject({
      state: 'active',
      pauseReason: null,
    });
    await eventually(() => expect(new Set(receiver.ids()).size).toBe(5), 60_000);
  });

  it('pauses after five days of nothing but failures, and not before (A9)', async () => {
    receiver.behaviour = () => 500;
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    await lab.activate(40);
    const { failingSince } = await lab.until(id, ({ restingUntil }) => restingUntil !== null);
    const almost = new Date(Date.parse(failingSince) + 5 * 86_400_000 - 1_000);
    let calls = receiver.calls.length;
    lab.events.service.clock.set(almost);
    await eventually(() => expect(receiver.calls.length).toBeGreaterThan(calls), 60_000);
    const resting = await lab.until(id, ({ restingUntil }) => restingUntil !== null);
    expect(resting.state).toBe('active');

    calls = receiver.calls.length;
    lab.events.service.clock.set(resting.restingUntil);
    await lab.until(id, ({ state, pauseReason }) => state === 'paused' && pauseReason === 'failing');
    expect(receiver.calls).toHaveLength(calls + 1);
  });

  it('delivers what waited while it was paused by hand, and nothing before', async () => {
    const { id } = await lab.webhook(receiver.url, ACTIVATED);
    await lab.call('PATCH', `/${id}`, { paused: true });
    const ids = await lab.activate(20);
    const other = await Receiver.open();
    await lab.webhook(other.url, ACTIVATED);
    const [last] = await lab.activate(1);
    await eventually(() => expect(other.ids()).toEqual([last]), 60_000);
    expect(receiver.calls).toEqual([]);
    expect((await lab.call('GET', `/${id}`)).body).toMatchObject({ state: 'paused', pauseReason: 'by_hand' });
    await lab.call('PATCH', `/${id}`, { paused: false });
    await delivered(21);
    expect(new Set(receiver.ids())).toEqual(new Set([...ids, last]));
    await other.close();
  });

  it('sends nothing of an event whose person was erased meanwhile (T13)', async () => {
    receiver.behaviour = () => 500;
    const { id } = await lab.webhook(receiver.url, ['identity.user-invited.v1']);
    const userId = uuidv7();
    const about = { subject: `user/${userId}`, platformId: lab.platformId };
    const sample = (await import('@rollcall/contracts')).UserInvitedV1.sample;
    await lab.events.publish({
      ...about,
      type: 'identity.user-invited.v1',
      subjectVersion: 1,
      data: {
        ...sample,
        userId,
        email: 'unforgettable@example.org',
      },
    });
    await eventually(() => expect(receiver.calls).toHaveLength(1), 60_000);
    await lab.events.publish({
      ...about,
      type: 'identity.user-erased.v1',
      subjectVersion: 2,
      data: {
        userId,
        erasedAt: new Date().toISOString(),
      },
    });
    await lab.events.settled();
    lab.events.service.clock.advanceSeconds(60);
    await eventually(
      async () => expect(await lab.log(id)).toMatchObject([{ state: 'failed', nextAttemptAt: null }]),
      60_000,
    );
    expect((await lab.log(id))[0]?.attempts.at(-1)).toMatchObject({ status: null, reason: 'event_erased' });
    const rows = await lab.events.query('SELECT * FROM events.webhook_deliveries');
    expect(JSON.stringify(rows)).not.toMatch(/unforgettable/);
  });
});
