import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { PASSWORD, SignInLab } from '../../../testing/sign-in-lab.js';

const NEXT = 'a quite different secret';

describe('Change the own password', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  let email: string;
  let userId: string;
  let people = 0;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SignInLab(identity);
  });
  afterAll(() => identity.stop());
  beforeEach(async () => {
    people += 1;
    email = `person${people}@x.org`;
    userId = await identity.person(email, ['HR'], ['learner']);
  });

  it('ends every other sign-in at once and keeps this one (V45)', async () => {
    const other = await lab.callerOf(email);
    const me = await lab.callerOf(email);
    const { status } = await me.post('/v1/auth/password', { currentPassword: PASSWORD, newPassword: NEXT });
    expect(status).toBe(204);
    expect(await lab.actorOf(other.accessToken)).toBeNull();
    expect(await lab.actorOf(me.accessToken)).toMatchObject({ userId });
    expect((await lab.signIn(email)).status).toBe(401);
    expect((await lab.signIn(email, NEXT)).status).toBe(200);
    expect((await lab.eventsOf('identity.password-changed.v1')).at(-1)).toMatchObject({
      userId,
      email,
      way: 'own_change',
      changeRequired: false,
    });
  });

  it('names a wrong current password and a bad new one, both at once', async () => {
    const me = await lab.callerOf(email);
    const { status, body } = await me.post('/v1/auth/password', {
      currentPassword: 'not the one',
      newPassword: 'Ada Lovelace',
    });
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string; code: string }) => [error.path, error.code])).toEqual([
      ['currentPassword', 'password_wrong'],
      ['newPassword', 'password_too_common'],
    ]);
  });

  it.each([
    ['too short', 'seven77', 'password_too_short'],
    ['longer than 256 characters', 'é'.repeat(257), 'password_too_long'],
    ['a common one', 'Password123', 'password_too_common'],
    ['as before', PASSWORD, 'password_unchanged'],
  ])('refuses a new password that is %s', async (_, newPassword, code) => {
    const me = await lab.callerOf(email);
    const { status, body } = await me.post('/v1/auth/password', { currentPassword: PASSWORD, newPassword });
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([400, 'newPassword', code]);
  });

  it('takes 256 characters of any kind, however they are written', async () => {
    const newPassword = '🔑'.repeat(255) + 'e\u0301';
    const me = await lab.callerOf(email);
    const change = { currentPassword: PASSWORD, newPassword };
    expect((await me.post('/v1/auth/password', change)).status).toBe(204);
    expect((await lab.signIn(email, newPassword.normalize('NFC'))).status).toBe(200);
  });

  it('answers the repetition with a key as it answered the first', async () => {
    const me = await lab.callerOf(email);
    const change = { currentPassword: PASSWORD, newPassword: NEXT };
    const statuses = [];
    for (let time = 0; time < 2; time += 1) {
      statuses.push((await me.post('/v1/auth/password', change, { 'idempotency-key': email })).status);
    }
    expect(statuses).toEqual([204, 204]);
    const records = await identity.rows('SELECT r::text FROM identity.idempotency_records r');
    expect(JSON.stringify(records)).not.toContain(PASSWORD);
  });

  it('lets a sign-in with the old password not slip in behind the change', async () => {
    const me = await lab.callerOf(email);
    const change = me.post('/v1/auth/password', { currentPassword: PASSWORD, newPassword: NEXT });
    const signIns = await Promise.all(Array.from({ length: 8 }, () => lab.signIn(email)));
    expect((await change).status).toBe(204);
    for (const { status, body } of signIns) {
      if (status === 200) expect(await lab.actorOf(body.accessToken)).toBeNull();
    }
  });

  it('is no way to find the password by a borrowed sign-in: guesses are counted (V33)', async () => {
    const me = await lab.callerOf(email);
    await me.post('/v1/auth/password', { currentPassword: 'guess', newPassword: NEXT });
    await identity.rows('UPDATE identity.sign_in_attempts SET attempts = 50 WHERE attempts > 0 RETURNING 1');
    const { status, body } = await me.post('/v1/auth/password', {
      currentPassword: 'guess',
      newPassword: NEXT,
    });
    expect([status, body.code]).toEqual([429, 'too_many_requests']);
    await identity.rows('DELETE FROM identity.sign_in_attempts');
  });
});
