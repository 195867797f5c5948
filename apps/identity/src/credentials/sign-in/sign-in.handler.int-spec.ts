import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

const PASSWORD = 'correct horse battery';

describe('Sign in', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const signIn = (login: string, password: string, platform?: string) =>
    identity.caller({ kind: 'anonymous' }).post('/v1/auth/login', { login, password, platform });
  const exchange = (accessToken: string) =>
    identity.caller({ kind: 'service', service: 'gateway' }).post('/internal/actor-tokens', { accessToken });

  it('takes the email in any case', async () => {
    const { status, body } = await signIn('OLIVIA@X.org', PASSWORD);
    expect(status).toBe(200);
    expect(body).toMatchObject({ expiresIn: 43_200, user: { id: identity.ownerId } });
    expect((await exchange(body.accessToken)).status).toBe(200);
  });

  it('takes the username in any case, and an email only of the platform named (Z-06)', async () => {
    const { id, ownerId } = await identity.createPlatform('other');
    await identity.rows(`UPDATE identity.users SET username = 'olivia.o' WHERE id = $1`, [ownerId]);
    expect(await signIn(' Olivia.O', PASSWORD)).toMatchObject({
      status: 200,
      body: { user: { id: ownerId } },
    });
    expect(await signIn('olivia@x.org', PASSWORD, 'other')).toMatchObject({
      status: 200,
      body: { user: { platformId: id } },
    });
    expect(await signIn('olivia@x.org', PASSWORD, 'acme')).toMatchObject({
      status: 200,
      body: { user: { id: identity.ownerId } },
    });
  });

  it('answers every failure with the same words: wrong password, unknown, invited (Z-06, E5)', async () => {
    const groupIds = [identity.groups['HR']];
    await identity
      .as(identity.ownerId)
      .post('/v1/invitations', { emails: 'inv@x.org', groupIds, roles: ['learner'] });
    const failures = await Promise.all([
      signIn('olivia@x.org', 'wrong password'),
      signIn('nobody@x.org', PASSWORD),
      signIn('inv@x.org', PASSWORD),
      signIn('not an address', PASSWORD),
      signIn('olivia@x.org', PASSWORD, 'no-such-platform'),
    ]);
    const told = failures.map(({ status, body }) => JSON.stringify([status, { ...body, requestId: '' }]));
    expect(new Set(told).size).toBe(1);
    expect(failures[0]).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } });
  });

  it('stores no token, only its digest', async () => {
    const { body } = await signIn('olivia@x.org', PASSWORD);
    const [dump] = await identity.rows<{ all: string }>(
      `SELECT string_agg(s::text, ' ') || (SELECT string_agg(o::text, ' ') FROM identity.outbox o) AS all
         FROM identity.sign_ins s`,
    );
    expect(dump?.all).not.toContain(body.accessToken);
    expect(dump?.all).not.toContain(Buffer.from(body.accessToken, 'base64url').toString('hex'));
  });

  it('is written down in the audit as what the person did, and a failure is not', async () => {
    const audited = () =>
      identity.rows<{ action: string; actor_id: string; row: string }>(
        `SELECT action, actor_id, a::text AS row FROM identity.audit_events a WHERE action LIKE 'sign-in.%' ORDER BY id`,
      );
    const before = (await audited()).length;
    await signIn('olivia@x.org', 'wrong password');
    const { body } = await signIn('olivia@x.org', PASSWORD);
    const rows = (await audited()).slice(before);
    expect(rows).toMatchObject([{ action: 'sign-in.opened', actor_id: identity.ownerId }]);
    for (const secret of [PASSWORD, body.accessToken]) expect(rows[0]?.row).not.toContain(secret);
  });

  it('ends with the sign-out: the token is worth nothing any more', async () => {
    const { body } = await signIn('olivia@x.org', PASSWORD);
    const { body: exchanged } = await exchange(body.accessToken);
    const claims = JSON.parse(Buffer.from(exchanged.actorToken.split('.')[1], 'base64url').toString());
    expect((await identity.caller(claims.actor).post('/v1/auth/logout', {})).status).toBe(204);
    expect((await exchange(body.accessToken)).status).toBe(401);
  });

  it.each(['', 'x', 'a'.repeat(43), '../../etc/passwd', "' OR 1=1 --"])(
    'knows no token %j',
    async (token) => {
      expect((await exchange(token)).status).toBe(401);
    },
  );
});
