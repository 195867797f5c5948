import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RetentionSchedule } from '@rollcall/database';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { Receiver } from '../../../testing/receiver.js';
import { type LoggedDelivery, WebhooksLab } from '../../../testing/webhooks-lab.js';

const ACTIVATED = 'identity.user-activated.v1';
const HOUR_MS = 3_600_000;

describe('Delivering again', () => {
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

  const received = (count: number): Promise<void> =>
    eventually(() => expect(receiver.calls).toHaveLength(count), 60_000);
  /** Waits until nothing is on its way to a webhook: one statement, as events move from cursors to deliveries. */
  const quiet = (id: string): Promise<void> =>
    eventually(async () => {
      const onTheirWay = await lab.events.query(
        `SELECT 'cursor' AS what FROM events.webhook_cursors WHERE webhook_id = $1 AND end_position IS NOT NULL
         UNION ALL
         SELECT state FROM events.webhook_deliveries WHERE webhook_id = $1 AND state IN ('pending', 'sending')`,
        [id],
      );
      expect(onTheirWay).toEqual([]);
    }, 60_000);
  const replay = async (id: string, body: object): Promise<number> => {
    lab.events.service.clock.set(new Date());
    const answer = await lab.call('POST', `/${id}/replays`, body);
    expect(answer.status).toBe(202);
    return answer.body.events as number;
  };
  const recordedAt = async (eventIds: string[], hoursAgo: number): Promise<void> => {
    await lab.events.query(
      `UPDATE events.feed SET recorded_at = now() - make_interval(hours => $2) WHERE event_id = ANY ($1::uuid[])`,
      [eventIds, hoursAgo],
    );
  };
  const hoursAgo = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString();

  it('sends events that are named once more, with the same ids and bodies (A9)', async () => {
    const { id } = await lab.webhook(receiver.url, [ACTIVATED]);
    const ids = await lab.activate(5);
    await received(5);
    await quiet(id);
    const again = ids.slice(1, 3);
    expect(await replay(id, { eventIds: [...again, uuidv7()] })).toBe(2);
    await received(7);
    expect(receiver.ids().slice(5).toSorted()).toEqual(again.toSorted());
    const bodyOf = (eventId: string | undefined): Set<string> =>
      new Set(
        receiver.calls.filter(({ headers }) => headers['webhook-id'] === eventId).map(({ body }) => body),
      );
    expect(bodyOf(again[0]).size).toBe(1);
    await quiet(id);
    const logged = (await lab.log(id)).find(({ eventId }) => eventId === again[0]) as LoggedDelivery;
    expect(logged.attempts).toHaveLength(2);
  });

  it('sends a window of time, and what happened in it before there was the webhook', async () => {
    const days = [await lab.activate(3), await lab.activate(4), await lab.activate(2)] as const;
    await recordedAt(days[0], 50);
    await recordedAt(days[1], 25);
    await recordedAt(days[2], 2);
    const { id } = await lab.webhook(receiver.url, [ACTIVATED]);
    expect(await replay(id, { from: hoursAgo(30), to: hoursAgo(20) })).toBe(4);
    await quiet(id);
    expect(new Set(receiver.ids())).toEqual(new Set(days[1]));

    await replay(id, { from: hoursAgo(60) });
    await eventually(() => expect(new Set(receiver.ids())).toEqual(new Set(days.flat())), 60_000);
    await quiet(id);
    expect(receiver.calls).toHaveLength(4 + 9);
  });

  it('sends what was given up only, or of some types only, if that is asked for', async () => {
    const { id } = await lab.webhook(receiver.url, [ACTIVATED, 'events.webhook-changed.v1']);
    const ids = await lab.activate(4);
    await eventually(() => expect(receiver.ids()).toEqual(expect.arrayContaining(ids)), 60_000);
    await quiet(id);
    await lab.events.query(
      `UPDATE events.webhook_deliveries SET state = 'failed', tries = 8 WHERE webhook_id = $1 AND event_id = $2`,
      [id, ids[2]],
    );
    let before = receiver.calls.length;
    await replay(id, { from: hoursAgo(1), state: 'failed', types: [ACTIVATED] });
    await eventually(() => expect(receiver.ids().slice(before)).toContain(ids[2]), 60_000);
    await quiet(id);
    expect(receiver.calls.slice(before).filter(({ body }) => body.includes(ACTIVATED))).toHaveLength(1);

    before = receiver.calls.length;
    await replay(id, { from: hoursAgo(1), types: ['identity.user-deleted.v1'] });
    await quiet(id);
    await replay(id, { from: hoursAgo(1), types: [ACTIVATED, 'identity.user-deleted.v1'] });
    await quiet(id);
    const again = receiver.calls.slice(before).filter(({ body }) => body.includes(ACTIVATED));
    expect(again.map(({ headers }) => String(headers['webhook-id'])).toSorted()).toEqual(ids.toSorted());
  });

  it('waits while the webhook is paused', async () => {
    const { id } = await lab.webhook(receiver.url, [ACTIVATED]);
    const ids = await lab.activate(2);
    await received(2);
    await quiet(id);
    await lab.call('PATCH', `/${id}`, { paused: true });
    await replay(id, { eventIds: ids });
    await lab.activate(1);
    expect(receiver.calls).toHaveLength(2);
    await lab.call('PATCH', `/${id}`, { paused: false });
    await received(5);
  });

  it('covers at most three days, and says what is wrong with a wish', async () => {
    const { id } = await lab.webhook(receiver.url, [ACTIVATED]);
    const wrong: [object, string][] = [
      [{}, 'from'],
      [{ from: hoursAgo(73) }, 'from'],
      [{ from: hoursAgo(-1) }, 'from'],
      [{ from: hoursAgo(1), to: hoursAgo(2) }, 'to'],
      [{ from: 'yesterday' }, 'from'],
      [{ from: hoursAgo(1), state: 'pending' }, 'state'],
      [{ from: hoursAgo(1), types: ['a.b.v1'] }, 'types'],
      [{ eventIds: ['x'] }, 'eventIds'],
      [{ eventIds: [] }, 'eventIds'],
      [{ eventIds: [uuidv7()], from: hoursAgo(1) }, 'eventIds'],
    ];
    for (const [body, path] of wrong) {
      const answer = await lab.call('POST', `/${id}/replays`, body);
      const paths = answer.body.errors?.map((each: { path: string }) => each.path);
      expect([body, answer.status, paths]).toEqual([body, 400, [path]]);
    }
    expect((await lab.call('POST', `/${id}/replays`, { from: hoursAgo(71.9) })).status).toBe(202);
  });

  it('is asked for a few times at once at most', async () => {
    const { id } = await lab.webhook(receiver.url, [ACTIVATED]);
    await lab.call('PATCH', `/${id}`, { paused: true });
    await lab.activate(1);
    await lab.events.query(`UPDATE events.webhook_cursors SET position = 1000 WHERE id = $1`, [id]);
    lab.events.service.clock.set(new Date());
    const statuses: number[] = [];
    for (let time = 0; time < 6; time += 1) {
      statuses.push((await lab.call('POST', `/${id}/replays`, { from: hoursAgo(1) })).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
  });

  it('reads the log page by page, newest first', async () => {
    const { id } = await lab.webhook(receiver.url, [ACTIVATED]);
    const ids = await lab.activate(7);
    await received(7);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await lab.call('GET', `/${id}/deliveries?limit=3${cursor}`);
      seen.push(...body.items.map(({ eventId }: LoggedDelivery) => eventId));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(seen).toEqual(ids.toReversed());
    const wrong = await lab.call('GET', `/${id}/deliveries?limit=201&cursor=x&state=lost`);
    expect(wrong.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'cursor',
      'limit',
      'state',
    ]);
  });

  it('has no log after 90 days, or of a webhook that is deleted', async () => {
    const [kept, deleted] = [
      await lab.webhook(receiver.url, [ACTIVATED]),
      await lab.webhook(`${receiver.url}/x`),
    ];
    const ids = await lab.activate(4);
    await eventually(() => expect(new Set(receiver.ids('/'))).toEqual(new Set(ids)), 60_000);
    await quiet(kept.id);
    await lab.call('DELETE', `/${deleted.id}`);
    expect((await lab.call('GET', `/${deleted.id}/deliveries`)).status).toBe(404);
    await lab.events.query(
      `UPDATE events.webhook_deliveries SET created_at = now() - interval '91 days' WHERE webhook_id = $1 AND event_id = $2`,
      [kept.id, ids[0]],
    );
    await lab.events.service.app.get(RetentionSchedule).purge();
    expect((await lab.log(kept.id)).map(({ eventId }) => eventId)).toEqual(ids.slice(1).toReversed());
    for (const table of ['webhook_deliveries WHERE webhook_id', 'webhooks WHERE id']) {
      expect(await lab.events.query(`SELECT FROM events.${table} = $1`, [deleted.id])).toEqual([]);
    }
  });
});
