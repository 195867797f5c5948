import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { PASSWORD, SignInLab } from '../../../testing/sign-in-lab.js';

const NEXT = 'a quite different secret';
const INVITATION_TOKEN = 'an_invitation-token';

describe('Choose a password by a link from a mail', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  let invitations: Server;
  let asked: { method: string; url: string; body: unknown }[] = [];
  let email: string;
  let userId: string;
  let people = 0;

  /** Stands in for invitations: knows one link, and activates nobody. */
  const startInvitations = async (): Promise<string> => {
    invitations = createServer((request, response) => {
      const { method = '', url = '' } = request;
      void (method === 'POST' ? json(request) : Promise.resolve(null)).then((body) => {
        // Besides, identity asks which events it may have missed.
        if (url.startsWith('/v1/')) asked.push({ method, url, body });
        const isKnown = url.startsWith(`/v1/invitation-links/${INVITATION_TOKEN}`);
        const problem = { status: 404, code: 'link_unknown', title: '', detail: 'This link is not known.' };
        response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
        response.end(JSON.stringify(isKnown ? { accessToken: 'made-for-nobody' } : problem));
      });
    });
    await new Promise<void>((resolve) => invitations.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(invitations.address() as AddressInfo).port}`;
  };

  beforeAll(async () => {
    identity = await startIdentity(await startInvitations());
    lab = new SignInLab(identity);
  });
  afterAll(async () => {
    await identity.stop();
    invitations.close();
  });
  beforeEach(async () => {
    asked = [];
    people += 1;
    email = `person${people}@x.org`;
    userId = await identity.person(email, ['HR'], ['learner']);
  });

  it('sets the password, ends all sign-ins, and is told to the person', async () => {
    const before = await lab.callerOf(email);
    const token = await lab.resetTokenFor(email.toUpperCase());
    expect((await lab.choosePassword(token, NEXT)).status).toBe(204);
    expect(await lab.actorOf(before.accessToken)).toBeNull();
    expect((await lab.signIn(email)).status).toBe(401);
    expect((await lab.signIn(email, NEXT)).status).toBe(200);
    expect((await lab.eventsOf('identity.password-changed.v1')).at(-1)).toMatchObject({
      userId,
      way: 'reset_link',
      changeRequired: false,
    });
    const { body } = await identity
      .as(identity.ownerId)
      .get('/v1/audit-events?action=password-reset.requested');
    expect(body.items[0]).toMatchObject({ subjects: [{ type: 'user', id: userId }] });
  });

  it('works once: a second use is refused, and so is every other link of the person (V34)', async () => {
    const [older, newer] = [await lab.resetTokenFor(email), await lab.resetTokenFor(email)];
    expect((await lab.choosePassword(older, NEXT)).status).toBe(204);
    for (const token of [older, newer]) {
      const { status, body } = await lab.choosePassword(token, 'yet another secret');
      expect([status, body.code]).toEqual([410, 'link_closed']);
    }
    expect((await lab.signIn(email, NEXT)).status).toBe(200);
  });

  it('has one winner, however many use it at once (V34)', async () => {
    const token = await lab.resetTokenFor(email);
    const passwords = Array.from({ length: 6 }, (_, index) => `secret of try number ${index}`);
    const answers = await Promise.all(passwords.map((password) => lab.choosePassword(token, password)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410, 410, 410, 410, 410]);
    const winner = passwords[answers.findIndex(({ status }) => status === 204)];
    expect((await lab.signIn(email, winner)).status).toBe(200);
    expect(
      (await lab.eventsOf('identity.password-changed.v1')).filter((data) => data['userId'] === userId),
    ).toHaveLength(1);
  });

  it('ends after an hour, and with a change of the password', async () => {
    const expired = await lab.resetTokenFor(email);
    await identity.rows(`UPDATE identity.password_resets SET expires_at = now() WHERE user_id = $1`, [
      userId,
    ]);
    expect(await lab.choosePassword(expired, NEXT)).toMatchObject({ status: 410 });
    const overtaken = await lab.resetTokenFor(email);
    const me = await lab.callerOf(email);
    await me.post('/v1/auth/password', { currentPassword: PASSWORD, newPassword: NEXT });
    expect(await lab.choosePassword(overtaken, 'yet another secret')).toMatchObject({ status: 410 });
  });

  it('shows what it leads to, however often it is looked at, and nothing to who has no link (D-15)', async () => {
    const token = await lab.resetTokenFor(email);
    for (let time = 0; time < 3; time += 1) {
      expect(await lab.anonymous.get(`/v1/auth/password-resets/${token}`)).toMatchObject({
        status: 200,
        body: { platformName: 'Academy acme', email: 'p***@x.org', locale: 'en' },
      });
    }
    const flipped = (token.startsWith('A') ? 'B' : 'A') + token.slice(1);
    for (const forged of [flipped, 'x', `${token}=`]) {
      expect(await lab.anonymous.get(`/v1/auth/password-resets/${forged}`)).toMatchObject({ status: 404 });
    }
    expect((await lab.choosePassword(token, NEXT)).status).toBe(204);
    expect(await lab.anonymous.get(`/v1/auth/password-resets/${token}`)).toMatchObject({ status: 410 });
  });

  it('answers everybody alike and mails only who has an account and an address (V20, U6)', async () => {
    await identity.rows(`UPDATE identity.platforms SET username_login = true WHERE id = $1`, [
      identity.platformId,
    ]);
    await identity.rows(`UPDATE identity.users SET username = $2 WHERE id = $1`, [userId, `nick${people}`]);
    const before = (await lab.resets()).length;
    const asks = ['nobody@x.org', 'not an address', `nick${people}`, 'nick-unknown', '💥'].map((login) =>
      lab.anonymous.post('/v1/auth/password-reset-requests', { login }),
    );
    const answers = await Promise.all(asks);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    await eventually(async () =>
      expect(await identity.count('SELECT FROM identity.password_reset_requests')).toBe(0),
    );
    expect((await lab.resets()).slice(before)).toMatchObject([{ userId, email }]);
  });

  it('writes no more than five mails in a quarter of an hour to an address (V28)', async () => {
    const before = (await lab.resets()).length;
    await Promise.all(
      Array.from({ length: 12 }, () =>
        lab.anonymous.post('/v1/auth/password-reset-requests', { login: email }),
      ),
    );
    await eventually(async () =>
      expect(await identity.count('SELECT FROM identity.password_reset_requests')).toBe(0),
    );
    expect(
      (await lab.resets()).slice(before).filter((reset) => reset.userId === userId).length,
    ).toBeLessThanOrEqual(5);
  });

  it('names the platform in a mail for each that knows the address, or only the one asked for (Z-06)', async () => {
    const slug = `other${people}`;
    await identity.createPlatform(slug);
    const reach = async (request: object): Promise<unknown[]> => {
      const before = (await lab.resets()).length;
      await lab.anonymous.post('/v1/auth/password-reset-requests', { login: 'olivia@x.org', ...request });
      await eventually(async () =>
        expect(await identity.count('SELECT FROM identity.password_reset_requests')).toBe(0),
      );
      return (await lab.resets()).slice(before);
    };
    expect(await reach({})).toHaveLength(2);
    expect(await reach({ platform: slug })).toMatchObject([{ platformName: `Academy ${slug}` }]);
    expect(await reach({ platform: 'no-such-platform' })).toEqual([]);
  });

  it('asks for the mail with the link of the invitation for who is invited (E6, T6)', async () => {
    const { body } = await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: `inv-${email}`,
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    const [{ userId: invited, invitationId }] = body.results;
    await lab.anonymous.post('/v1/auth/password-reset-requests', { login: `inv-${email}` });
    await eventually(async () =>
      expect((await lab.resets()).at(-1)).toMatchObject({ userId: invited, invitationId }),
    );
    expect(await identity.count(`SELECT FROM identity.password_resets WHERE user_id = '${invited}'`)).toBe(0);
  });

  it('hands the link of an invitation to invitations, with the names that it needs (T6)', async () => {
    const names = { firstName: 'Ada', lastName: 'Lovelace' };
    const missing = await lab.choosePassword(INVITATION_TOKEN, NEXT, { firstName: 'Ada' });
    expect([missing.status, missing.body.errors]).toEqual([
      400,
      [expect.objectContaining({ path: 'lastName', code: 'required' })],
    ]);
    expect((await lab.choosePassword(INVITATION_TOKEN, NEXT, names)).status).toBe(204);
    expect(asked.at(-1)).toEqual({
      method: 'POST',
      url: `/v1/invitation-links/${INVITATION_TOKEN}/acceptance`,
      body: { ...names, password: NEXT },
    });
    for (const token of ['unknown', '..', '../../internal/x']) {
      expect(await lab.choosePassword(token, NEXT, names)).toMatchObject({
        status: 404,
        body: { code: 'link_unknown' },
      });
    }
  });

  it('names every bad field at once', async () => {
    const { status, body } = await lab.choosePassword('', 'short', { firstName: 'http://x.org', extra: 1 });
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string }) => error.path).toSorted()).toEqual([
      'extra',
      'firstName',
      'newPassword',
      'token',
    ]);
  });

  it('leaves no link and no password in the database (Z-02, V1)', async () => {
    const token = await lab.resetTokenFor(email);
    await lab.choosePassword(token, NEXT);
    const tables = await identity.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'identity' AND table_type = 'BASE TABLE'`,
    );
    for (const { name } of tables) {
      const [dump] = await identity.rows<{ all: string }>(
        `SELECT coalesce(string_agg(t::text, ' '), '') AS all FROM identity.${name} t`,
      );
      for (const secret of [token, Buffer.from(token, 'base64url').toString('hex'), NEXT]) {
        expect([name, dump?.all.includes(secret)]).toEqual([name, false]);
      }
    }
  });
});
