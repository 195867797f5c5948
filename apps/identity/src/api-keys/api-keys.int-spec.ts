import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeyLab } from '../../testing/api-key-lab.js';

const DAY = 86_400_000;

describe('API keys of a platform (R7, P20)', () => {
  let lab: ApiKeyLab;
  beforeAll(async () => {
    lab = await ApiKeyLab.start();
  });
  afterAll(() => lab.identity.stop());

  const audited = async (action: string, keyId: string) =>
    (await lab.owner.get(`/v1/audit-events?action=${action}&subject=${keyId}`)).body.items;

  it('are shown once, when they are made, and stored as a digest only (V42)', async () => {
    const { status, body } = await lab.owner.post('/v1/api-keys', {
      name: 'HR sync',
      scopes: ['users:read'],
    });
    expect([status, body]).toEqual([
      201,
      expect.objectContaining({
        name: 'HR sync',
        scopes: ['users:read'],
        status: 'live',
        key: expect.stringMatching(/^rck_[0-9a-f]{32}_[0-9a-z]{46}$/),
        createdBy: { userId: lab.identity.ownerId, displayName: 'Olivia Okafor' },
        lastUsedAt: null,
        endedAt: null,
      }),
    ]);
    const life = Date.parse(body.expiresAt) - lab.identity.clock.now().getTime();
    expect(Math.round(life / DAY)).toBe(365);
    const { key, ...resource } = body;
    expect((await lab.owner.get(`/v1/api-keys/${body.id}`)).body).toEqual(resource);
    expect((await lab.owner.get('/v1/api-keys')).body.items).toContainEqual(resource);
    expect(await lab.storedTexts()).not.toContain(key.slice(-46));
    expect(await audited('api-key.created', body.id)).toMatchObject([
      { actor: { kind: 'user', userId: lab.identity.ownerId }, details: { scopes: ['users:read'] } },
    ]);
  });

  it('are made by platform admins and the owner only, and seen by nobody else', async () => {
    const { id } = await lab.newKey();
    const admin = lab.identity.as(await lab.identity.person('key-admin@x.org', ['ROOT'], ['admin']));
    const groupAdmin = lab.identity.as(await lab.identity.person('key-sales@x.org', ['Sales'], ['admin']));
    expect((await admin.post('/v1/api-keys', { name: 'Second', scopes: [] })).status).toBe(201);
    for (const answer of [
      await groupAdmin.post('/v1/api-keys', { name: 'Mine', scopes: [] }),
      await groupAdmin.get('/v1/api-keys'),
      await groupAdmin.get(`/v1/api-keys/${id}`),
      await groupAdmin.patch(`/v1/api-keys/${id}`, { name: 'Mine' }),
      await groupAdmin.post(`/v1/api-keys/${id}/rotations`, {}),
      await groupAdmin.delete(`/v1/api-keys/${id}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([403, 'platform_admin_required']);
    }
  });

  it('of another platform are not there', async () => {
    const { id } = await lab.newKey();
    const neighbour = await lab.neighbour();
    expect((await neighbour.get('/v1/api-keys')).body.items).toEqual([]);
    for (const answer of [
      await neighbour.get(`/v1/api-keys/${id}`),
      await neighbour.patch(`/v1/api-keys/${id}`, { name: 'Mine' }),
      await neighbour.post(`/v1/api-keys/${id}/rotations`, {}),
      await neighbour.delete(`/v1/api-keys/${id}`),
    ]) {
      expect([answer.status, answer.body.code]).toEqual([404, 'not_found']);
    }
  });

  it.each([
    [{ scopes: ['users:read'] }, ['name']],
    [{ name: 'See www.evil.example', scopes: [] }, ['name']],
    [{ name: 'x', scopes: ['users:read', 'users:read'] }, ['scopes']],
    [{ name: 'x', scopes: ['billing:read'] }, ['scopes.0']],
    [{ name: 'x', scopes: 'users:read', expiresAt: null }, ['expiresAt', 'scopes']],
    [{ name: 'x', scopes: [], expiresAt: '2020-01-01T00:00:00Z' }, ['expiresAt']],
    [{ name: 'x', scopes: [], expiresAt: '2199-01-01T00:00:00Z' }, ['expiresAt']],
    [{ name: 'x', scopes: [], key: 'rck_mine', createdBy: 'me' }, ['createdBy', 'key']],
  ])('are not made of %j', async (body, paths) => {
    const answer = await lab.owner.post('/v1/api-keys', body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_input']);
    const named = answer.body.errors.map(({ path }: { path: string }) => path.split('.')[0]);
    expect([...new Set(named)].toSorted()).toEqual(paths.map((path) => path.split('.')[0]));
  });

  it('are made once for one Idempotency-Key, and the repetition does not show them', async () => {
    const headers = { 'idempotency-key': 'one-key' };
    const make = () => lab.owner.post('/v1/api-keys', { name: 'Once', scopes: [] }, headers);
    const [first, second] = [await make(), await make()];
    expect([first.status, second.status, second.body.key]).toEqual([201, 201, null]);
    expect(second.body).toEqual({ ...first.body, key: null });
    const rotate = () =>
      lab.owner.post(`/v1/api-keys/${first.body.id}/rotations`, {}, { 'idempotency-key': 'again' });
    const [one, two] = [await rotate(), await rotate()];
    expect([one.status, two.status, two.body.key]).toEqual([201, 201, null]);
    expect(await lab.use(one.body.key)).toMatchObject({ keyId: first.body.id });
  });

  it('open what their scopes say, from the next second on after a change', async () => {
    const { id, key } = await lab.newKey(['users:read']);
    const { body } = await lab.owner.patch(`/v1/api-keys/${id}`, {
      name: 'Renamed',
      scopes: ['groups:read'],
    });
    expect(body).toMatchObject({ name: 'Renamed', scopes: ['groups:read'] });
    expect(await lab.use(key)).toEqual({
      kind: 'key',
      keyId: id,
      platformId: lab.identity.platformId,
      scopes: ['groups:read'],
    });
    expect(await audited('api-key.changed', id)).toHaveLength(1);
  });

  it('are listed page by page, the newest first, and by status', async () => {
    const ended = await lab.newKey();
    await lab.owner.delete(`/v1/api-keys/${ended.id}`);
    const all: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await lab.owner.get(`/v1/api-keys?limit=2${cursor}`);
      all.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(all).toEqual([...new Set(all)].toSorted().toReversed());
    const list = async (status: string) =>
      (await lab.owner.get(`/v1/api-keys?limit=200&status=${status}`)).body.items;
    expect((await list('ended')).map(({ id }: { id: string }) => id)).toContain(ended.id);
    expect((await list('live')).length + (await list('ended')).length + (await list('expired')).length).toBe(
      all.length,
    );
  });

  it('are at most 50 live ones, whoever makes them at the same time', async () => {
    const neighbour = await lab.neighbour();
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => neighbour.post('/v1/api-keys', { name: `Key ${n}`, scopes: [] })),
    );
    const refused = answers.filter(({ status }) => status === 409);
    expect([answers.length - refused.length, refused[0]?.body.code]).toEqual([50, 'api_key_limit_reached']);
    const made = answers.find(({ status }) => status === 201);
    expect((await neighbour.delete(`/v1/api-keys/${made?.body.id}`)).status).toBe(204);
    expect((await neighbour.post('/v1/api-keys', { name: 'Room again', scopes: [] })).status).toBe(201);
  }, 30_000);
});
