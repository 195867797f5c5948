import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { activated, event } from '../../testing/events.js';
import { eventually } from '../../testing/eventually.js';
import { StubFeed } from '../../testing/stub-feed.js';
import type { Trouble } from '../handling/handling.options.js';
import { clientCredentials } from './access-token.js';
import { CursorExpiredError } from './feed.errors.js';
import { type FeedReading, type ReadFeedOptions, readFeed } from './read-feed.js';
import { readSnapshot } from './read-snapshot.js';

type Options = ReadFeedOptions<'identity.user-activated.v1'>;

describe('Reading the feed', () => {
  let feed: StubFeed;
  let reading: FeedReading | undefined;
  let handled: string[];
  let cursors: string[];
  let troubles: Trouble[];
  beforeEach(async () => {
    feed = await StubFeed.open();
    [handled, cursors, troubles] = [[], [], []];
  });
  afterEach(async () => {
    await reading?.close();
    reading = undefined;
    await feed.close();
  });

  const read = (more: Partial<Options> = {}): FeedReading => {
    reading = readFeed({
      baseUrl: feed.baseUrl,
      accessToken: 'rck_1',
      types: ['identity.user-activated.v1'],
      handle: ({ data }) => void handled.push(data.firstName),
      saveCursor: (cursor) => void cursors.push(cursor),
      retryDelaysMs: [],
      onTrouble: (trouble) => troubles.push(trouble),
      ...more,
    });
    return reading;
  };
  const people = (...names: string[]) => names.map((name) => activated(name));

  it('reads from the beginning, page by page, then waits for more', async () => {
    feed.events = people('Ada', 'Bob', 'Cy');
    read();
    await eventually(() => expect(handled.toSorted()).toEqual(['Ada', 'Bob', 'Cy']));
    await eventually(() => expect(cursors).toEqual(['2', '3']));
    feed.events.push(...people('Dee'));
    await eventually(() => expect(handled).toContain('Dee'));
    const [{ url, authorization } = {}] = feed.requests;
    expect(authorization).toBe('Bearer rck_1');
    expect(url?.searchParams.get('types')).toBe('identity.user-activated.v1');
    expect(Number(url?.searchParams.get('waitSeconds'))).toBeGreaterThan(0);
  });

  it('goes on from the cursor that was kept, and keeps none before everything up to it is handled', async () => {
    feed.events = people('Ada', 'Bob', 'Cy', 'Dee');
    let finish: () => void = () => undefined;
    read({
      after: '2',
      handle: ({ data }) => {
        handled.push(data.firstName);
        return data.firstName === 'Dee' ? new Promise((resolve) => (finish = resolve)) : undefined;
      },
    });
    await eventually(() => expect(handled.toSorted()).toEqual(['Cy', 'Dee']));
    expect(cursors).toEqual([]);
    finish();
    await eventually(() => expect(cursors).toEqual(['4']));
  });

  it('tries again after refusals that pass by themselves', async () => {
    feed.events = people('Ada');
    feed.refusals.push({ status: 503 }, { status: 429, headers: { 'retry-after': '0' } });
    read();
    await eventually(() => expect(handled).toEqual(['Ada']));
    expect(troubles).toHaveLength(2);
  });

  it('ends with what was refused for good', async () => {
    feed.refusals.push({ status: 403, code: 'platform_admin_required' });
    await expect(read().done).rejects.toMatchObject({ status: 403, code: 'platform_admin_required' });
  });

  it('ends at an event that cannot be handled when nobody takes it, and keeps its place', async () => {
    feed.events = people('Ada', 'Bob', 'Mallory');
    const done = read({
      handle: ({ data }) => {
        if (data.firstName === 'Mallory') throw new Error('I cannot');
      },
    }).done;
    await expect(done).rejects.toThrow('I cannot');
    expect(cursors).toEqual(['2']);
  });

  it('ends when the cursor has expired, unless it may take a snapshot', async () => {
    feed.events = people('Ada', 'Bob', 'Cy');
    feed.purgedTo = 2;
    await expect(read({ after: '1' }).done).rejects.toBeInstanceOf(CursorExpiredError);
  });

  it('takes a snapshot when the cursor has expired, and goes on behind it', async () => {
    const known: string[] = [];
    feed.events = people('Ada', 'Bob', 'Cy');
    feed.purgedTo = 2;
    feed.snapshot = ['Ada', 'Bob', 'Cy'].map((firstName) =>
      event('identity.user-described.v1', { firstName }),
    );
    read({
      after: '1',
      takeSnapshot: async (snapshot) => {
        for await (const each of snapshot) {
          if (each.type === 'identity.user-described.v1') known.push(each.data.firstName);
        }
      },
    });
    await eventually(() => expect(cursors).toEqual(['3']));
    feed.events.push(...people('Dee'));
    await eventually(() => expect(handled).toEqual(['Dee']));
    expect(known).toEqual(['Ada', 'Bob', 'Cy']);
  });

  it('takes a snapshot at the first start', async () => {
    feed.events = people('Ada');
    let snapshots = 0;
    read({
      takeSnapshot: async () => {
        snapshots += 1;
      },
    });
    await eventually(() => expect(cursors).toEqual(['1']));
    expect([snapshots, handled]).toEqual([1, []]);
  });

  it('finishes what is in hand when it is closed, and can be closed while it waits', async () => {
    feed.events = people('Ada', 'Bob');
    let finish: () => void = () => undefined;
    const { close, done } = read({
      concurrency: 1,
      handle: ({ data }) => {
        handled.push(data.firstName);
        return new Promise((resolve) => (finish = resolve));
      },
    });
    await eventually(() => expect(handled).toEqual(['Ada']));
    const closed = close();
    finish();
    await closed;
    await done;
    expect([handled, cursors]).toEqual([['Ada'], []]);
  });
});

describe('A feed that is closed', () => {
  it('keeps its place when all of the page was in hand, and is finished', async () => {
    const feed = await StubFeed.open();
    feed.events = [activated('Ada'), activated('Bob')];
    const cursors: string[] = [];
    const finish: (() => void)[] = [];
    const { close } = readFeed({
      baseUrl: feed.baseUrl,
      accessToken: 'rck_1',
      types: ['identity.user-activated.v1'],
      saveCursor: (cursor) => void cursors.push(cursor),
      handle: () => new Promise<void>((resolve) => finish.push(resolve)),
    });
    await eventually(() => expect(finish).toHaveLength(2));
    const closed = close();
    for (const each of finish) each();
    await closed;
    expect(cursors).toEqual(['2']);
    await feed.close();
  });
});

describe('A snapshot', () => {
  it('is read page by page, with the cursor to go on from', async () => {
    const feed = await StubFeed.open();
    feed.events = [activated()];
    feed.snapshot = ['Ada', 'Bob', 'Cy'].map((firstName) =>
      event('identity.user-described.v1', { firstName }),
    );
    const snapshot = await readSnapshot({ baseUrl: feed.baseUrl, accessToken: () => 'rck_2' });
    const events = [];
    for await (const each of snapshot) events.push(each);
    expect(events).toEqual(feed.snapshot);
    expect(snapshot.feedCursor).toBe('1');
    expect(feed.requests.map(({ authorization }) => authorization)).toEqual(['Bearer rck_2', 'Bearer rck_2']);
    await feed.close();
  });
});

describe('Client credentials', () => {
  it('that are refused are not tried again', async () => {
    const feed = await StubFeed.open();
    feed.refusals.push({ status: 401, code: 'invalid_client' });
    const tokenUrl = `${feed.baseUrl}/v1/oauth/token`;
    const accessToken = clientCredentials({ tokenUrl, clientId: 'crm', clientSecret: 'wrong' });
    await expect(readSnapshot({ baseUrl: feed.baseUrl, accessToken })).rejects.toMatchObject({
      name: 'FeedError',
      status: 401,
    });
    await feed.close();
  });

  it('give a token, use it while it holds, and get another when it is refused', async () => {
    const feed = await StubFeed.open();
    const tokenUrl = `${feed.baseUrl}/v1/oauth/token`;
    const accessToken = clientCredentials({ tokenUrl, clientId: 'crm', clientSecret: 's:1' });
    const read = async (): Promise<void> => {
      await readSnapshot({ baseUrl: feed.baseUrl, accessToken });
    };
    await read();
    await read();
    feed.refusals.push({ status: 401, code: 'unauthenticated' });
    await read();
    const basic = `Basic ${Buffer.from('crm:s%3A1').toString('base64')}`;
    expect(feed.requests.map(({ authorization }) => authorization)).toEqual([
      basic,
      'Bearer t1',
      'Bearer t1',
      'Bearer t1',
      basic,
      'Bearer t5',
    ]);
    await feed.close();
  });
});
