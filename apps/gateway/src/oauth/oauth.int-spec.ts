import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { actorIn } from '../../testing/stub-identity.js';
import { answerJson, readText, type ReceivedCall } from '../../testing/stub-service.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const GRANT = { grant_type: 'client_credentials' };
const CLIENT = { client_id: 'an-id', client_secret: 'rck_secret' };
const BASIC = { authorization: `Basic ${Buffer.from('an-id:rck_secret').toString('base64')}` };

describe('Access tokens by client credentials (RFC 6749, 4.4)', () => {
  let lab: GatewayLab;
  let asked: ReceivedCall[] = [];
  beforeAll(async () => {
    lab = await startGatewayLab({ RATE_LIMIT_REFUSALS_PER_MINUTE: '100' });
  });
  afterAll(() => lab.stop());
  afterEach(() => {
    asked = [];
    lab.identity.handleOther = undefined;
  });

  const identityAnswers = (answer: object, status = 200, at = lab): void => {
    at.identity.handleOther = async (request, response) => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, headers, body: await readText(request) });
      answerJson(response, status, answer);
    };
  };
  const ask = (
    form: Record<string, string>,
    headers: Record<string, string> = {},
    at = lab,
  ): Promise<Response> =>
    at.fetch('/v1/oauth/token', {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(form).toString(),
    });
  const issued = {
    outcome: 'issued',
    accessToken: 'rct_token',
    expiresIn: 3600,
    scopes: ['users:read', 'groups:read'],
  };

  it('are answered as RFC 6749 says, to be stored by nobody on the way', async () => {
    identityAnswers(issued);
    for (const [form, headers] of [
      [{ ...GRANT, ...CLIENT, scope: 'users:read groups:read' }, {}],
      [{ ...GRANT, scope: 'users:read groups:read' }, BASIC],
    ]) {
      const response = await ask(form as Record<string, string>, headers as Record<string, string>);
      expect([response.status, await response.json()]).toEqual([
        200,
        {
          access_token: 'rct_token',
          token_type: 'Bearer',
          expires_in: 3600,
          scope: 'users:read groups:read',
        },
      ]);
      expect(response.headers.get('content-type')).toMatch(/^application\/json/);
      expect([response.headers.get('cache-control'), response.headers.get('pragma')]).toEqual([
        'no-store',
        'no-cache',
      ]);
    }
    const bodies = asked.map(({ body }) => JSON.parse(body) as object);
    const wish = { clientId: 'an-id', clientSecret: 'rck_secret', scopes: ['users:read', 'groups:read'] };
    expect(bodies).toEqual([wish, wish]);
    expect(asked.map(({ headers }) => actorIn(headers))).toEqual(
      Array.from({ length: 2 }, () => ({ kind: 'service', service: 'gateway' })),
    );
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, Record<string, string>, number]>([
    ['invalid_request', CLIENT, 400],
    ['unsupported_grant_type', { ...CLIENT, grant_type: 'password' }, 400],
    ['invalid_scope', { ...GRANT, ...CLIENT, scope: 'a  b' }, 400],
    ['invalid_client', GRANT, 401],
  ])('are refused as %s, without asking identity', async (error, form, status) => {
    identityAnswers(issued);
    const response = await ask(form);
    expect([response.status, await response.json()]).toEqual([
      status,
      { error, error_description: expect.stringMatching(/^[ !#-[\]-~]+$/) },
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(asked).toEqual([]);
  });

  it.each([
    ['invalid_client', 401, 'Basic realm="rollcall"'],
    ['invalid_scope', 400, null],
  ])('are refused as %s when identity says so', async (outcome, status, challenge) => {
    identityAnswers({ outcome });
    const response = await ask({ ...GRANT, ...CLIENT });
    expect([response.status, response.headers.get('www-authenticate'), await response.json()]).toEqual([
      status,
      challenge,
      { error: outcome, error_description: expect.any(String) },
    ]);
  });

  it('are for forms only, and by POST', async () => {
    const body = JSON.stringify({ ...GRANT, ...CLIENT });
    const json = { 'content-type': 'application/json' };
    expect((await lab.fetch('/v1/oauth/token', { method: 'POST', headers: json, body })).status).toBe(415);
    const inAddress = await lab.fetch(`/v1/oauth/token?${new URLSearchParams({ ...GRANT, ...CLIENT })}`, {
      method: 'POST',
    });
    expect(await inAddress.json()).toMatchObject({ error: 'invalid_request' });
    expect((await lab.fetch('/v1/oauth/token')).status).toBe(404);
  });

  it('are not to be had while identity does not answer: that is said, and to come back', async () => {
    identityAnswers({ code: 'internal_error', detail: '' }, 500);
    const response = await ask({ ...GRANT, ...CLIENT });
    expect([response.status, response.headers.get('retry-after') !== null]).toEqual([503, true]);
  });

  it('end the patience for who tries secrets out, before identity hears of it (V33)', async () => {
    const strict = await startGatewayLab({ RATE_LIMIT_REFUSALS_PER_MINUTE: '3' });
    try {
      identityAnswers({ outcome: 'invalid_client' }, 200, strict);
      const statuses: number[] = [];
      for (let guess = 0; guess < 5; guess += 1) {
        statuses.push(
          (await ask({ ...GRANT, ...CLIENT, client_secret: `guess-${guess}` }, {}, strict)).status,
        );
      }
      expect([statuses, asked.length]).toEqual([[401, 401, 401, 429, 429], 3]);
    } finally {
      await strict.stop();
    }
  });
});
