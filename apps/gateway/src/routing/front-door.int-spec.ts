import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCESS_TOKEN, ADA, startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { rawRequest, sendRaw, type RawAnswer } from '../../testing/raw-request.js';
import { actorIn } from '../../testing/stub-identity.js';
import { startStub, type StubService } from '../../testing/stub-service.js';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('The front door', () => {
  let lab: GatewayLab;
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());

  const raw = (line: string, headers: Record<string, string> = {}): Promise<RawAnswer> =>
    sendRaw(
      lab.port,
      rawRequest(line, { host: 'rollcall.test', authorization: `Bearer ${ACCESS_TOKEN}`, ...headers }),
    );

  describe('what callers may not say (V47)', () => {
    it('takes away headers that speak for us or for a proxy, in any spelling', async () => {
      const forged = {
        'X-Rollcall-Actor': 'forged',
        'x-rollcall-client-ip': '203.0.113.9',
        'X-ROLLCALL-ANYTHING': 'x',
        'X-Forwarded-For': '203.0.113.9',
        'X-Forwarded-Host': 'evil.example',
        'X-Forwarded-Proto': 'https',
        Forwarded: 'for=203.0.113.9;host=evil.example',
        'X-Real-IP': '203.0.113.9',
        'X-Original-URL': '/internal/actor-tokens',
        'X-HTTP-Method-Override': 'DELETE',
      };
      const { headers, method, url } = await lab.echo('/v1/groups', {
        headers: { ...lab.asUser, ...forged },
      });
      expect(JSON.stringify(headers)).not.toMatch(/203\.0\.113\.9|evil\.example|forged|DELETE/);
      expect([method, url, headers['x-rollcall-client-ip']]).toEqual(['GET', '/v1/groups', '127.0.0.1']);
      expect(actorIn(headers)).toEqual(ADA);
    });

    it('does not make anybody somebody', async () => {
      const { headers } = await lab.echo('/v1/groups', { headers: lab.asUser });
      const stolen = String(headers['x-rollcall-actor']);
      const response = await lab.fetch('/v1/groups', { headers: { 'x-rollcall-actor': stolen } });
      expect(response.status).toBe(401);
    });

    it('takes no notice of them on its own pages either', async () => {
      const response = await lab.fetch('/docs', { headers: { 'x-rollcall-actor': 'forged' } });
      expect(response.status).toBe(200);
    });

    it('does not let a caller have headers of ours removed', async () => {
      await raw('GET /v1/groups', { connection: 'close, x-rollcall-actor, x-request-id' });
      const { headers } = lab.identity.calls.at(-1)!;
      expect(actorIn(headers)).toEqual(ADA);
      expect(headers['x-request-id']).toMatch(UUID_V7);
    });

    it('passes neither the token nor the cookies of the caller on', async () => {
      const { headers } = await lab.echo('/v1/groups', {
        headers: { ...lab.asUser, cookie: 'rollcall=x; a=b' },
      });
      expect(headers).not.toHaveProperty('authorization');
      expect(headers).not.toHaveProperty('cookie');
    });

    it('believes X-Forwarded-For from a proxy that is trusted', async () => {
      const behindProxy = await startGatewayLab({ TRUSTED_PROXIES: '127.0.0.0/8' });
      const { headers } = await behindProxy.echo('/v1/groups', {
        headers: { ...behindProxy.asUser, 'x-forwarded-for': 'junk, 203.0.113.9' },
      });
      expect(headers['x-rollcall-client-ip']).toBe('203.0.113.9');
      await behindProxy.stop();
    });
  });

  describe('ids', () => {
    it('keeps a sane request id and makes one otherwise, the same inside and outside', async () => {
      for (const [given, kept] of [
        ['abc-DEF_1.2345', true],
        ['short', false],
        ['with space in it', false],
        ['x'.repeat(65), false],
        ['<script>alert(1)', false],
      ] as const) {
        const response = await lab.fetch('/v1/groups', { headers: { ...lab.asUser, 'x-request-id': given } });
        const outside = response.headers.get('x-request-id');
        const { headers } = (await response.json()) as { headers: Record<string, string> };
        expect(headers['x-request-id']).toBe(outside);
        if (kept) expect(outside).toBe(given);
        else expect(outside).toMatch(UUID_V7);
      }
    });

    it('keeps a valid trace and begins one otherwise', async () => {
      const valid = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
      const traced = async (traceparent: string): Promise<unknown> =>
        (await lab.echo('/v1/groups', { headers: { ...lab.asUser, traceparent } })).headers['traceparent'];
      expect(await traced(valid)).toBe(valid);
      expect(await traced('nonsense')).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/);
    });
  });

  describe('hosts (V29)', () => {
    it.each(['rollcall.test', 'ROLLCALL.test', 'rollcall.test:80'])('serves %s', async (host) => {
      expect((await raw('GET /v1/groups', { host })).status).toBe(200);
    });

    it.each([
      'evil.example',
      'rollcall.test.evil.example',
      'evil-rollcall.test',
      'rollcall.test:8080',
      'rollcall.test@evil.example',
      'evil.example#rollcall.test',
      'localhost',
      'localhost:1',
      '[::1]:1',
      '127.1',
      '',
      'rollcall.test, evil.example',
    ])('does not serve %j', async (host) => {
      const { status, body } = await raw('GET /v1/groups', { host });
      expect([status, JSON.parse(body)]).toMatchObject([421, { code: 'misdirected_request' }]);
    });

    it('serves this machine under its own names and port', async () => {
      for (const host of [`localhost:${lab.port}`, `127.0.0.1:${lab.port}`, `[::1]:${lab.port}`]) {
        expect((await raw('GET /v1/groups', { host })).status).toBe(200);
      }
    });

    it('lets the absolute form of a target count, as RFC 9112 has it', async () => {
      expect((await raw('GET http://evil.example/v1/groups')).status).toBe(421);
      expect((await raw('GET http://rollcall.test/v1/groups', { host: 'evil.example' })).status).toBe(200);
    });

    it('does not serve pages under another name either', async () => {
      expect((await raw('GET /join/abc', { host: 'evil.example' })).status).toBe(421);
      expect((await raw('GET /', { host: 'evil.example' })).status).toBe(421);
    });

    it('answers orchestrators under any name', async () => {
      expect((await raw('GET /livez', { host: '10.1.2.3' })).status).toBe(200);
      expect((await raw('GET /readyz', { host: 'pod.internal' })).status).toBe(200);
    });
  });

  describe('paths', () => {
    it.each([
      '/internal/actor-tokens',
      '/v1/../internal/actor-tokens',
      '/v1/groups/../../internal/actor-tokens',
      '/v1/groups/%2e%2e/%2e%2e/internal/actor-tokens',
      '/v1/groups/..%2f..%2finternal%2factor-tokens',
      '/v1/groups/%2e%2e%2f%2e%2e%2finternal%2factor-tokens',
      '/v1/groups/%252e%252e/%252e%252e/internal/actor-tokens',
      '/v1/groups/..%5c..%5cinternal%5cactor-tokens',
      '/v1/groups/..\\..\\internal\\actor-tokens',
      '/v1/groups/..;/..;/internal/actor-tokens'.replaceAll('..;', '%2e%2e'),
      '//internal/actor-tokens',
      '/v1//internal/actor-tokens',
      '/%69nternal/actor-tokens',
      '/Internal/actor-tokens',
      '/v1/users/1/mails/../../../../internal/actor-tokens',
      'http://rollcall.test//internal/actor-tokens',
      '/v1/billing/..%2fgroups',
    ])('sends %s nowhere', async (path) => {
      const before = [lab.identity, lab.invitations, lab.notifications, lab.billing, lab.events].map(
        ({ calls }) => calls.length,
      );
      const exchanges = lab.identity.exchanges;
      const { status, body } = await raw(`POST ${path}`, { 'content-length': '0' });
      const after = [lab.identity, lab.invitations, lab.notifications, lab.billing, lab.events].map(
        ({ calls }) => calls.length,
      );
      expect([status, JSON.parse(body)]).toMatchObject([404, { code: 'not_found' }]);
      expect([after, lab.identity.exchanges]).toEqual([before, exchanges]);
    });

    it('gives the service the spelling that it was chosen by', async () => {
      await raw('GET /v1/%67roups/%61%20b?x=%61');
      expect(lab.identity.calls.at(-1)?.url).toBe('/v1/groups/a%20b?x=%61');
    });

    it('answers every unknown address alike', async () => {
      const answers = await Promise.all(
        ['/nothing', '/v1/nothing', '/internal/x', '/v2/groups', '/join'].map(async (path) => {
          const response = await lab.fetch(path);
          const { requestId, instance, ...problem } = (await response.json()) as Record<string, string>;
          expect([requestId, instance]).toEqual([expect.stringMatching(UUID_V7), path]);
          return { status: response.status, problem };
        }),
      );
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]).toMatchObject({ status: 404, problem: { code: 'not_found' } });
    });

    it('never writes the token of a link into an answer (V31)', async () => {
      const response = await lab.fetch('/join/secret-token', { method: 'PUT' });
      expect([response.status, await response.text()]).toEqual([
        405,
        expect.not.stringContaining('secret-token'),
      ]);
    });
  });

  describe('methods', () => {
    it.each(['TRACE', 'PROPFIND', 'QUERY', 'MKCOL'])('does not offer %s', async (method) => {
      const before = lab.identity.calls.length;
      const { status } = await raw(`${method} /v1/groups`);
      expect([[404, 405].includes(status), lab.identity.calls.length]).toEqual([true, before]);
    });

    it('is no proxy for anybody', async () => {
      const target: StubService = await startStub('target');
      const { status } = await raw(`CONNECT ${new URL(target.url).host}`);
      expect([status === 200, target.calls.length]).toEqual([false, 0]);
      await target.stop();
    });
  });

  describe('what is not quite HTTP (V56)', () => {
    it('refuses headers of more than 16 KB', async () => {
      expect((await raw('GET /v1/groups', { 'x-long': 'a'.repeat(17_000) })).status).toBe(431);
    });

    it.each([
      ['two lengths', 'content-length: 5\r\ncontent-length: 6\r\n\r\nabcdef'],
      ['a length and chunks', 'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n'],
      ['a coding that does not exist', 'transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
      ['a line break in a header', 'x-a: b\rc: d\r\n\r\n'],
      ['a blank before the colon', 'content-length : 5\r\n\r\nabcde'],
    ])('refuses %s', async (_what, rest) => {
      const before = lab.identity.calls.length;
      const head = `POST /v1/groups HTTP/1.1\r\nhost: rollcall.test\r\nauthorization: Bearer ${ACCESS_TOKEN}\r\ncontent-type: application/json\r\n`;
      const { status } = await sendRaw(lab.port, head + rest);
      expect([status, lab.identity.calls.length]).toEqual([400, before]);
    });
  });
});
