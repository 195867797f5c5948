import { describe, expect, it } from '@jest/globals';
import { requestHeaders, responseHeaders } from './forwarded-headers.rules.js';

describe('Pass headers on', () => {
  it('gives services what they need, and never the credentials of the caller', () => {
    const incoming = {
      authorization: 'Bearer secret',
      cookie: 'rollcall=secret',
      accept: '*/*',
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': 'k',
      'x-rollcall-client-ip': '192.0.2.1',
      'x-anything': 'else',
      expect: '100-continue',
      connection: 'x',
    };
    expect(requestHeaders(incoming, 'identity:3001', true)).toEqual({
      host: 'identity:3001',
      accept: '*/*',
      'content-type': 'application/json',
      'content-length': '2',
      'idempotency-key': 'k',
      'x-rollcall-client-ip': '192.0.2.1',
    });
    expect(requestHeaders(incoming, 'identity:3001', false)).not.toHaveProperty('content-length');
  });

  it('gives callers the answer, and nothing that services say to the gateway', () => {
    const answered = {
      'content-type': 'application/json',
      etag: '"1"',
      'set-cookie': ['a=b'],
      server: 'x',
      'x-powered-by': 'y',
      'x-rollcall-sign-in': 'secret',
      'content-security-policy': "default-src 'self'",
      'cache-control': 'public',
      'transfer-encoding': 'chunked',
    };
    expect(responseHeaders(answered, false)).toEqual({ 'content-type': 'application/json', etag: '"1"' });
    expect(responseHeaders(answered, true)).toEqual({
      'content-type': 'application/json',
      etag: '"1"',
      'content-security-policy': "default-src 'self'",
      'cache-control': 'public',
    });
  });
});
