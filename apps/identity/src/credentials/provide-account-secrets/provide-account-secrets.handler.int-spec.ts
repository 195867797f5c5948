import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { SignInLab } from '../../../testing/sign-in-lab.js';

const NEXT = 'a quite different secret';

describe('Secrets for the mail to who was set up (D-21, Z-02)', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  let email: string;
  let userId: string;
  let sendId: string;
  let people = 0;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SignInLab(identity);
  });
  afterAll(() => identity.stop());
  beforeEach(async () => {
    people += 1;
    email = `person${people}@x.org`;
    const { status, body } = await identity.as(identity.ownerId).post('/v1/users', {
      firstName: 'Grace',
      lastName: 'Hopper',
      email,
      sendCredentials: true,
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    expect(status).toBe(201);
    userId = body.id;
    sendId = uuidv7();
  });

  const credentials = (id = sendId) => lab.secretsFor('credentials', id, userId);
  const setting = (credentialsMail: 'password' | 'link') =>
    identity.rows('UPDATE identity.platforms SET credentials_mail = $1 WHERE id = $2', [
      credentialsMail,
      identity.platformId,
    ]);

  it('are login and password, the same for every retry of the mail, which must be changed (V49)', async () => {
    const first = await credentials();
    expect(first).toMatchObject({ login: email, password: expect.stringMatching(/^[0-9a-z-]{29}$/) });
    const retries = await Promise.all([credentials(), credentials(), credentials()]);
    expect(retries).toEqual([first, first, first]);
    const { status, body } = await lab.signIn(email, first?.password ?? '');
    expect([status, body.passwordChangeRequired]).toEqual([200, true]);
    const me = await lab.callerOf(email, first?.password ?? '');
    expect(await me.get('/v1/groups')).toMatchObject({
      status: 403,
      body: { code: 'password_change_required' },
    });
    const change = { currentPassword: first?.password, newPassword: NEXT };
    expect((await me.post('/v1/auth/password', change)).status).toBe(204);
    expect((await lab.signIn(email, first?.password ?? '')).status).toBe(401);
    expect((await lab.signIn(email, NEXT)).status).toBe(200);
  });

  it('are one password when several senders ask for it at once', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => credentials()));
    expect(new Set(all.map((secrets) => secrets?.password)).size).toBe(1);
    expect((await lab.signIn(email, all[0]?.password ?? '')).status).toBe(200);
  });

  it('die after 14 days without a sign-in, and the mail with them (V49)', async () => {
    const secrets = await credentials();
    const [{ days } = { days: 0 }] = await identity.rows<{ days: number }>(
      `SELECT round(extract(epoch FROM expires_at - now()) / 86400)::int AS days FROM identity.credentials WHERE user_id = $1`,
      [userId],
    );
    expect(days).toBe(14);
    await identity.rows('UPDATE identity.credentials SET expires_at = now() WHERE user_id = $1', [userId]);
    expect((await lab.signIn(email, secrets?.password ?? '')).status).toBe(401);
    expect(await credentials()).toBeNull();
    const token = await lab.resetTokenFor(email);
    expect((await lab.choosePassword(token, NEXT)).status).toBe(204);
    expect((await lab.signIn(email, NEXT)).status).toBe(200);
  });

  it('are gone for who has a password by now, was deleted, or is unknown', async () => {
    await identity.as(identity.ownerId).post(`/v1/users/${userId}/password`, { newPassword: NEXT });
    expect(await credentials()).toBeNull();
    expect((await lab.signIn(email, NEXT)).status).toBe(200);
    await identity.as(identity.ownerId).delete(`/v1/users/${userId}`);
    expect(await credentials()).toBeNull();
    expect(await lab.secretsFor('credentials', sendId, uuidv7())).toBeNull();
    expect(await lab.secretsFor('credentials', sendId, identity.ownerId)).toBeNull();
  });

  it('are worth nothing when the email was a mistake and is another one now', async () => {
    const secrets = await credentials();
    const { status } = await identity
      .as(identity.ownerId)
      .patch(`/v1/users/${userId}`, { email: `right-${email}` });
    expect(status).toBe(200);
    expect((await lab.signIn(`right-${email}`, secrets?.password ?? '')).status).toBe(401);
    expect(await lab.secretsFor('credentials', sendId, userId, email)).toBeNull();
    const token = await lab.resetTokenFor(`right-${email}`);
    await identity.as(identity.ownerId).patch(`/v1/users/${userId}`, { email });
    expect(await lab.choosePassword(token, NEXT)).toMatchObject({ status: 410 });
  });

  it('are a link to choose a password, where the platform wants that (D-21)', async () => {
    await setting('link');
    const secrets = await credentials();
    await setting('password');
    expect(secrets).toMatchObject({ login: email, password: null, link: expect.stringContaining('/reset/') });
    expect(await credentials()).toEqual(secrets);
    const token = secrets?.link.split('/').at(-1) ?? '';
    expect((await lab.choosePassword(token, NEXT)).status).toBe(204);
    expect(await lab.choosePassword(token, NEXT)).toMatchObject({ status: 410 });
    expect(await lab.signIn(email, NEXT)).toMatchObject({
      status: 200,
      body: { passwordChangeRequired: false },
    });
    expect(await credentials()).toBeNull();
    expect((await lab.eventsOf('identity.password-changed.v1')).at(-1)).toMatchObject({
      way: 'first_choice',
    });
  });

  it('tell of the first sign-in, once (Z-09)', async () => {
    const { password } = (await credentials()) ?? {};
    await Promise.all(Array.from({ length: 4 }, () => lab.signIn(email, password ?? '')));
    await lab.signIn(email, password ?? '');
    const events = await lab.eventsOf('identity.user-signed-in-first.v1');
    expect(events.filter((data) => data['userId'] === userId)).toHaveLength(1);
    await identity.person(`invited-${email}`, ['HR'], ['learner']);
    await lab.signIn(`invited-${email}`);
    expect(await lab.eventsOf('identity.user-signed-in-first.v1')).toHaveLength(events.length);
  });

  it('are for notifications only', async () => {
    const items = [{ kind: 'credentials', id: sendId, userId, address: email }];
    for (const service of ['billing', 'invitations', 'gateway']) {
      const { status } = await identity
        .caller({ kind: 'service', service })
        .post('/internal/account-secrets', { items });
      expect([service, status]).toEqual([service, 403]);
    }
    expect((await identity.as(identity.ownerId).post('/internal/account-secrets', { items })).status).toBe(
      403,
    );
  });

  it('are nowhere in the database (Z-02)', async () => {
    const { password = '' } = (await credentials()) ?? {};
    await lab.signIn(email, password ?? '');
    const [dump] = await identity.rows<{ all: string }>(
      `SELECT concat((SELECT string_agg(c::text, ' ') FROM identity.credentials c),
                     (SELECT string_agg(o::text, ' ') FROM identity.outbox o)) AS all`,
    );
    for (const form of [password ?? '', (password ?? '').replaceAll('-', '')]) {
      expect(dump?.all.includes(form)).toBe(false);
    }
  });
});
