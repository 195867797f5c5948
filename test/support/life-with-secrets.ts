import { expect } from '@jest/globals';
import type { ShiftedClock } from '../../tools/test-services/shifted-clock.mjs';
import { type Academy, PASSWORD } from './academy.js';
import { type Answer, ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import type { Installation } from './installation.js';
import { Mailbox, tokenIn } from './mailbox.js';

const FORM = { firstName: 'Ada', lastName: 'Lovelace' };
const HOUR_MS = 3_600_000;
const GENERATED = /^[0-9a-z]{4}(?:-[0-9a-z]{4}){5}$/m;
/** Longer than what is taken as one. */
const TOO_LONG = `far too long a password ${'and on '.repeat(200)}`;

let last = 0;
/** A password that nobody else has, with what encodings change. */
const newPassword = (): string => `päss ${(last += 1)} & "slash"/plus+ Größe`;
const key = (): Record<string, string> => ({ 'idempotency-key': crypto.randomUUID() });

/** Whatever people do that makes a secret or brings one to the services, over HTTP. */
export class LifeWithSecrets {
  private readonly anonymous: ApiClient;
  private readonly mailbox: Mailbox;

  constructor(
    private readonly installation: Installation,
    private readonly academy: Academy,
    private readonly clock: ShiftedClock,
  ) {
    this.anonymous = new ApiClient(installation.url);
    this.mailbox = new Mailbox(installation.url);
  }

  async acceptOnThePage(): Promise<void> {
    await this.invite('page@example.org');
    const token = await this.mailbox.invitationToken('page@example.org');
    expect((await this.anonymous.get(`/join/${token}`)).status).toBe(200);
    expect((await this.post(`/join/${token}`, { ...FORM, password: TOO_LONG })).status).toBe(400);
    expect((await this.post(`/join/${token}`, { ...FORM, password: newPassword() })).status).toBe(303);
    expect((await this.post(`/join/${token}`, { ...FORM, password: newPassword() })).status).toBe(410);
  }

  async acceptByANewLink(): Promise<void> {
    const email = 'new-link@example.org';
    const invitationId = await this.invite(email);
    const older = await this.mailbox.invitationToken(email);
    const reminder = await this.academy.owner.post(
      `/v1/invitations/${invitationId}/reminders`,
      { newLink: true, message: 'Here is a newer one.' },
      key(),
    );
    expect(reminder.status).toBe(202);
    const [mail] = await this.mailbox.waitFor(email, 2);
    const newer = tokenIn(mail?.text ?? '');
    expect(newer).not.toBe(older);
    const accept = (token: string, password: string): Promise<Answer> =>
      this.anonymous.post(`/v1/invitation-links/${token}/acceptance`, { ...FORM, password }, key());
    expect((await accept(older, newPassword())).status).toBe(410);
    expect((await accept(newer, TOO_LONG)).status).toBe(400);
    expect((await accept(newer, newPassword())).status).toBe(201);
  }

  async signInWithAGeneratedPassword(): Promise<void> {
    const email = 'generated@example.org';
    await this.setUp(email, { sendCredentials: true });
    const [mail] = await this.mailbox.waitFor(email);
    const [password = ''] = GENERATED.exec(mail?.text ?? '') ?? [];
    const person = await this.anonymous.signIn(email, password);
    const change = { currentPassword: password, newPassword: newPassword() };
    expect((await person.post('/v1/auth/password', change)).status).toBe(204);
    const again = { login: email, password };
    expect((await this.anonymous.post('/v1/auth/login', again)).status).toBe(401);
  }

  async chooseAPasswordByTheMailedLink(): Promise<void> {
    const email = 'by-link@example.org';
    await this.academy.owner.patch('/v1/platform', { credentialsMail: 'link' });
    await this.setUp(email, { sendCredentials: true });
    const path = await this.resetLinkTo(email, 1);
    await this.academy.owner.patch('/v1/platform', { credentialsMail: 'password' });
    expect((await this.anonymous.get(path)).status).toBe(200);
    expect((await this.post(path, { password: newPassword() })).status).toBe(303);
    expect((await this.post(path, { password: newPassword() })).status).toBe(410);
  }

  async resetThePassword(): Promise<void> {
    const email = 'reset@example.org';
    await this.setUp(email, { password: newPassword() });
    const ask = () => this.anonymous.post('/v1/auth/password-reset-requests', { login: email });
    expect((await ask()).status).toBe(202);
    const token = (await this.resetLinkTo(email, 1)).split('/').at(-1);
    const reset = { token, newPassword: newPassword() };
    expect((await this.anonymous.post('/v1/auth/password-resets', reset, key())).status).toBe(204);
    expect((await this.anonymous.post('/v1/auth/password-resets', reset)).status).toBe(410);
    // One that nobody uses.
    expect((await ask()).status).toBe(202);
    await this.resetLinkTo(email, 2);
  }

  async getAPasswordFromAnAdministrator(): Promise<void> {
    const email = 'given@example.org';
    const id = await this.setUp(email, { password: newPassword() });
    const given = newPassword();
    const path = `/v1/users/${id}/password`;
    expect((await this.academy.owner.post(path, { newPassword: given }, key())).status).toBe(204);
    await this.anonymous.signIn(email, given);
  }

  /** With cookies, as pages do. */
  async signInWithABrowser(): Promise<void> {
    const login = { login: 'olivia@academy.example', password: PASSWORD };
    const { headers } = await this.anonymous.post('/v1/auth/login', login);
    const cookies = headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    const csrf = cookies.find((cookie) => cookie.includes('csrf='))?.split('csrf=')[1] ?? '';
    const cookie = cookies.join('; ');
    expect((await this.anonymous.get('/v1/auth/me', { cookie })).status).toBe(200);
    const logOut = (more: object) => this.anonymous.post('/v1/auth/logout', {}, { cookie, ...more });
    expect((await logOut({})).status).toBe(403);
    expect((await logOut({ 'x-csrf-token': csrf })).status).toBe(204);
  }

  async unsubscribe(): Promise<void> {
    const { owner, groups } = this.academy;
    const groupId = groups['HR'];
    const email = 'session@example.org';
    await this.setUp(email, { password: newPassword(), groupIds: [groupId] });
    const { body: course } = await owner.post('/v1/paths', { name: 'First steps', groupId });
    const startsAt = new Date(this.clock.now().getTime() + HOUR_MS).toISOString();
    const endsAt = new Date(this.clock.now().getTime() + 30 * 24 * HOUR_MS).toISOString();
    const form = { name: 'Autumn', groupId, startsAt, endsAt, audience: 'dynamic' };
    const { body: session } = await owner.post(`/v1/paths/${course.id}/sessions`, form);
    const audience = { groupIds: [groupId], userIds: [], excludedUserIds: [] };
    expect((await owner.put(`/v1/sessions/${session.id}/audience`, audience)).status).toBe(200);
    await this.mailbox.waitFor(email);
    this.clock.advanceSeconds((2 * HOUR_MS) / 1_000);
    const link = await eventually(
      async () => {
        const mails = JSON.stringify(await this.mailbox.mailsTo(email));
        const [found] = /\/unsubscribe\/[\w-]+/.exec(mails) ?? [];
        if (!found) throw new Error(`No mail to ${email} has a link to unsubscribe.`);
        return found;
      },
      { withinMs: 60_000 },
    );
    expect((await this.anonymous.get(link)).status).toBe(200);
    expect((await this.post(link, { 'List-Unsubscribe': 'One-Click' })).status).toBe(200);
    expect((await this.anonymous.put(link.replace('unsubscribe', 'v1/unsubscriptions'), {})).status).toBe(
      204,
    );
  }

  /** Each gets an invitation, and a person of the same name an account; so both kinds of secrets are mailed. */
  async writeTo(...emails: string[]): Promise<void> {
    for (const email of emails) {
      await this.invite(email);
      await this.setUp(email.replace('@', '+account@'), { sendCredentials: true });
    }
  }

  private async invite(email: string): Promise<string> {
    const wish = { emails: email, groupIds: [this.academy.groups['France']], roles: ['learner'] };
    const { status, body } = await this.academy.owner.post('/v1/invitations', wish, key());
    expect([email, status]).toEqual([email, 201]);
    return body.results[0].invitationId;
  }

  private async setUp(email: string, more: object): Promise<string> {
    const form = { ...FORM, email, groupIds: [this.academy.groups['France']], roles: ['learner'], ...more };
    const { status, body } = await this.academy.owner.post('/v1/users', form, key());
    expect([email, status]).toEqual([email, 201]);
    return body.id;
  }

  private async resetLinkTo(email: string, count: number): Promise<string> {
    return eventually(async () => {
      const texts = (await this.mailbox.mailsTo(email)).map(({ text }) => text);
      const links = texts.flatMap((text) => /\/reset\/[\w-]+/.exec(text)?.[0] ?? []);
      if (links.length < count) throw new Error(`${links.length} of ${count} links to ${email} have come.`);
      return links[0] ?? '';
    });
  }

  private post(path: string, fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams(fields);
    return fetch(this.installation.url + path, { method: 'POST', body, redirect: 'manual' });
  }
}
