import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, PASSWORD, bringIn, createAcademy } from '../support/academy.js';
import { type Answer, ApiClient } from '../support/api-client.js';
import { dumpOfAllTables } from '../support/dump-of-all-tables.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox } from '../support/mailbox.js';

const READS_PER_SECOND = 20;
const FORM = { firstName: 'Grace', lastName: 'Hopper', password: PASSWORD };

/** What a caller can tell answers apart by; ids of requests and addresses differ by nature. */
const seenBy = ({ status, body }: Answer): string =>
  JSON.stringify([status, { ...body, requestId: '', instance: '' }]);

describe('A program that calls with an API key', () => {
  let installation: Installation;
  let academy: Academy;
  let admin: ApiClient;
  let anybody: ApiClient;
  let wrong: string;
  const secrets: string[] = [];

  beforeAll(async () => {
    const env = { LOG_LEVEL: 'trace', RATE_LIMIT_KEY_READS_PER_SECOND: String(READS_PER_SECOND) };
    installation = await Installation.start({ env });
    academy = await createAcademy(installation);
    admin = await bringIn(installation, academy, 'admin@example.org', ['ROOT'], ['admin']);
    anybody = new ApiClient(installation.url);
    wrong = seenBy(await anybody.with('no-token-of-anybody').get('/v1/auth/me'));
  }, 120_000);
  afterAll(() => installation?.stop());

  const newKey = async (...scopes: string[]): Promise<{ id: string; key: string }> => {
    const { status, body } = await admin.post('/v1/api-keys', { name: 'HR sync', scopes });
    expect(status).toBe(201);
    secrets.push(body.key);
    return body;
  };
  const tokenFor = (id: string, key: string, scope = '') => {
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: key,
      scope,
    });
    return anybody.postRaw('/v1/oauth/token', form.toString(), 'application/x-www-form-urlencoded');
  };
  const isOver = (token: string): Promise<void> =>
    eventually(async () => expect(seenBy(await anybody.with(token).get('/v1/auth/me'))).toBe(wrong));

  it('invites somebody in its own name, who joins; and the audit says that it was the key', async () => {
    const { id, key } = await newKey('invitations:write');
    const program = anybody.with(key);
    const groupIds = [academy.groups['France']];
    const wish = { emails: 'grace@example.org', groupIds, roles: ['learner'] };
    const { status, body } = await program.post('/v1/invitations', wish, { 'idempotency-key': 'import-1' });
    expect([status, body.results[0].outcome]).toEqual([201, 'invited']);
    const again = await program.post('/v1/invitations', wish, { 'idempotency-key': 'import-1' });
    expect(again.body).toEqual(body);
    const mailbox = new Mailbox(installation.url);
    const token = await mailbox.invitationToken('grace@example.org');
    const reminded = await program.post(`/v1/invitations/${body.results[0].invitationId}/reminders`, {});
    expect([reminded.status, reminded.body.invitedBy]).toEqual([202, { userId: id, displayName: 'HR sync' }]);
    expect((await anybody.post(`/v1/invitation-links/${token}/acceptance`, FORM)).status).toBe(201);
    await eventually(async () => {
      const { body: audit } = await admin.get(`/v1/audit-events?actor=${id}`);
      expect(
        audit.items.map(({ action, actor }: { action: string; actor: object }) => ({ action, actor })),
      ).toEqual(
        ['invitation.reminded', 'user.invited'].map((action) => ({
          action,
          actor: { kind: 'key', keyId: id, userId: null, displayName: 'HR sync' },
        })),
      );
    });
    expect((await admin.get(`/v1/api-keys/${id}`)).body).toMatchObject({
      lastUsedAt: expect.any(String),
      lastUsedFrom: '127.0.0.1',
    });
  });

  it('does what its scopes say at every service, and nothing that no scope opens', async () => {
    const { id, key } = await newKey('users:read', 'mail:read');
    const program = anybody.with(key);
    expect((await program.get('/v1/auth/me')).body).toMatchObject({
      key: { id, scopes: ['users:read', 'mail:read'] },
    });
    expect((await program.get('/v1/users')).status).toBe(200);
    expect((await program.get(`/v1/users/${academy.ownerId}/mails`)).status).toBe(200);
    const refusals = [
      [await program.post('/v1/invitations', {}), 'scope_missing', 'invitations:write'],
      [await program.get(`/v1/invitations/${crypto.randomUUID()}`), 'scope_missing', 'invitations:read'],
      [await program.post('/v1/mail/suppressions', {}), 'scope_missing', 'mail:write'],
      [await program.get('/v1/events'), 'scope_missing', 'events:read'],
      [await program.get('/v1/webhooks'), 'scope_missing', 'webhooks:read'],
      [await program.get('/v1/billing/summary'), 'key_not_accepted', undefined],
      [await program.post('/v1/api-keys', { name: 'Mine', scopes: [] }), 'key_not_accepted', undefined],
      [await program.delete(`/v1/api-keys/${id}`), 'key_not_accepted', undefined],
      [await program.patch('/v1/platform', { name: 'Mine' }), 'key_not_accepted', undefined],
      [await program.get('/v1/platforms'), 'key_not_accepted', undefined],
    ] as const;
    for (const [{ status, body }, code, scope] of refusals) {
      expect([body.instance, status, body.code, body.scope]).toEqual([body.instance, 403, code, scope]);
    }
  });

  it('goes on with the old secret while it is rotated, and within a second of its end with none', async () => {
    const { id, key } = await newKey('groups:read');
    const { body: rotated } = await admin.post(`/v1/api-keys/${id}/rotations`, { overlapSeconds: 600 });
    secrets.push(rotated.key);
    for (const secret of [key, rotated.key])
      expect((await anybody.with(secret).get('/v1/groups')).status).toBe(200);
    const { body: last } = await admin.post(`/v1/api-keys/${id}/rotations`, { overlapSeconds: 0 });
    secrets.push(last.key);
    await isOver(key);
    await isOver(rotated.key);
    expect((await anybody.with(last.key).get('/v1/groups')).status).toBe(200);
    expect((await admin.delete(`/v1/api-keys/${id}`)).status).toBe(204);
    const endedAt = Date.now();
    await isOver(last.key);
    expect(Date.now() - endedAt).toBeLessThan(5_000);
  });

  it('gets a token by client credentials, which does less if it asks for less, and ends with the key', async () => {
    const { id, key } = await newKey('groups:read', 'users:read');
    const { status, body, headers } = await tokenFor(id, key, 'groups:read');
    expect([status, body, headers.get('cache-control')]).toEqual([
      200,
      { access_token: expect.any(String), token_type: 'Bearer', expires_in: 3600, scope: 'groups:read' },
      'no-store',
    ]);
    secrets.push(body.access_token);
    const program = anybody.with(body.access_token);
    expect((await program.get('/v1/groups')).status).toBe(200);
    expect((await program.get('/v1/users')).body).toMatchObject({
      code: 'scope_missing',
      scope: 'users:read',
    });
    expect((await tokenFor(id, key, 'users:write')).body.error).toBe('invalid_scope');
    expect((await tokenFor(id, `${key}x`)).body.error).toBe('invalid_client');
    await admin.delete(`/v1/api-keys/${id}`);
    await isOver(body.access_token);
    expect((await tokenFor(id, key)).body.error).toBe('invalid_client');
  });

  it('is told when it asks too much, and does not keep others from asking', async () => {
    const [greedy, modest] = [await newKey('groups:read'), await newKey('groups:read')];
    await eventually(async () => {
      const calls = Array.from({ length: 4 * READS_PER_SECOND }, () =>
        anybody.with(greedy.key).get('/v1/groups'),
      );
      const refused = (await Promise.all(calls)).filter(({ status }) => status === 429);
      expect(refused.length).toBeGreaterThan(0);
      expect(refused[0]?.headers.get('ratelimit-limit')).toBe(String(READS_PER_SECOND));
      expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    });
    expect((await anybody.with(modest.key).get('/v1/groups')).status).toBe(200);
    expect((await admin.get('/v1/groups')).status).toBe(200);
  });

  it('V1, V57: leaves no secret in any table or log', async () => {
    const haystack = (await dumpOfAllTables(installation)) + installation.logs();
    expect(haystack).toContain('api-key.rotated');
    for (const secret of secrets) expect(haystack.includes(secret.slice(-40))).toBe(false);
  });
});
