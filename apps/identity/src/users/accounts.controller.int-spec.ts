import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AccountName, AccountState } from '@rollcall/contracts';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

const BILLING = { kind: 'service', service: 'billing' } as const;

describe('What identity tells billing of accounts', () => {
  let identity: IdentityUnderTest;
  const people: string[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.createPlatform('neighbour');
    for (const name of ['ada', 'bob', 'cy', 'dora']) {
      people.push(await identity.person(`${name}@x.org`, ['HR'], ['learner']));
    }
    await identity.as(identity.ownerId).delete(`/v1/users/${people[3]}`);
    await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: 'invited@x.org',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
  });
  afterAll(() => identity.stop());

  const ask = (path: string, body: object, as: Parameters<IdentityUnderTest['request']>[0] = BILLING) =>
    identity.request(as, 'POST', `/internal/${path}`, body);
  const active = async (limit: number): Promise<AccountState[]> => {
    const all: AccountState[] = [];
    for (let after: object | undefined, more = true; more;) {
      const { body } = await ask('active-accounts', { limit, ...(after && { after }) });
      const items = body.items as AccountState[];
      all.push(...items);
      more = items.length === limit;
      after = items.map(({ platformId, userId }) => ({ platformId, userId })).at(-1);
    }
    return all;
  };

  it('is everybody who is active, on all platforms, page by page, each once and in order', async () => {
    const expected = await identity.rows<{ platformId: string; userId: string }>(
      `SELECT platform_id AS "platformId", id AS "userId" FROM identity.users WHERE status = 'active'
       ORDER BY platform_id, id`,
    );
    expect(expected.length).toBeGreaterThanOrEqual(5);
    for (const limit of [1, 2, 1_000]) {
      const listed = await active(limit);
      expect(listed.map(({ platformId, userId }) => ({ platformId, userId }))).toEqual(expected);
      expect(listed.every(({ isActive, activatedAt }) => isActive && activatedAt !== null)).toBe(true);
    }
  });

  it('is what became of people that it asks for', async () => {
    const { body } = await ask('account-states', { userIds: [people[3], people[0], crypto.randomUUID()] });
    expect(body.items).toEqual([
      expect.objectContaining({ userId: people[0], isActive: true, deletedAt: null }),
      expect.objectContaining({ userId: people[3], isActive: false, deletedAt: expect.any(String) }),
    ]);
  });

  it('is who they are, of one platform; of erased people nothing that says who they were (T13)', async () => {
    const erased = await identity.person('eva@x.org', ['HR'], ['learner']);
    await identity.as(identity.ownerId).delete(`/v1/users/${erased}`);
    const names = async (platformId: string) => {
      const userIds = [people[0], people[3], erased, crypto.randomUUID()];
      const { body } = await ask('account-names', { platformId, userIds });
      const items = body.items as AccountName[];
      return new Map(items.map(({ userId, ...name }) => [userId, name]));
    };
    const before = await names(identity.platformId);
    expect(before.size).toBe(3);
    expect(before.get(people[0] ?? '')).toMatchObject({ status: 'active', login: 'ada@x.org' });
    expect(before.get(people[3] ?? '')).toMatchObject({ status: 'deleted', login: 'dora@x.org' });
    expect(before.get(erased)).toMatchObject({ status: 'deleted', displayName: expect.any(String) });
    await identity.as(identity.ownerId).post(`/v1/users/${erased}/erasure`, {});
    expect((await names(identity.platformId)).get(erased)).toEqual({
      status: 'erased',
      displayName: null,
      login: null,
    });
    expect((await names(crypto.randomUUID())).size).toBe(0);
  });

  it('is for billing only (V47)', async () => {
    const others = [
      { kind: 'service', service: 'notifications' },
      { kind: 'operator' },
      { kind: 'anonymous' },
    ] as const;
    for (const other of others) {
      for (const [path, body] of [
        ['active-accounts', { limit: 1 }],
        ['account-states', { userIds: [] }],
        ['account-names', { platformId: identity.platformId, userIds: [] }],
      ] as const) {
        expect([401, 403]).toContain((await ask(path, body, other)).status);
      }
    }
  });

  it('names every bad field', async () => {
    const { status, body } = await ask('active-accounts', { limit: 1_001, after: { platformId: 'x' } });
    const errors = body.errors as { path: string }[];
    expect([status, errors.map(({ path }) => path).toSorted()]).toEqual([
      400,
      ['after.platformId', 'after.userId', 'limit'],
    ]);
  });
});
