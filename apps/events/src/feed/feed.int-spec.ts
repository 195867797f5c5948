import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CloudEvent, EVENTS, type EventData, type EventType } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import type { NewEvent } from '@rollcall/messaging';
import { v7 as uuidv7 } from 'uuid';
import { EventsLab } from '../../testing/events-lab.js';
import { FeedStore } from './feed.store.js';
import { FeedPurge } from './purge-feed/feed-purge.js';

/** An event of identity with the data of its sample, but for what is said. */
function event<T extends EventType>(
  platformId: string,
  type: T,
  userId: string,
  subjectVersion: number,
  data: Partial<EventData<T>> = {},
): NewEvent<T> {
  const all = { ...(EVENTS.get(type)?.sample as EventData<T>), userId, ...data };
  return { type, subject: `user/${userId}`, subjectVersion, platformId, data: all } as NewEvent<T>;
}

describe('The feed of events', () => {
  let lab: EventsLab;
  beforeAll(async () => {
    lab = await EventsLab.open();
  });
  afterAll(() => lab.close());

  /** A platform in which people were invited, activated and deleted, one after another. */
  const platformWith = async (people: number): Promise<string> => {
    const platformId = uuidv7();
    const events = Array.from({ length: people }, () => uuidv7()).flatMap((userId) => [
      event(platformId, 'identity.user-invited.v1', userId, 1),
      event(platformId, 'identity.user-activated.v1', userId, 2),
      event(platformId, 'identity.user-deleted.v1', userId, 3),
    ]);
    await lab.publish(events);
    await lab.settled();
    return platformId;
  };
  const page = async (platformId: string, query = '') => {
    const { status, body } = await lab.get(`/v1/events?${query}`, platformId);
    expect(status).toBe(200);
    return body as { items: { id: string; type: string }[]; nextCursor: string; hasMore: boolean };
  };
  /** Reads on from a cursor to the end. */
  const readAll = async (platformId: string, query: string, after = '') => {
    const ids: string[] = [];
    let pages = 0;
    for (let cursor = after; ; pages += 1) {
      const { items, nextCursor, hasMore } = await page(
        platformId,
        `${query}${cursor ? `&after=${cursor}` : ''}`,
      );
      ids.push(...items.map(({ id }) => id));
      cursor = nextCursor;
      if (!hasMore) return { ids, cursor, pages: pages + 1 };
    }
  };

  it('has every event of the platform in the order in which they happened, and of no other platform', async () => {
    const [platformId, other] = [await platformWith(10), await platformWith(1)];
    const stored = await lab.feedOf(platformId);
    expect(stored.map(({ position }) => position)).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    );
    expect(stored.map(({ event: { type } }) => type)).toEqual(
      Array.from({ length: 10 }, () => ['invited', 'activated', 'deleted'])
        .flat()
        .map((what) => `identity.user-${what}.v1`),
    );
    expect((await readAll(platformId, 'limit=7')).ids).toEqual(stored.map(({ event: { id } }) => id));
    expect((await readAll(other, 'limit=7')).ids).toHaveLength(3);
  });

  it('is read page by page, and later on from where one was, without a miss or a repetition', async () => {
    const platformId = await platformWith(5);
    const first = await readAll(platformId, 'limit=4');
    expect([first.ids.length, first.pages]).toEqual([15, 4]);
    expect((await readAll(platformId, 'limit=4', first.cursor)).ids).toEqual([]);

    const userId = uuidv7();
    await lab.publish(event(platformId, 'identity.user-invited.v1', userId, 1));
    await lab.settled();
    expect((await readAll(platformId, 'limit=4', first.cursor)).ids).toHaveLength(1);
  });

  it('misses nothing for who reads while transactions of any length record', async () => {
    const platformId = uuidv7();
    const database = lab.service.app.get(Database);
    const state = { isWriting: true };
    /** One writer's events, each in a transaction that stays open for a moment before it commits. */
    const write = async () => {
      for (let index = 0; index < 20; index += 1) {
        const id = uuidv7();
        await database.transaction('installation', async (tx) => {
          await FeedStore.append(tx, [{ id, type: 'test', platformid: platformId, data: {} } as CloudEvent]);
          await tx.query('SELECT pg_sleep(random() * 0.008)');
        });
      }
    };
    const read = async (): Promise<string[]> => {
      const ids: string[] = [];
      for (let cursor = ''; ;) {
        // Only a page that was asked for after the last write can be the last one.
        const mayBeLast = !state.isWriting;
        const { items, nextCursor } = await page(platformId, `limit=7${cursor && `&after=${cursor}`}`);
        ids.push(...items.map(({ id }) => id));
        cursor = nextCursor;
        if (mayBeLast && items.length === 0) return ids;
      }
    };
    const reading = read();
    await Promise.all(Array.from({ length: 5 }, write));
    state.isWriting = false;
    expect(await reading).toEqual((await lab.feedOf(platformId)).map(({ event: { id } }) => id));
  });

  it('is read by type, the cursor passing over all others', async () => {
    const platformId = await platformWith(5);
    const types = 'types=identity.user-activated.v1,identity.user-deleted.v1';
    const { ids, cursor } = await readAll(platformId, `${types}&limit=3`);
    const wanted = (await lab.feedOf(platformId)).filter(
      ({ event: { type } }) => type !== 'identity.user-invited.v1',
    );
    expect(ids).toEqual(wanted.map(({ event: { id } }) => id));
    const rare = await page(platformId, 'types=billing.seat-opened.v1');
    expect(rare).toEqual({ items: [], nextCursor: cursor, hasMore: false });
  });

  it('has a cursor even before anything happened', async () => {
    const platformId = uuidv7();
    const empty = await page(platformId);
    expect(empty).toMatchObject({ items: [], hasMore: false });
    await lab.publish(event(platformId, 'identity.user-invited.v1', uuidv7(), 1));
    await lab.settled();
    expect((await page(platformId, `after=${empty.nextCursor}`)).items).toHaveLength(1);
  });

  it('waits for the first event when asked to', async () => {
    const platformId = uuidv7();
    const waiting = page(platformId, 'waitSeconds=10');
    await lab.publish(event(platformId, 'identity.user-invited.v1', uuidv7(), 1));
    expect((await waiting).items).toHaveLength(1);
  });

  it('names every part of a request that is wrong', async () => {
    const { status, body } = await lab.get(
      '/v1/events?after=x&types=a.b.v1&limit=1001&waitSeconds=11&x=1',
      uuidv7(),
    );
    expect(status).toBe(400);
    expect(body.errors.find(({ path }: { path: string }) => path === 'types').message).toContain(
      'there is no "a.b.v1"',
    );
    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'after',
      'limit',
      'types',
      'waitSeconds',
      'x',
    ]);
  });

  it('is for whom identity allows it', async () => {
    const allowed = lab.decision;
    lab.decision = { outcome: 'refused', code: 'platform_admin_required', detail: 'Ask one.' };
    expect(await lab.get('/v1/events', uuidv7())).toMatchObject({
      status: 403,
      body: { code: 'platform_admin_required' },
    });
    lab.decision = allowed;
    expect((await lab.get('/v1/events', uuidv7(), { kind: 'anonymous' })).status).toBe(401);
  });

  it('says so when what follows a cursor is over its time, and goes on for everybody else', async () => {
    const platformId = await platformWith(3);
    const start = await page(uuidv7());
    const middle = await page(platformId, 'limit=6');
    await lab.query(
      `UPDATE events.feed SET recorded_at = recorded_at - interval '91 days' WHERE platform_id = $1 AND position <= 6`,
      [platformId],
    );
    lab.service.clock.set(new Date());
    await lab.service.app.get(FeedPurge).run();

    expect(await lab.get(`/v1/events?after=${start.nextCursor}`, platformId)).toMatchObject({
      status: 410,
      body: { code: 'cursor_expired' },
    });
    expect((await page(platformId, `after=${middle.nextCursor}`)).items).toHaveLength(3);
    expect((await page(platformId)).items).toHaveLength(3);
  });

  it('refuses a cursor from a future that a restored backup took away', async () => {
    const [platformId, shorter] = [await platformWith(2), await platformWith(1)];
    const { nextCursor } = await page(platformId);
    expect((await lab.get(`/v1/events?after=${nextCursor}`, shorter)).body.code).toBe('cursor_expired');
  });

  it('keeps who somebody was until they are erased, and says so then (T13)', async () => {
    const [platformId, erased, other] = [uuidv7(), uuidv7(), uuidv7()];
    const invitedBy = { userId: erased, displayName: 'Unforgettable' };
    await lab.publish([
      event(platformId, 'identity.user-invited.v1', erased, 1, { email: 'unforgettable@example.org' }),
      event(platformId, 'identity.user-invited.v1', other, 1, { invitedBy, message: 'Unforgettable' }),
      event(platformId, 'identity.user-deleted.v1', erased, 2),
    ]);
    await lab.settled();
    expect(JSON.stringify(await lab.feedOf(platformId))).toMatch(/unforgettable/i);

    await lab.publish(event(platformId, 'identity.user-erased.v1', erased, 3));
    await lab.settled();

    const kept = await lab.feedOf(platformId);
    expect(JSON.stringify(kept)).not.toMatch(/unforgettable/i);
    expect(kept.filter(({ event: { type } }) => type === 'identity.user-invited.v1')).toMatchObject([
      { event: { data: { userId: other, message: null, invitedBy: { userId: erased, displayName: '' } } } },
    ]);
    expect(kept.map(({ event: { type } }) => type)).toContain('events.erasure-confirmed.v1');
  });
});
