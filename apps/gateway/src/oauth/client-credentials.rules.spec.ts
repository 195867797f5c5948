import { describe, expect, it } from '@jest/globals';
import { readClientCredentials } from './client-credentials.rules.js';

const GRANT = { grant_type: 'client_credentials' };
const CLIENT = { client_id: 'an-id', client_secret: 'a secret+%:' };
const READ = { clientId: 'an-id', clientSecret: 'a secret+%:', scopes: [] };
const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
const BASIC = basic(`an-id:a+secret${encodeURIComponent('+%:')}`);

describe('Client credentials (RFC 6749, 4.4)', () => {
  it('are read from the form, or from HTTP Basic', () => {
    expect(readClientCredentials(undefined, { ...GRANT, ...CLIENT })).toEqual(READ);
    expect(readClientCredentials(BASIC, GRANT)).toEqual(READ);
    expect(readClientCredentials(BASIC.replace('Basic', 'basic'), { ...GRANT, client_id: 'an-id' })).toEqual(
      READ,
    );
    expect(readClientCredentials(basic('an-id:with:colons'), GRANT)).toEqual({
      ...READ,
      clientSecret: 'with:colons',
    });
  });

  it('name scopes, separated by blanks; what is empty or unknown counts as left out', () => {
    const scopesOf = (more: object) => readClientCredentials(undefined, { ...GRANT, ...CLIENT, ...more });
    expect(scopesOf({ scope: 'users:read groups:read' })).toEqual({
      ...READ,
      scopes: ['users:read', 'groups:read'],
    });
    expect(scopesOf({ scope: '' })).toEqual(READ);
    expect(scopesOf({ audience: 'x', resource: ['y', 'z'] })).toEqual(READ);
  });

  it.each<[string, string | undefined, object | undefined]>([
    ['no body', undefined, undefined],
    ['no grant type', undefined, CLIENT],
    ['an empty grant type', undefined, { ...CLIENT, grant_type: '' }],
    [
      'a grant type twice',
      undefined,
      { ...CLIENT, grant_type: ['client_credentials', 'client_credentials'] },
    ],
    ['a client twice', undefined, { ...GRANT, ...CLIENT, client_id: ['a', 'b'] }],
    ['a secret in both places', BASIC, { ...GRANT, ...CLIENT }],
    ['another client in the form', BASIC, { ...GRANT, client_id: 'another' }],
  ])('are no request with %s', (_, authorization, form) => {
    expect(readClientCredentials(authorization, form as Record<string, unknown> | undefined)).toBe(
      'invalid_request',
    );
  });

  it.each(['authorization_code', 'password', 'refresh_token', 'CLIENT_CREDENTIALS', '__proto__'])(
    'are the only grant: not %s',
    (grant_type) => {
      expect(readClientCredentials(undefined, { ...CLIENT, grant_type })).toBe('unsupported_grant_type');
    },
  );

  it.each<[string, string | undefined, object]>([
    ['nobody', undefined, {}],
    ['no secret', undefined, { client_id: 'an-id' }],
    ['no id', undefined, { client_secret: 'secret' }],
    ['a bearer token', 'Bearer rck_key', {}],
    ['Basic that is no base64', 'Basic !!!', {}],
    ['Basic without a colon', basic('an-id'), {}],
    ['Basic without a secret', basic('an-id:'), {}],
    ['Basic that is not percent-encoded', basic('an-id:%E0%A4%A'), {}],
    ['Basic and its client in the form', 'Basic !!!', CLIENT],
    ['a secret without end', undefined, { client_id: 'an-id', client_secret: 'x'.repeat(513) }],
  ])('are of no client: %s', (_, authorization, form) => {
    expect(readClientCredentials(authorization, { ...GRANT, ...form })).toBe('invalid_client');
  });

  it.each(['users:read  groups:read', ' users:read', 'users"read', 'users:réad', 'x'.repeat(513)])(
    'have no scope %j',
    (scope) => {
      expect(readClientCredentials(undefined, { ...GRANT, ...CLIENT, scope })).toBe('invalid_scope');
    },
  );
});
