import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

const REQUEST_ID = 'audit-test-request-1';

describe('The audit', () => {
  let identity: IdentityUnderTest;
  let admin: string;
  let learner: string;
  beforeAll(async () => {
    identity = await startIdentity();
    admin = await identity.person('ada@x.org', ['Sales'], ['admin']);
    learner = await identity.person('lea@x.org', ['France'], ['learner']);
  });
  afterAll(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const events = async (query = '') => (await owner().get(`/v1/audit-events${query}`)).body.items;
  const count = () => identity.count('SELECT FROM identity.audit_events');

  it('has a row for each accepted command and none for a refused one (I9)', async () => {
    const before = await count();
    const group = { name: 'Nordics', parentId: identity.groups['Sales'], public: true };
    expect((await identity.as(admin).post('/v1/groups', group, { 'idempotency-key': 'n1' })).status).toBe(
      201,
    );
    expect((await identity.as(admin).post('/v1/groups', group, { 'idempotency-key': 'n1' })).status).toBe(
      201,
    );
    expect((await identity.as(learner).post('/v1/groups', group)).status).toBe(403);
    expect((await owner().post('/v1/groups', { ...group, name: '' })).status).toBe(400);
    expect(await count()).toBe(before + 1);
  });

  it('says who did what to whom, when, from where and in which request', async () => {
    const body = { name: 'Benelux', parentId: identity.groups['Sales'], public: false };
    const headers = {
      'x-request-id': REQUEST_ID,
      'x-rollcall-client-ip': '203.0.113.9',
      'user-agent': 'curl/8',
    };
    const { body: group } = await identity.as(admin).post('/v1/groups', body, headers);
    const [event] = await events('?limit=1');
    expect(event).toMatchObject({
      action: 'group.created',
      actor: { kind: 'user', userId: admin, displayName: 'Ada Lovelace' },
      subjects: expect.arrayContaining([
        { type: 'group', id: group.id },
        { type: 'group', id: identity.groups['Sales'] },
      ]),
      details: { fields: ['name', 'parentId', 'public'], name: 'Benelux', public: false },
      clientIp: '203.0.113.9',
      userAgent: 'curl/8',
      requestId: REQUEST_ID,
    });
    expect(Date.now() - new Date(event.at).getTime()).toBeLessThan(60_000);
  });

  it('is searched by who, whom, what, when and free text, page by page', async () => {
    expect(
      (await events(`?actor=${admin}`)).map((e: { actor: { userId: string } }) => e.actor.userId),
    ).toEqual(expect.arrayContaining([admin]));
    const aboutLearner = await events(`?subject=${learner}`);
    expect(aboutLearner.length).toBeGreaterThan(0);
    for (const { subjects } of aboutLearner) expect(subjects).toContainEqual({ type: 'user', id: learner });
    for (const { action } of await events('?action=group.created')) expect(action).toBe('group.created');
    expect((await events('?action=group')).length).toBe((await events('?action=group.created')).length);
    expect(await events('?to=2020-01-01T00:00:00Z')).toEqual([]);
    expect((await events('?from=2020-01-01T00:00:00Z')).length).toBeGreaterThan(0);
    expect((await events(`?q=${REQUEST_ID.slice(3)}`)).length).toBe(1);
    expect((await events('?q=LOVELACE&actor=' + admin)).length).toBeGreaterThan(0);
    expect(await events('?q=%25')).toEqual([]);

    const all = await events('?limit=200');
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await owner().get(`/v1/audit-events?limit=3${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    const ids = (some: unknown[]) => some.map((event) => (event as { id: string }).id);
    expect(ids(paged)).toEqual(ids(all));
  });

  it('is for platform admins only, and each platform has its own', async () => {
    for (const path of ['/v1/audit-events', '/v1/audit-events.csv', '/v1/audit-events/verification']) {
      for (const who of [admin, learner]) {
        expect(await identity.as(who).get(path)).toMatchObject({
          status: 403,
          body: { code: 'platform_admin_required' },
        });
      }
    }
    const neighbour = await identity.createPlatform('neighbour');
    const { body } = await identity.as(neighbour.ownerId, neighbour.id).get('/v1/audit-events');
    expect(body.items.map((event: { action: string }) => event.action)).toEqual(['platform.created']);
    expect(body.items[0]).toMatchObject({ actor: { kind: 'operator', userId: null } });
  });

  it('is exported as CSV without formulas (V39)', async () => {
    const name = '=1+1, "twice"';
    await owner().post(
      '/v1/groups',
      { name, parentId: identity.groups['HR'], public: false },
      { 'user-agent': '=cmd|calc' },
    );
    const { body: text } = await owner().get('/v1/audit-events.csv?action=group.created');
    const lines = text.split('\r\n').filter(Boolean);
    expect(lines[0]).toBe(
      'id,at,actorKind,actorId,actorName,action,subjects,details,clientIp,userAgent,requestId,sequence',
    );
    expect(lines[1]).toContain(`,'=cmd|calc,`);
    expect(lines).toHaveLength(1 + (await events('?action=group.created&limit=200')).length);
  });
});
