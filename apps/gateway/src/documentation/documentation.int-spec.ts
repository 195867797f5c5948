import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROBLEMS } from '@rollcall/platform';
import { startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { answerJson } from '../../testing/stub-service.js';

/** The headers of an answer that say how safe it is to handle. */
const SECURITY = [
  'cache-control',
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'referrer-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
];
const EVERYWHERE = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': null,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};
const DATA = "default-src 'none'; frame-ancestors 'none'";
const PAGE =
  "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

describe('What the gateway serves itself', () => {
  let lab: GatewayLab;
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());

  const securityOf = ({ headers }: Response): Record<string, string | null> =>
    Object.fromEntries(SECURITY.map((name) => [name, headers.get(name)]));

  it.each([
    ['data of a service', '/v1/groups', DATA, 'no-store'],
    ['a refusal', '/v1/users/1/mails?x', DATA, 'no-store'],
    ['an unknown address', '/nothing', DATA, 'no-store'],
    ['health', '/livez', DATA, 'no-store'],
    ['the welcome page', '/join/welcome', PAGE, 'no-store'],
    ['a style sheet', '/assets/pages.css', DATA, 'public, max-age=3600'],
    ['a problem', '/problems/not_found', PAGE, 'no-store'],
    [
      'the reader of the API',
      '/docs',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'no-store',
    ],
  ])('protects %s', async (_what, path, policy, cache) => {
    const headers = path.startsWith('/v1/groups') ? lab.asUser : {};
    const response = await lab.fetch(path, { headers });
    expect(securityOf(response)).toEqual({
      ...EVERYWHERE,
      'content-security-policy': policy,
      'cache-control': cache,
    });
    expect([...response.headers.keys()].filter((name) => /powered|^server$/.test(name))).toEqual([]);
  });

  it('insists on TLS where there is TLS', async () => {
    const secure = await startGatewayLab({ PUBLIC_URL: 'https://rollcall.test' });
    const response = await secure.fetch('/docs');
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    await secure.stop();
  });

  it('leaves the policy of its pages to the mailbox, and of its data not', async () => {
    lab.notifications.handle = (_request, response) =>
      answerJson(response, 200, {}, { 'content-security-policy': "default-src 'self'" });
    const policies = ['/mailbox', '/v1/users/1/mails'].map(async (path) => {
      const response = await lab.fetch(path, { headers: lab.asUser });
      return response.headers.get('content-security-policy');
    });
    expect(await Promise.all(policies)).toEqual(["default-src 'self'", DATA]);
    lab.notifications.handle = undefined;
  });

  it('shows the API in a reader whose files all come from here', async () => {
    const page = await (await lab.fetch('/docs')).text();
    const files = [...page.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address ?? '');
    for (const file of files.filter((name) => name !== '/openapi.json')) {
      const response = await lab.fetch(file);
      expect([file, response.status, (await response.arrayBuffer()).byteLength > 100]).toEqual([
        file,
        200,
        true,
      ]);
    }
    expect(page).not.toMatch(/<style|style=|https?:/);
  });

  it.each([
    '/docs/package.json',
    '/docs/constructor',
    '/docs/%2e%2e%2fpackage.json',
    '/docs/a/b',
    '/assets/nothing',
  ])('serves no other file: %s', async (path) => {
    expect((await lab.fetch(path)).status).toBe(404);
  });

  it('serves a page for the type of every problem', async () => {
    for (const code of Object.keys(PROBLEMS)) {
      const response = await lab.fetch(`/problems/${code}`);
      expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(code)]);
    }
    expect((await lab.fetch('/problems/nothing')).status).toBe(404);
    expect((await lab.fetch('/problems/constructor')).status).toBe(404);
  }, 60_000);

  it('offers no writing on its pages', async () => {
    for (const path of ['/', '/docs', '/openapi.json', '/livez']) {
      const response = await lab.fetch(path, { method: 'POST' });
      expect([path, response.status, response.headers.get('allow')]).toEqual([path, 405, expect.any(String)]);
    }
  });
});
