import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { BillingLab, Person } from '../../testing/billing-lab.js';

interface Item {
  id: string;
  userId: string;
}

describe('what an owner reads of billing', () => {
  let lab: BillingLab;
  const platformId = uuidv7();
  beforeAll(async () => {
    lab = await BillingLab.open();
    const people = Array.from({ length: 25 }, () => new Person(platformId));
    await lab.publish([...people.map((person) => person.activated(2)), new Person(uuidv7()).activated(2)]);
    await lab.settled();
  });
  afterAll(() => lab.close());
  const allowed = { outcome: 'allowed', actor: { userId: uuidv7(), displayName: 'O' } } as const;
  afterEach(() => {
    lab.decision = allowed;
  });

  const page = async (query: string) => {
    const { body } = await lab.get(`/v1/billing/ledger${query}`, platformId);
    return body as { items: Item[]; nextCursor: string | null };
  };

  it('is the whole ledger, page by page, each entry once, newest first', async () => {
    const seen: Item[] = [];
    let cursor: string | null = null;
    do {
      const { items, nextCursor }: { items: Item[]; nextCursor: string | null } = await page(
        `?limit=10${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...items);
      cursor = nextCursor;
    } while (cursor !== null);
    expect(new Set(seen.map(({ userId }) => userId)).size).toBe(25);
    expect(seen.map(({ id }) => id)).toEqual(
      seen
        .map(({ id }) => id)
        .toSorted()
        .toReversed(),
    );
    expect(Object.keys(seen[0] as Item).toSorted()).toEqual([
      'causeEventId',
      'causeEventType',
      'entry',
      'id',
      'occurredAt',
      'person',
      'reason',
      'recordedAt',
      'seatId',
      'userId',
    ]);
    expect((await page('')).items).toHaveLength(25);
    expect((await page('?limit=25')).nextCursor).toBeNull();
  });

  it('goes on where it was although entries were added meanwhile', async () => {
    const first = await page('?limit=20');
    await lab.publish([new Person(platformId).activated(2)]);
    await lab.settled();
    const rest = await page(`?limit=20&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect([ids.length, new Set(ids).size]).toEqual([25, 25]);
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=1e9',
    'limit=x',
    'cursor=x',
    'cursor=MA',
    'cursor=',
    'platformId=1',
    'cursor[]=MQ',
  ])('refuses ?%s (V55)', async (query) => {
    const { status, body } = await lab.get(`/v1/billing/ledger?${query}`, platformId);
    expect([status, body.code]).toEqual([400, 'invalid_input']);
  });

  it('is for the owner only (P21)', async () => {
    lab.decision = { outcome: 'refused', code: 'owner_required', detail: 'Only the owner may read billing.' };
    for (const path of ['/v1/billing/summary', '/v1/billing/ledger']) {
      const { status, body } = await lab.get(path, platformId);
      expect([status, body.code]).toEqual([403, 'owner_required']);
    }
  });

  it('is not for other services, operators or nobody (V47)', async () => {
    for (const as of [{ kind: 'service', service: 'identity' }, { kind: 'operator' }] as const) {
      expect((await lab.get('/v1/billing/summary', platformId, as)).status).toBe(403);
    }
    expect((await fetch(`${lab.service.url}/v1/billing/summary`)).status).toBe(401);
  });

  it('is zero for a platform that nothing was told of', async () => {
    const { status, body } = await lab.get('/v1/billing/summary', uuidv7());
    expect(status).toBe(200);
    expect(body).toEqual({
      activeSeats: 0,
      seatsOpened: 0,
      seatsClosed: 0,
      plan: null,
      priceMinor: null,
      currency: null,
      currentCycle: null,
      forecast: null,
    });
  });
});
