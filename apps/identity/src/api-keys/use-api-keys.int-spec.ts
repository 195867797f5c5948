import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApiKeyLab } from '../../testing/api-key-lab.js';
import { composeKey, SECRET_BYTES } from './api-key-format.js';

let lab: ApiKeyLab;
beforeAll(async () => {
  lab = await ApiKeyLab.start();
});
afterAll(() => lab.identity.stop());

describe('What an API key is worth', () => {
  let wrong: object | undefined;
  beforeAll(async () => {
    wrong = await lab.use('a-token-that-nobody-has');
  });

  const rotated = async (id: string, overlapSeconds?: number): Promise<string> =>
    (await lab.owner.post(`/v1/api-keys/${id}/rotations`, { overlapSeconds })).body.key;
  const shown = async (id: string) => (await lab.owner.get(`/v1/api-keys/${id}`)).body;

  it('is nothing, in the words for any wrong token, when it is unknown, changed, ended or expired', async () => {
    const [{ id, key }, ended, expired] = [await lab.newKey(), await lab.newKey(), await lab.newKey()];
    await lab.owner.delete(`/v1/api-keys/${ended.id}`);
    await lab.set(expired.id, 'expires_at', 'now()');
    expect(wrong).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    for (const text of [
      composeKey(crypto.randomUUID(), Buffer.alloc(SECRET_BYTES, 1)),
      composeKey(id, Buffer.alloc(SECRET_BYTES, 1)),
      `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`,
      ended.key,
      expired.key,
    ]) {
      expect(await lab.use(text)).toEqual(wrong);
    }
    expect([(await shown(ended.id)).status, (await shown(expired.id)).status]).toEqual(['ended', 'expired']);
    expect(await lab.use(key)).toMatchObject({ keyId: id });
  });

  it('stays over: what has ended or expired is neither changed nor rotated; what has expired can be ended', async () => {
    const [ended, expired] = [await lab.newKey(), await lab.newKey()];
    await lab.owner.delete(`/v1/api-keys/${ended.id}`);
    await lab.set(expired.id, 'expires_at', 'now()');
    const later = new Date(Date.now() + 86_400_000).toISOString();
    for (const id of [ended.id, expired.id]) {
      for (const answer of [
        await lab.owner.patch(`/v1/api-keys/${id}`, { expiresAt: later }),
        await lab.owner.post(`/v1/api-keys/${id}/rotations`, {}),
      ]) {
        expect([answer.status, answer.body.code]).toEqual([409, 'api_key_over']);
      }
    }
    expect((await lab.owner.delete(`/v1/api-keys/${expired.id}`)).status).toBe(204);
    expect((await lab.owner.delete(`/v1/api-keys/${expired.id}`)).status).toBe(409);
  });

  it('goes on for a day with the old secret after a rotation, and then with the new one only', async () => {
    const { id, key } = await lab.newKey(['users:read']);
    const next = await rotated(id);
    const { previousSecretUntil } = await shown(id);
    expect(Math.round((Date.parse(previousSecretUntil) - Date.now()) / 3_600_000)).toBe(24);
    for (const text of [key, next])
      expect(await lab.use(text)).toMatchObject({ keyId: id, scopes: ['users:read'] });
    await lab.set(id, 'previous_until', 'now()');
    expect(await lab.use(key)).toEqual(wrong);
    expect(await lab.use(next)).toMatchObject({ keyId: id });
    expect((await shown(id)).previousSecretUntil).toBeNull();
  });

  it('has at most two secrets: a second rotation ends the first, one without overlap both', async () => {
    const { id, key } = await lab.newKey();
    const second = await rotated(id, 3600);
    const third = await rotated(id, 3600);
    expect([await lab.use(key), await lab.use(second), await lab.use(third)]).toEqual([
      wrong,
      expect.objectContaining({ keyId: id }),
      expect.objectContaining({ keyId: id }),
    ]);
    const fourth = await rotated(id, 0);
    expect([await lab.use(second), await lab.use(third)]).toEqual([wrong, wrong]);
    expect(await lab.use(fourth)).toMatchObject({ keyId: id });
    const audit = await lab.owner.get(`/v1/audit-events?action=api-key.rotated&subject=${id}`);
    expect(audit.body.items.map(({ details }: { details: object }) => details)).toEqual(
      [0, 3600, 3600].map((overlapSeconds) => ({ fields: ['overlapSeconds'], overlapSeconds })),
    );
  });

  it.each([-1, 604_801, 1.5, 'day', null])('does not overlap for %j seconds', async (overlapSeconds) => {
    const { id } = await lab.newKey();
    const answer = await lab.owner.post(`/v1/api-keys/${id}/rotations`, { overlapSeconds });
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'overlapSeconds']);
  });

  it('is noted when it is used, from where, and at most once a minute', async () => {
    const { id, key } = await lab.newKey();
    await lab.use(key, '203.0.113.7');
    const first = await shown(id);
    expect([first.lastUsedFrom, Math.abs(Date.parse(first.lastUsedAt) - Date.now()) < 60_000]).toEqual([
      '203.0.113.7',
      true,
    ]);
    await lab.use(key, '203.0.113.8');
    expect(await shown(id)).toEqual(first);
    await lab.set(id, 'last_used_at', `now() - interval '61 seconds'`);
    await lab.use(key, '203.0.113.8');
    expect((await shown(id)).lastUsedFrom).toBe('203.0.113.8');
  });

  it('is not noted when somebody shows a wrong secret', async () => {
    const { id } = await lab.newKey();
    await lab.use(composeKey(id, Buffer.alloc(SECRET_BYTES, 1)));
    expect((await shown(id)).lastUsedAt).toBeNull();
  });

  it('says who it is, and is nobody else', async () => {
    const { id, key } = await lab.newKey(['users:read']);
    const me = await (await lab.callerWith(key)).get('/v1/auth/me');
    expect(me.body).toEqual({
      key: { id, name: expect.any(String), scopes: ['users:read'], expiresAt: expect.any(String) },
      platform: expect.objectContaining({ id: lab.identity.platformId, plan: 'business' }),
    });
  });
});

describe('Access tokens made with an API key (RFC 6749, 4.4)', () => {
  it('are made for its id and the key, or only its secret, and act as the key', async () => {
    const { id, key } = await lab.newKey(['users:read', 'groups:read']);
    for (const secret of [key, key.slice(-46)]) {
      const token = await lab.token(id, secret);
      expect(token).toEqual({
        outcome: 'issued',
        accessToken: expect.stringMatching(/^rct_[\w-]{43}$/),
        expiresIn: 3600,
        scopes: ['users:read', 'groups:read'],
      });
      expect(await lab.use(token.accessToken)).toEqual(await lab.use(key));
      expect(await lab.storedTexts()).not.toContain(token.accessToken);
    }
  });

  it('open less if they asked for less, never more, and lose what the key loses', async () => {
    const { id, key } = await lab.newKey(['users:read', 'groups:read']);
    const { accessToken } = await lab.token(id, key, ['groups:read']);
    expect(await lab.use(accessToken)).toMatchObject({ scopes: ['groups:read'] });
    expect(await lab.token(id, key, ['users:write'])).toEqual({ outcome: 'invalid_scope' });
    await lab.owner.patch(`/v1/api-keys/${id}`, { scopes: ['users:read', 'users:write'] });
    expect(await lab.use(accessToken)).toMatchObject({ scopes: [] });
  });

  it('are not made for a wrong secret, the key of another id, a key that is over, or a token', async () => {
    const [{ id, key }, other, over] = [await lab.newKey(), await lab.newKey(), await lab.newKey()];
    const { accessToken } = await lab.token(id, key);
    await lab.owner.delete(`/v1/api-keys/${over.id}`);
    for (const [clientId, secret] of [
      [id, other.key],
      [other.id, key],
      [id, key.slice(0, -1)],
      [over.id, over.key],
      [id, accessToken],
      ['', ''],
    ] as const) {
      expect([clientId, await lab.token(clientId, secret)]).toEqual([
        clientId,
        { outcome: 'invalid_client' },
      ]);
    }
  });

  it('die with their key, and with the secret that they were made with', async () => {
    const [ended, expired, rotated] = [await lab.newKey(), await lab.newKey(), await lab.newKey()];
    const [one, two, three] = await Promise.all(
      [ended, expired, rotated].map(({ id, key }) => lab.token(id, key)),
    );
    await lab.owner.delete(`/v1/api-keys/${ended.id}`);
    await lab.set(expired.id, 'expires_at', 'now()');
    expect([await lab.use(one.accessToken), await lab.use(two.accessToken)]).toMatchObject([
      { status: 401 },
      { status: 401 },
    ]);
    const { body: next } = await lab.owner.post(`/v1/api-keys/${rotated.id}/rotations`, {
      overlapSeconds: 600,
    });
    const late = await lab.token(rotated.id, rotated.key);
    expect(late.expiresIn).toBeLessThanOrEqual(600);
    const fresh = await lab.token(rotated.id, next.key);
    expect([await lab.use(three.accessToken), await lab.use(late.accessToken)]).toMatchObject([
      { keyId: rotated.id },
      { keyId: rotated.id },
    ]);
    await lab.set(rotated.id, 'previous_until', 'now()');
    expect([await lab.use(three.accessToken), await lab.use(late.accessToken)]).toMatchObject([
      { status: 401 },
      { status: 401 },
    ]);
    expect(await lab.use(fresh.accessToken)).toMatchObject({ keyId: rotated.id });
  });

  it('end after an hour', async () => {
    const { id, key } = await lab.newKey();
    const { accessToken } = await lab.token(id, key);
    await lab.identity.rows('UPDATE identity.api_key_tokens SET expires_at = now() WHERE key_id = $1', [id]);
    expect(await lab.use(accessToken)).toMatchObject({ status: 401 });
  });
});
