import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { keyActor } from '@rollcall/platform/testing';
import {
  ACCESS_TOKEN,
  ADA,
  OPERATOR_TOKEN,
  startGatewayLab,
  type GatewayLab,
} from '../../testing/gateway-lab.js';
import { actorIn } from '../../testing/stub-identity.js';
import { answerJson } from '../../testing/stub-service.js';

const json = { 'content-type': 'application/json' };

describe('Sign in through the gateway', () => {
  let lab: GatewayLab;
  let secure: GatewayLab;
  beforeAll(async () => {
    lab = await startGatewayLab();
    secure = await startGatewayLab({ PUBLIC_URL: 'https://rollcall.test' });
  });
  afterAll(() => Promise.all([lab.stop(), secure.stop()]));
  afterEach(() => {
    for (const { identity, invitations } of [lab, secure]) {
      identity.handleOther = undefined;
      invitations.handle = undefined;
    }
  });

  const signIn = (at: GatewayLab, path = '/v1/auth/login'): Promise<Response> => {
    at.identity.handleOther = (_request, response) =>
      answerJson(response, 200, { accessToken: ACCESS_TOKEN }, { 'x-rollcall-sign-in': ACCESS_TOKEN });
    at.invitations.handle = at.identity.handleOther;
    return at.fetch(path, { method: 'POST', headers: json, body: '{}' });
  };
  /** The cookies of a browser that is signed in, as headers. */
  const browser = async (): Promise<{ cookie: string; 'x-csrf-token': string }> => {
    const cookies = (await signIn(lab)).headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0] ?? '');
    lab.identity.handleOther = undefined;
    return { cookie: cookies.join('; '), 'x-csrf-token': cookies[1]!.slice('rollcall-csrf='.length) };
  };

  describe('who is calling', () => {
    it('knows a bearer token', async () => {
      const { headers } = await lab.echo('/v1/auth/me', { headers: lab.asUser });
      expect(actorIn(headers)).toEqual(ADA);
    });

    it('knows at once when a required change of the password is done (U6)', async () => {
      const token = 'the-access-token-of-bea';
      const headers = { authorization: `Bearer ${token}`, ...json };
      lab.identity.signIns.set(token, { ...ADA, passwordChangeRequired: true });
      expect(actorIn((await lab.echo('/v1/auth/me', { headers })).headers)).toMatchObject({
        passwordChangeRequired: true,
      });
      lab.identity.signIns.set(token, ADA);
      await lab.fetch('/v1/auth/password', { method: 'POST', headers, body: '{}' });
      expect(actorIn((await lab.echo('/v1/auth/me', { headers })).headers)).toEqual(ADA);
    });

    it('knows the operator', async () => {
      const { headers } = await lab.echo('/v1/platforms', {
        headers: { authorization: `Bearer ${OPERATOR_TOKEN}` },
      });
      expect(actorIn(headers)).toEqual({ kind: 'operator' });
    });

    it.each(['', 'x', '0', ' '])('does not know the operator by nearly the token (%j)', async (more) => {
      const token =
        more === '' ? OPERATOR_TOKEN.slice(0, -1) : OPERATOR_TOKEN + more.trim() + (more === ' ' ? '=' : '');
      const response = await lab.fetch('/v1/platforms', { headers: { authorization: `Bearer ${token}` } });
      expect(response.status).toBe(401);
    });

    it('knows a browser by its cookie', async () => {
      const { cookie } = await browser();
      const { headers } = await lab.echo('/v1/auth/me', { headers: { cookie } });
      expect(actorIn(headers)).toEqual(ADA);
    });

    it('knows an API key by its bearer token, and by no cookie', async () => {
      const key = keyActor({ scopes: ['groups:read'] });
      lab.identity.signIns.set('rck_key', key);
      const { headers } = await lab.echo('/v1/auth/me', { headers: { authorization: 'Bearer rck_key' } });
      expect(actorIn(headers)).toEqual(key);
      for (const name of ['rollcall', '__Host-rollcall']) {
        const response = await lab.fetch('/v1/auth/me', { headers: { cookie: `${name}=rck_key` } });
        expect(response.status).toBe(401);
      }
    });

    it('lets a bearer token win over a cookie', async () => {
      const { cookie } = await browser();
      const response = await lab.fetch('/v1/auth/me', { headers: { cookie, authorization: 'Bearer wrong' } });
      expect(response.status).toBe(401);
    });

    it.each([
      ['nothing', {}, 'Bearer realm="rollcall"'],
      ['a wrong token', { authorization: 'Bearer wrong' }, 'Bearer realm="rollcall", error="invalid_token"'],
      ['another scheme', { authorization: 'Basic YTpi' }, 'Bearer realm="rollcall", error="invalid_token"'],
      ['a wrong cookie', { cookie: 'rollcall=wrong' }, 'Bearer realm="rollcall", error="invalid_token"'],
      ['an actor token', { 'x-rollcall-actor': 'e30.e30.e30' }, 'Bearer realm="rollcall"'],
    ])('asks for a sign-in when a caller shows %s', async (_what, headers, challenge) => {
      const response = await lab.fetch('/v1/groups', { headers });
      expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, challenge]);
      expect(await response.json()).toMatchObject({ code: 'unauthenticated' });
    });

    it.each([
      ['/v1/auth/login', 'POST'],
      ['/v1/auth/password-reset-requests', 'POST'],
      ['/v1/auth/password-resets', 'POST'],
    ])('needs no sign-in for %s, and takes no notice of one', async (path, method) => {
      const headers = { ...json, authorization: 'Bearer wrong', cookie: 'rollcall=wrong' };
      const got = await lab.echo(path, { method, headers, body: '{}' });
      expect([got.status, actorIn(got.headers)]).toEqual([200, { kind: 'anonymous' }]);
    });

    it('accepts a link for nobody, and tells the service when somebody is signed in (V5)', async () => {
      const path = '/v1/invitation-links/abc/acceptance';
      const accept = async (headers: Record<string, string>): Promise<unknown> =>
        actorIn(
          (await lab.echo(path, { method: 'POST', headers: { ...json, ...headers }, body: '{}' })).headers,
        );
      expect(await accept({})).toEqual({ kind: 'anonymous' });
      expect(await accept({ cookie: 'rollcall=out-of-date' })).toEqual({ kind: 'anonymous' });
      expect(await accept(lab.asUser)).toEqual(ADA);
    });

    it('notices within a second that a sign-in was ended elsewhere (V45)', async () => {
      lab.identity.signIns.set('short', ADA);
      const headers = { authorization: 'Bearer short' };
      expect((await lab.fetch('/v1/groups', { headers })).status).toBe(200);
      lab.identity.signIns.delete('short');
      const endedAt = Date.now();
      while ((await lab.fetch('/v1/groups', { headers })).status !== 401) {
        expect(Date.now() - endedAt).toBeLessThan(1500);
        await new Promise((resolve) => setImmediate(resolve));
      }
    });

    it('asks identity once for many calls at the same time', async () => {
      lab.identity.signIns.set('busy', ADA);
      const before = lab.identity.exchanges;
      const headers = { authorization: 'Bearer busy' };
      await Promise.all(Array.from({ length: 20 }, () => lab.fetch('/v1/groups', { headers })));
      expect(lab.identity.exchanges - before).toBeLessThanOrEqual(2);
    });
  });

  describe('cookies', () => {
    it('keeps the token from scripts and other sites, and the secret header inside', async () => {
      const response = await signIn(secure);
      expect(response.headers.getSetCookie()).toEqual([
        `__Host-rollcall=${ACCESS_TOKEN}; HttpOnly; Path=/; SameSite=Strict; Secure`,
        expect.stringMatching(/^__Host-rollcall-csrf=test\.[\w-]{43}; Path=\/; SameSite=Strict; Secure$/),
      ]);
      expect(response.headers.get('x-rollcall-sign-in')).toBeNull();
      expect(await response.json()).toEqual({ accessToken: ACCESS_TOKEN });
    });

    it('gives up Secure, and with it the prefix, where there is no TLS', async () => {
      const [token] = (await signIn(lab)).headers.getSetCookie();
      expect(token).toBe(`rollcall=${ACCESS_TOKEN}; HttpOnly; Path=/; SameSite=Strict`);
    });

    it('signs in who accepts an invitation', async () => {
      const response = await signIn(lab, '/v1/invitation-links/abc/acceptance');
      expect(response.headers.getSetCookie()).toHaveLength(2);
    });

    it('sets none when the answer is a refusal, or comes from any other route', async () => {
      lab.identity.handleOther = (request, response) =>
        answerJson(response, request.url === '/v1/auth/login' ? 401 : 200, {}, { 'x-rollcall-sign-in': 'x' });
      const refused = await lab.fetch('/v1/auth/login', { method: 'POST', headers: json, body: '{}' });
      const other = await lab.fetch('/v1/groups', { headers: lab.asUser });
      expect([refused, other].map(({ headers }) => headers.getSetCookie())).toEqual([[], []]);
    });

    it('takes them when signing out, and forgets the token at once', async () => {
      lab.identity.signIns.set('leaving', ADA);
      const headers = { authorization: 'Bearer leaving' };
      await lab.fetch('/v1/groups', { headers });
      lab.identity.handleOther = (_request, response) => {
        lab.identity.signIns.delete('leaving');
        response.writeHead(204).end();
      };
      const response = await lab.fetch('/v1/auth/logout', { method: 'POST', headers });
      expect([response.status, response.headers.getSetCookie()]).toEqual([
        204,
        [
          'rollcall=; HttpOnly; Path=/; SameSite=Strict; Max-Age=0',
          'rollcall-csrf=; Path=/; SameSite=Strict; Max-Age=0',
        ],
      ]);
      expect((await lab.fetch('/v1/groups', { headers })).status).toBe(401);
    });

    it('takes a cookie away that is not valid any more', async () => {
      const response = await lab.fetch('/v1/auth/me', { headers: { cookie: 'rollcall=wrong' } });
      expect(response.headers.getSetCookie()[0]).toMatch(/^rollcall=; .*Max-Age=0$/);
    });
  });

  describe('calls that another site makes through the browser of somebody (V44)', () => {
    const write = async (headers: Record<string, string>, method = 'POST'): Promise<[number, unknown]> => {
      const body = method === 'DELETE' ? undefined : '{}';
      const response = await lab.fetch('/v1/groups', { method, headers: { ...json, ...headers }, body });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    const refused = [403, 'csrf_token_invalid'];

    it('passes with the token of the page', async () => {
      const page = await browser();
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
        expect(await write(page, method)).toEqual([200, undefined]);
      expect(
        await write({ ...page, origin: 'http://rollcall.test', 'sec-fetch-site': 'same-origin' }),
      ).toEqual([200, undefined]);
      expect(await write({ ...page, origin: lab.url })).toEqual([200, undefined]);
    });

    it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('refuses %s without the token', async (method) => {
      const { cookie } = await browser();
      expect(await write({ cookie }, method)).toEqual(refused);
    });

    it('refuses a token that is wrong, of another sign-in, or only in the cookie', async () => {
      const { cookie, 'x-csrf-token': token } = await browser();
      expect(await write({ cookie, 'x-csrf-token': `${token}x`.slice(1) })).toEqual(refused);
      expect(
        await write({ cookie: `rollcall=${ACCESS_TOKEN}; rollcall-csrf=a`, 'x-csrf-token': 'a' }),
      ).toEqual(refused);
      lab.identity.signIns.set('another', ADA);
      expect(await write({ cookie: 'rollcall=another', 'x-csrf-token': token })).toEqual(refused);
    });

    it.each([
      ['another origin', { origin: 'https://evil.example' }],
      ['a subdomain', { origin: 'http://sub.rollcall.test' }],
      ['the same name over another scheme', { origin: 'https://rollcall.test' }],
      ['no origin it would name', { origin: 'null' }],
      ['another site', { 'sec-fetch-site': 'cross-site' }],
      ['a sibling site', { 'sec-fetch-site': 'same-site' }],
      [
        'another site that claims our origin',
        { origin: 'http://rollcall.test', 'sec-fetch-site': 'cross-site' },
      ],
    ])('refuses the right token from %s', async (_where, from) => {
      expect(await write({ ...(await browser()), ...from } as Record<string, string>)).toEqual(refused);
    });

    it('does not let another site sign its visitor in as somebody else', async () => {
      const headers = { ...json, origin: 'https://evil.example' };
      const response = await lab.fetch('/v1/auth/login', { method: 'POST', headers, body: '{}' });
      expect(response.status).toBe(403);
    });

    it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', ''])(
      'refuses what forms can send: %j',
      async (contentType) => {
        const page = await browser();
        const response = await lab.fetch('/v1/groups', {
          method: 'POST',
          headers: { ...page, 'content-type': contentType },
          body: '{"name":"x"}',
        });
        expect(response.status).toBe(415);
      },
    );

    it('asks no token of who reads, nor of who shows a bearer token', async () => {
      const { cookie } = await browser();
      expect((await lab.fetch('/v1/groups', { headers: { cookie } })).status).toBe(200);
      expect(await write({ ...lab.asUser, cookie, origin: 'https://tool.example' })).toEqual([
        200,
        undefined,
      ]);
    });
  });
});
