import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, PASSWORD, bringIn, createAcademy } from '../support/academy.js';
import { ApiClient } from '../support/api-client.js';
import { dumpOfAllTables } from '../support/dump-of-all-tables.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox, tokenIn } from '../support/mailbox.js';

const NEXT = 'a quite different secret';
const GENERATED = /^[0-9a-z]{4}(?:-[0-9a-z]{4}){5}$/m;

describe('Signing in, and what helps who cannot', () => {
  let installation: Installation;
  let academy: Academy;
  let anonymous: ApiClient;
  let mailbox: Mailbox;

  beforeAll(async () => {
    // All callers here have one address: what slows guessing down is to be identity, not the door.
    const env = { LOG_LEVEL: 'trace', RATE_LIMIT_SIGN_IN_PER_SECOND: '1000' };
    installation = await Installation.start({ env });
    academy = await createAcademy(installation);
    anonymous = new ApiClient(installation.url);
    mailbox = new Mailbox(installation.url);
  }, 120_000);
  afterAll(() => installation?.stop());

  const signIn = (login: string, password: string) => anonymous.post('/v1/auth/login', { login, password });
  const mailTo = async (address: string, subject: RegExp): Promise<string> =>
    eventually(async () => {
      const mail = (await mailbox.mailsTo(address)).find((each) => subject.test(each.subject));
      if (!mail) throw new Error(`No mail like ${subject} to ${address} has come.`);
      return mail.text;
    });
  const linkIn = (text: string): string => /\/reset\/([\w-]+)/.exec(text)?.[1] ?? '';
  const setUp = async (email: string): Promise<string> => {
    const { status, body } = await academy.owner.post('/v1/users', {
      firstName: 'Grace',
      lastName: 'Hopper',
      email,
      sendCredentials: true,
      groupIds: [academy.groups['France']],
      roles: ['learner'],
    });
    expect(status).toBe(201);
    return body.id;
  };

  it('E1: who is set up gets login and password by mail, and must change it at the first sign-in', async () => {
    const userId = await setUp('e1@example.org');
    const text = await mailTo('e1@example.org', /^Your account on Academy academy$/);
    const [password = ''] = GENERATED.exec(text) ?? [];
    expect(text).toContain('e1@example.org');
    const { status, body } = await signIn('e1@example.org', password);
    expect([status, body.passwordChangeRequired, body.user.id]).toEqual([200, true, userId]);

    const person = anonymous.with(body.accessToken);
    expect(await person.get('/v1/groups')).toMatchObject({
      status: 403,
      body: { code: 'password_change_required' },
    });
    const change = { currentPassword: password, newPassword: NEXT };
    expect((await person.post('/v1/auth/password', change)).status).toBe(204);
    // At once, whatever the gateway knew of this sign-in a moment ago.
    expect((await person.get('/v1/groups')).status).toBe(200);
    expect((await signIn('e1@example.org', password)).status).toBe(401);
    const haystack = (await dumpOfAllTables(installation)) + installation.logs();
    for (const secret of [password, password.replaceAll('-', ''), NEXT])
      expect(haystack).not.toContain(secret);
    expect((await mailbox.mailsTo('e1@example.org')).map(({ subject }) => subject).toSorted()).toEqual([
      'Your account on Academy academy',
      'Your password on Academy academy was changed',
    ]);
  }, 60_000);

  it('D-21: where the platform wants it, the mail brings a link to choose a password instead', async () => {
    await academy.owner.patch('/v1/platform', { credentialsMail: 'link' });
    await setUp('d21@example.org');
    const text = await mailTo('d21@example.org', /^Your account on/);
    await academy.owner.patch('/v1/platform', { credentialsMail: 'password' });
    expect(text).not.toMatch(GENERATED);
    const page = await fetch(`${installation.url}/reset/${linkIn(text)}`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Academy academy')]);
    const form = new URLSearchParams({ password: NEXT });
    const sent = { method: 'POST', body: form, redirect: 'manual' } as const;
    expect((await fetch(`${installation.url}/reset/${linkIn(text)}`, sent)).status).toBe(303);
    expect((await fetch(`${installation.url}/reset/${linkIn(text)}`, sent)).status).toBe(410);
    expect(await signIn('d21@example.org', NEXT)).toMatchObject({
      status: 200,
      body: { passwordChangeRequired: false },
    });
  }, 60_000);

  it('E5, E6: an invited person cannot sign in, asks for a new password, and becomes active by the mail', async () => {
    const email = 'e6@example.org';
    await academy.owner.post('/v1/invitations', {
      emails: email,
      groupIds: [academy.groups['France']],
      roles: ['learner'],
    });
    const invitation = await mailbox.invitationToken(email);
    const refused = await signIn(email, PASSWORD);
    const unknown = await signIn('nobody@example.org', PASSWORD);
    expect([refused.status, { ...refused.body, requestId: '' }]).toEqual([
      401,
      { ...unknown.body, requestId: '' },
    ]);

    expect((await anonymous.post('/v1/auth/password-reset-requests', { login: email })).status).toBe(202);
    const token = tokenIn(await mailTo(email, /^Finish your account/));
    expect(token).toBe(invitation);
    const names = { firstName: 'Ada', lastName: 'Lovelace' };
    const reset = await anonymous.post('/v1/auth/password-resets', { token, newPassword: NEXT, ...names });
    expect(reset.status).toBe(204);
    const { status, body } = await signIn(email, NEXT);
    expect([status, body.user]).toEqual([200, expect.objectContaining(names)]);
    const again = await anonymous.post('/v1/auth/password-resets', { token, newPassword: NEXT, ...names });
    expect([again.status, again.body.code]).toEqual([410, 'link_closed']);
    const { body: invitations } = await academy.owner.get('/v1/invitations?status=accepted&q=e6@');
    expect(invitations.items).toMatchObject([{ email, status: 'accepted' }]);
  }, 60_000);

  it('V34, V45: a reset works once and ends every sign-in within a second', async () => {
    const email = 'reset@example.org';
    const ada = await bringIn(installation, academy, email, ['France'], ['learner']);
    expect((await ada.get('/v1/auth/me')).status).toBe(200);
    await anonymous.post('/v1/auth/password-reset-requests', { login: email });
    const token = linkIn(await mailTo(email, /^Choose a new password/));
    expect((await anonymous.post('/v1/auth/password-resets', { token, newPassword: NEXT })).status).toBe(204);
    const endedAt = Date.now();
    await eventually(async () => expect((await ada.get('/v1/auth/me')).status).toBe(401));
    expect(Date.now() - endedAt).toBeLessThan(1_500);
    const reuse = await anonymous.post('/v1/auth/password-resets', { token, newPassword: 'another secret' });
    expect([reuse.status, reuse.body.code]).toEqual([410, 'link_closed']);
    expect((await signIn(email, NEXT)).status).toBe(200);
    expect(await mailTo(email, /was changed$/)).toContain('signed out');
  }, 60_000);

  it('U6, V58: an administrator gives a new password; the person hears of it and must change it', async () => {
    const email = 'u6@example.org';
    const ada = await bringIn(installation, academy, email, ['France'], ['learner']);
    const { body: me } = await ada.get('/v1/auth/me');
    const given = 'given by the desk 7';
    const path = `/v1/users/${me.user.id}/password`;
    expect((await academy.owner.post(path, { newPassword: given })).status).toBe(204);
    expect(await mailTo(email, /was changed$/)).toContain('An administrator of Academy academy');
    const { body } = await signIn(email, given);
    expect(body.passwordChangeRequired).toBe(true);
    await eventually(async () => expect((await ada.get('/v1/auth/me')).status).toBe(401));
  }, 60_000);

  it('V33: guessing is slowed down, the link in a mail still works, and others are not concerned', async () => {
    const email = 'v33@example.org';
    await bringIn(installation, academy, email, ['France'], ['learner']);
    const statuses: number[] = [];
    let refused = await signIn(email, 'guess');
    while (refused.status === 401 && statuses.length < 200) {
      const round = await Promise.all(Array.from({ length: 10 }, () => signIn(email, 'guess')));
      statuses.push(...round.map(({ status }) => status));
      refused = round.at(-1) ?? refused;
    }
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    const judged = statuses.filter((status) => status === 401).length;
    expect(judged).toBeGreaterThan(20);
    expect(judged).toBeLessThanOrEqual(100);
    expect((await signIn('olivia@academy.example', PASSWORD)).status).toBe(200);
    await anonymous.post('/v1/auth/password-reset-requests', { login: email });
    const token = linkIn(await mailTo(email, /^Choose a new password/));
    expect((await anonymous.post('/v1/auth/password-resets', { token, newPassword: NEXT })).status).toBe(204);
    expect((await signIn(email, NEXT)).status).toBe(200);
  }, 60_000);
});
