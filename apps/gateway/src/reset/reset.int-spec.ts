import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ProblemCode } from '@rollcall/platform';
import { startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { actorIn } from '../../testing/stub-identity.js';
import { answerJson, readText, type ReceivedCall } from '../../testing/stub-service.js';

const TOKEN = 'a-very-secret-link-token';
const LINK = {
  platformName: 'Acme <script>alert(1)</script> & Co',
  email: 'a***@e***.org',
  locale: 'fr',
  passwordRules: { minLength: 8, maxLength: 256 },
};
const PASSWORD = 'correct horse battery';

describe('The page to choose a password', () => {
  let lab: GatewayLab;
  let calls: ReceivedCall[];
  let preview: [status: number, body: object];
  let outcome: [status: number, body?: object];
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());
  beforeEach(() => {
    calls = [];
    preview = [200, LINK];
    outcome = [204];
    lab.identity.handleOther = async (request, response) => {
      const { method = '', url = '', headers } = request;
      calls.push({ method, url, headers, body: await readText(request) });
      const [status, body] = method === 'POST' ? outcome : preview;
      if (body) answerJson(response, status, body);
      else response.writeHead(status).end();
    };
  });

  const problem = (status: number, code: ProblemCode, more: object = {}): [number, object] => [
    status,
    { status, code, detail: 'SECRET DETAIL', ...more },
  ];
  const open = (query = ''): Promise<Response> => lab.fetch(`/reset/${TOKEN}${query}`);
  const submit = (password = PASSWORD, headers: Record<string, string> = {}): Promise<Response> =>
    lab.fetch(`/reset/${TOKEN}?lang=en`, {
      method: 'POST',
      headers,
      body: new URLSearchParams({ password }),
    });

  it('shows for whom and where, escaped, in the language of the person or the one chosen', async () => {
    const page = await (await open('?lang=en')).text();
    expect(page).toContain('Your password for Acme &lt;script&gt;alert(1)&lt;/script&gt; &amp; Co');
    expect(page).toContain('a***@e***.org');
    expect(page).not.toContain('<script');
    expect(await (await open()).text()).toContain('<html lang="fr">');
  });

  it('changes nothing when it is opened, however often and by whatever (D-15, V32)', async () => {
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) await lab.fetch(`/reset/${TOKEN}`, { method });
    expect(new Set(calls.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('saves the password and leaves no secret in the address (V31)', async () => {
    const response = await submit();
    expect([response.status, response.headers.get('location')]).toEqual([303, '/reset/done?lang=en']);
    expect(response.headers.getSetCookie()).toEqual([]);
    const sent = calls.find(({ method }) => method === 'POST');
    expect(JSON.parse(sent!.body)).toEqual({ token: TOKEN, newPassword: PASSWORD });
    expect(actorIn(sent!.headers)).toEqual({ kind: 'anonymous' });
    const done = await lab.fetch('/reset/done?lang=fr');
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('est enregistré')]);
  });

  it.each([
    ['password_too_short', 'Choose a password of 8 to 256 characters'],
    ['password_too_common', 'many people use this one'],
  ])('says what is wrong with the password (%s) without repeating it', async (code, words) => {
    outcome = problem(400, 'invalid_input', { errors: [{ path: 'newPassword', code, message: '' }] });
    const response = await submit('qwertyuiop');
    const page = await response.text();
    expect([response.status, page]).toEqual([400, expect.stringContaining(words)]);
    expect(page).toContain('aria-invalid="true"');
    expect(page).not.toContain('qwertyuiop');
  });

  it.each([
    [404, 'link_unknown', 'This link does not work'],
    [410, 'link_closed', 'This link is no longer valid'],
  ] as const)('explains %s %s without saying anything about the platform', async (status, code, words) => {
    preview = problem(status, code);
    for (const response of [await open('?lang=en'), await submit()]) {
      const page = await response.text();
      expect([response.status, page]).toEqual([status, expect.stringContaining(words)]);
      expect(page).not.toMatch(/Acme|example|SECRET|a-very-secret/);
    }
    expect(calls.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('asks to try again when identity does not answer', async () => {
    preview = problem(503, 'overloaded');
    const response = await open('?lang=en');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '30']);
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'http://rollcall.test', 'sec-fetch-site': 'same-origin' }, 303],
  ])('answers a form that comes with %j by %s', async (headers, status) => {
    expect((await submit(PASSWORD, headers as Record<string, string>)).status).toBe(status);
  });

  it('takes forms only, loads nothing from elsewhere and tells nobody where it was opened from (V31)', async () => {
    const json = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
    expect((await lab.fetch(`/reset/${TOKEN}`, json)).status).toBe(415);
    const response = await open();
    const page = await response.text();
    const addresses = [...page.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, address]) => address);
    expect(addresses.filter((address) => !/^(?:\/assets\/|\?lang=|#)/.test(address ?? ''))).toEqual([]);
    expect(page).not.toMatch(/style=|<style|<script| on\w+=/);
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });
});
