import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemCode } from '@rollcall/platform';
import { ACCESS_TOKEN, ADA, startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { actorIn } from '../../testing/stub-identity.js';
import { answerJson, readText, type ReceivedCall } from '../../testing/stub-service.js';

const TOKEN = 'a-very-secret-link-token';
const LINK = {
  platformName: 'Acme <script>alert(1)</script> & Co',
  email: 'a***@e***.org',
  locale: 'fr',
  passwordRules: { minLength: 8, maxLength: 256 },
};
const FORM = { firstName: 'Ada', lastName: 'Lovelace', password: 'correct horse battery' };

describe('The join page', () => {
  let lab: GatewayLab;
  let calls: ReceivedCall[];
  let acceptance: [status: number, body: object];
  let preview: [status: number, body: object];
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());
  beforeEach(() => {
    calls = [];
    preview = [200, LINK];
    acceptance = [201, { accessToken: ACCESS_TOKEN }];
    lab.invitations.handle = async (request, response) => {
      const { method = '', url = '', headers } = request;
      calls.push({ method, url, headers, body: await readText(request) });
      answerJson(response, ...(method === 'POST' ? acceptance : preview));
    };
  });
  afterEach(() => {
    lab.identity.handleOther = undefined;
  });

  const problem = (status: number, code: ProblemCode, more: object = {}): [number, object] => [
    status,
    { status, code, detail: 'SECRET DETAIL', ...more },
  ];
  const open = (query = '', headers: Record<string, string> = {}): Promise<Response> =>
    lab.fetch(`/join/${TOKEN}${query}`, { headers });
  const submit = (
    form: Record<string, string> = FORM,
    headers: Record<string, string> = {},
  ): Promise<Response> =>
    lab.fetch(`/join/${TOKEN}?lang=en`, { method: 'POST', headers, body: new URLSearchParams(form) });

  it('shows who is invited where, escaped, and what a password must be', async () => {
    const response = await open('?lang=en');
    const page = await response.text();
    expect([response.status, response.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(page).toContain('Join Acme &lt;script&gt;alert(1)&lt;/script&gt; &amp; Co');
    expect(page).toContain('a***@e***.org');
    expect(page).toContain('At least 8 characters');
    expect(page).not.toContain('<script');
  });

  it('speaks the language of the person, or the one chosen', async () => {
    expect(await (await open()).text()).toContain('<html lang="fr">');
    expect(await (await open('?lang=en')).text()).toContain('<html lang="en">');
    expect(await (await open('?lang=xx')).text()).toContain('<html lang="fr">');
  });

  it('changes nothing when it is opened, however often and by whatever (D-15, V32)', async () => {
    const scanner = { 'user-agent': 'Mozilla/5.0 (compatible; SafeLinks)' };
    for (let opened = 0; opened < 20; opened += 1) {
      const method = opened % 2 === 0 ? 'GET' : 'HEAD';
      const response = await lab.fetch(`/join/${TOKEN}`, { method, headers: scanner });
      expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
    }
    expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect((await submit()).status).toBe(303);
  });

  it('activates the account, signs the browser in and leaves no secret in the address (V31)', async () => {
    const response = await submit();
    expect([response.status, response.headers.get('location')]).toEqual([303, '/join/welcome?lang=en']);
    expect(response.headers.getSetCookie()[0]).toContain(`rollcall=${ACCESS_TOKEN}; HttpOnly`);
    expect(calls).toMatchObject([{ method: 'POST', url: `/v1/invitation-links/${TOKEN}/acceptance` }]);
    expect(JSON.parse(calls[0]!.body)).toEqual(FORM);
    expect(actorIn(calls[0]!.headers)).toEqual({ kind: 'anonymous' });
    const welcome = await lab.fetch('/join/welcome?lang=fr');
    expect([welcome.status, await welcome.text()]).toEqual([
      200,
      expect.stringContaining('Votre compte est prêt'),
    ]);
  });

  it('sends nothing but the three fields, once each', async () => {
    await lab.fetch(`/join/${TOKEN}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'firstName=A&firstName=B&lastName=C&password=dddddddd&email=evil%40example.org&__proto__=x',
    });
    const sent = calls
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => JSON.parse(body) as object);
    for (const body of sent) expect(body).toEqual({ firstName: '', lastName: 'C', password: 'dddddddd' });
  });

  it('says at each field what is wrong with it, and keeps what was typed but the password', async () => {
    const errors = [
      { path: 'firstName', code: 'is_person_name', message: '' },
      { path: 'lastName', code: 'min_length', message: '' },
      { path: 'password', code: 'password_too_common', message: '' },
    ];
    acceptance = problem(400, 'invalid_input', { errors });
    const response = await submit({ firstName: '"><img src=x>', lastName: ' ', password: 'qwertyuiop' });
    const page = await response.text();
    expect(response.status).toBe(400);
    expect(page).toContain('role="alert"');
    expect(page).toContain('First name: Enter a name of at most 100 characters');
    expect(page).toContain('Enter your last name');
    expect(page).toContain('many people use this one');
    expect(page).toContain('value="&quot;&gt;&lt;img src=x&gt;"');
    expect(page.match(/aria-invalid="true"/g)).toHaveLength(3);
    expect(page).not.toContain('qwertyuiop');
    expect(page).not.toContain('<img src=x');
  });

  it.each([
    [404, 'link_unknown', 'This link does not work'],
    [410, 'link_closed', 'This link is no longer valid'],
    [410, 'link_superseded', 'A newer mail was sent to you'],
  ] as const)(
    'explains %s %s without saying anything about the platform (D-12)',
    async (status, code, words) => {
      preview = problem(status, code);
      acceptance = preview;
      for (const response of [await open('?lang=en'), await submit()]) {
        const page = await response.text();
        expect([response.status, page]).toEqual([status, expect.stringContaining(words)]);
        expect(page).not.toMatch(/Acme|example|SECRET|a-very-secret/);
      }
    },
  );

  it.each([
    [409, 'acceptance_in_progress', 'Your account is being created'],
    [409, 'needs_reapproval', 'has to be confirmed again'],
  ] as const)('explains %s %s', async (status, code, words) => {
    acceptance = problem(status, code);
    const response = await submit();
    expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(words)]);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    '%2f%2fevil.example',
    'javascript:alert(1)',
  ])('leads nowhere but to its own page, whatever the address asks for: %s (V30)', async (elsewhere) => {
    const names = ['returnTo', 'return_to', 'next', 'redirect', 'redirect_uri', 'url', 'lang', 'continue'];
    const query = names.map((name) => `${name}=${elsewhere}`).join('&');
    const page = await open(`?${query}`);
    expect([page.status, await page.text()]).toEqual([200, expect.not.stringContaining('evil')]);
    const path = `/join/${TOKEN}?${query}&lang=en`;
    const joined = await lab.fetch(path, {
      method: 'POST',
      body: new URLSearchParams({ ...FORM, returnTo: elsewhere }),
    });
    expect([joined.status, joined.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/^\/join\/welcome\?lang=(?:en|fr)$/),
    ]);
    const signedOut = await lab.fetch(path, {
      method: 'POST',
      body: new URLSearchParams({ signOut: 'yes' }),
    });
    expect(signedOut.headers.get('location')).toMatch(/^\?lang=(?:en|fr)$/);
  });

  it('asks to try again when a service does not answer', async () => {
    preview = problem(503, 'overloaded');
    const response = await open('?lang=en');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await response.text()).toContain('Nothing is lost');
  });

  it('tells who is signed in as somebody else to sign out, and does so (V5)', async () => {
    const cookie = `rollcall=${ACCESS_TOKEN}`;
    acceptance = problem(403, 'forbidden');
    const response = await submit(FORM, { cookie });
    expect([response.status, await response.text()]).toEqual([
      403,
      expect.stringContaining('Sign out and continue'),
    ]);
    expect(actorIn(calls.at(-1)!.headers)).toEqual(ADA);
    const signedOut = await submit({ signOut: 'yes' }, { cookie });
    expect([signedOut.status, signedOut.headers.get('location')]).toEqual([303, '?lang=en']);
    expect(signedOut.headers.getSetCookie()[0]).toMatch(/^rollcall=;.*Max-Age=0/);
    expect(lab.identity.calls.at(-1)).toMatchObject({ method: 'POST', url: '/v1/auth/logout' });
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'null', 'sec-fetch-site': 'same-origin' }, 303],
    [{ origin: 'null' }, 303],
    [{ origin: 'http://rollcall.test', 'sec-fetch-site': 'same-origin' }, 303],
  ])('answers a form that comes with %j by %s', async (headers, status) => {
    expect((await submit(FORM, headers as Record<string, string>)).status).toBe(status);
    expect(calls).toHaveLength(status === 303 ? 1 : 0);
  });

  it('takes forms only, and only small ones', async () => {
    const post = (contentType: string, body: string): Promise<Response> =>
      lab.fetch(`/join/${TOKEN}`, { method: 'POST', headers: { 'content-type': contentType }, body });
    expect((await post('application/json', '{}')).status).toBe(415);
    expect((await post('text/plain', 'a=b')).status).toBe(415);
    expect((await post('application/x-www-form-urlencoded', `a=${'x'.repeat(17_000)}`)).status).toBe(413);
    expect(calls).toEqual([]);
  });

  it('loads nothing from anywhere else, and tells nobody where it was opened from (V31)', async () => {
    const response = await open();
    const page = await response.text();
    const addresses = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^(?:\/assets\/|\?lang=|#)/.test(address ?? ''))).toEqual([]);
    expect(page).not.toMatch(/style=|<style|<script| on\w+=/);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
