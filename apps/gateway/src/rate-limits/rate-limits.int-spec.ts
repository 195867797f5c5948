import { afterEach, describe, expect, it } from '@jest/globals';
import { keyActor } from '@rollcall/platform/testing';
import { answerJson } from '../../testing/stub-service.js';
import { ACCESS_TOKEN, ADA, startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';

const json = { 'content-type': 'application/json' };

describe('Rate limits', () => {
  let lab: GatewayLab;
  afterEach(() => lab.stop());

  const statuses = async (times: number, call: () => Promise<Response>): Promise<number[]> => {
    const responses: Response[] = [];
    for (let made = 0; made < times; made += 1) responses.push(await call());
    return responses.map(({ status }) => status);
  };
  const signIn = (headers: Record<string, string> = {}): Promise<Response> =>
    lab.fetch('/v1/auth/login', { method: 'POST', headers: { ...json, ...headers }, body: '{}' });

  it('says how much is left, and when to come back', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_SIGN_IN_PER_MINUTE: '2' });
    const first = await signIn();
    expect(first.headers.get('ratelimit-limit')).toBe('2');
    expect(first.headers.get('ratelimit-remaining')).toBe('1');
    expect(Number(first.headers.get('ratelimit-reset'))).toBeGreaterThan(50);
    await signIn();
    const refused = await signIn();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests', status: 429 });
  });

  it('stops guessing of passwords before identity, and locks nobody else out (V33)', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_SIGN_IN_PER_MINUTE: '5', TRUSTED_PROXIES: '127.0.0.1' });
    const attacker = { 'x-forwarded-for': '203.0.113.9' };
    expect(await statuses(7, () => signIn(attacker))).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect(lab.identity.calls).toHaveLength(5);
    expect((await signIn({ 'x-forwarded-for': '203.0.113.10' })).status).toBe(200);
    expect((await lab.fetch('/v1/invitation-links/abc', { headers: attacker })).status).toBe(200);
    expect((await lab.fetch('/v1/groups', { headers: { ...lab.asUser, ...attacker } })).status).toBe(200);
  });

  it('cannot be escaped by an address that a caller makes up', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_SIGN_IN_PER_MINUTE: '1' });
    await signIn({ 'x-forwarded-for': '203.0.113.1' });
    const forged = {
      'x-forwarded-for': '203.0.113.2',
      'x-rollcall-client-ip': '203.0.113.3',
      'x-real-ip': '203.0.113.4',
    };
    expect((await signIn(forged)).status).toBe(429);
  });

  it('counts a network of IPv6 as one caller', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_SIGN_IN_PER_MINUTE: '1', TRUSTED_PROXIES: '127.0.0.1' });
    await signIn({ 'x-forwarded-for': '2001:db8:1:2::1' });
    expect((await signIn({ 'x-forwarded-for': '2001:db8:1:2:ffff::9' })).status).toBe(429);
    expect((await signIn({ 'x-forwarded-for': '2001:db8:1:3::1' })).status).toBe(200);
  });

  it('counts each person apart, whatever the sign-in', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_ACTOR_PER_SECOND: '1' });
    lab.identity.signIns.set('phone', ADA);
    lab.identity.signIns.set('bob', { ...ADA, userId: '01890000-0000-7000-8000-00000000000b' });
    const read = (token: string): Promise<Response> =>
      lab.fetch('/v1/groups', { headers: { authorization: `Bearer ${token}` } });
    // Three calls cannot fall into three windows of a second each unless the machine stands still.
    const ofAda = await Promise.all(['phone', 'phone', 'phone'].map(read));
    expect(ofAda.map(({ status }) => status)).toContain(429);
    expect((await read('bob')).status).toBe(200);
  });

  describe('of API keys (A5)', () => {
    const key = keyActor({ keyId: '01890000-0000-7000-8000-0000000000a1' });
    const withKeys = async (env: Record<string, string>): Promise<void> => {
      lab = await startGatewayLab(env);
      lab.identity.signIns.set('rck_one', key);
      lab.identity.signIns.set('rct_of-one', key);
      lab.identity.signIns.set('rck_two', { ...key, keyId: '01890000-0000-7000-8000-0000000000a2' });
    };
    const call = (token: string, method = 'GET'): Promise<Response> =>
      lab.fetch('/v1/groups', {
        method,
        headers: { ...json, authorization: `Bearer ${token}` },
        body: method === 'GET' ? undefined : '{}',
      });
    const together = async (tokens: readonly string[], method?: string): Promise<Set<number>> =>
      new Set((await Promise.all(tokens.map((token) => call(token, method)))).map(({ status }) => status));

    it('let fifty reads and ten writes a second through, and say how much is left', async () => {
      await withKeys({});
      const read = await call('rck_one');
      const write = await call('rck_one', 'POST');
      const limits = [read, write].map(({ headers }) => headers.get('ratelimit-limit'));
      expect(limits).toEqual(['50', '10']);
      expect(write.headers.get('ratelimit-remaining')).toBe('9');
    });

    it('refuse what is too much, and say when to come back', async () => {
      await withKeys({ RATE_LIMIT_KEY_READS_PER_SECOND: '1' });
      // Three calls cannot fall into three windows of a second each unless the machine stands still.
      const answers = await Promise.all([call('rck_one'), call('rck_one'), call('rck_one')]);
      const refused = answers.find(({ status }) => status === 429);
      expect([refused?.headers.get('retry-after'), refused?.headers.get('ratelimit-remaining')]).toEqual([
        '1',
        '0',
      ]);
      expect(await refused?.json()).toMatchObject({ code: 'too_many_requests' });
    });

    it('count a key together with its tokens, and apart from other keys', async () => {
      await withKeys({ RATE_LIMIT_KEY_READS_PER_SECOND: '1' });
      expect([...(await together(['rck_one', 'rct_of-one', 'rck_one']))].toSorted()).toEqual([200, 429]);
      expect((await call('rck_two')).status).toBe(200);
    });

    it('count reads and writes apart, and people not at all by either', async () => {
      await withKeys({ RATE_LIMIT_KEY_READS_PER_SECOND: '1', RATE_LIMIT_KEY_WRITES_PER_SECOND: '1' });
      expect(await together(['rck_one', 'rck_one', 'rck_one'])).toContain(429);
      expect((await call('rck_one', 'POST')).status).toBe(200);
      expect(
        await together(
          Array.from({ length: 20 }, () => ACCESS_TOKEN),
          'POST',
        ),
      ).toEqual(new Set([200]));
    });
  });

  it('limits links, password resets and pages apart', async () => {
    lab = await startGatewayLab({
      RATE_LIMIT_PASSWORD_RESET_PER_MINUTE: '1',
      RATE_LIMIT_LINKS_PER_SECOND: '1',
      RATE_LIMIT_PAGES_PER_SECOND: '1',
    });
    const reset = (): Promise<Response> =>
      lab.fetch('/v1/auth/password-reset-requests', { method: 'POST', headers: json, body: '{}' });
    expect(await statuses(2, reset)).toEqual([200, 429]);
    for (const path of ['/v1/invitation-links/abc', '/docs']) {
      const answers = await Promise.all(Array.from({ length: 6 }, () => lab.fetch(path)));
      const seen = new Set(answers.map(({ status }) => status));
      expect([...seen].toSorted()).toEqual([200, 429]);
    }
  });

  it('V33: refuses those who guess links, and a real one works all the while, even from there', async () => {
    lab = await startGatewayLab({
      RATE_LIMIT_UNKNOWN_LINKS_PER_MINUTE: '50',
      TRUSTED_PROXIES: '127.0.0.1',
    });
    lab.invitations.handle = (request, response) => {
      const isReal = request.url?.includes('real') ?? false;
      const problem = {
        status: 404,
        code: 'link_unknown',
        title: 'Unknown',
        detail: 'This link is not known.',
      };
      answerJson(response, isReal ? 200 : 404, isReal ? {} : problem);
    };
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });
    const guesses = Array.from(
      { length: 200 },
      (_, n) => `/${n % 2 ? 'join' : 'v1/invitation-links'}/guess-${n}`,
    );
    const seen: number[] = [];
    for (const guess of guesses) seen.push((await lab.fetch(guess, from('203.0.113.9'))).status);
    expect(seen).toEqual([...Array(50).fill(404), ...Array(150).fill(429)]);
    for (const address of ['203.0.113.10', '203.0.113.9']) {
      expect((await lab.fetch('/v1/invitation-links/real', from(address))).status).toBe(200);
    }
    const refused = await lab.fetch('/v1/invitation-links/guess', from('203.0.113.9'));
    expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await refused.json()).toMatchObject({ code: 'too_many_requests' });
  });

  it('slows down who tries tokens out, before identity hears of it', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_REFUSALS_PER_MINUTE: '3' });
    let guess = 0;
    const guessed = (): Promise<Response> =>
      lab.fetch('/v1/groups', { headers: { authorization: `Bearer guess-${(guess += 1)}` } });
    expect(await statuses(5, guessed)).toEqual([401, 401, 401, 429, 429]);
    expect(lab.identity.exchanges).toBe(3);
  });

  it('never limits health', async () => {
    lab = await startGatewayLab({ RATE_LIMIT_PAGES_PER_SECOND: '1' });
    expect(await statuses(20, () => lab.fetch('/livez'))).toEqual(Array(20).fill(200));
  });
});
