import { describe, expect, it } from '@jest/globals';
import { fingerprintOf } from './command-request.js';

const digest = (body: unknown, url = '/v1/users', method = 'POST'): string =>
  fingerprintOf({ method, url, body }).toString('hex');

describe('the fingerprint of a request', () => {
  it('tells requests apart by method, address and body', () => {
    const all = [
      digest({ name: 'a' }),
      digest({ name: 'b' }),
      digest({ name: 'a' }, '/v1/groups'),
      digest({ name: 'a' }, '/v1/users', 'PUT'),
      digest(undefined),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(digest({ name: 'a' })).toBe(digest({ name: 'a' }));
  });

  it('says nothing about passwords, wherever they stand: it is stored, and could be guessed against', () => {
    const body = (password: string) => ({
      password,
      newPassword: password,
      currentPassword: password,
      owner: { email: 'a@x.org', password },
      people: [{ password }],
    });
    expect(digest(body('one'))).toBe(digest(body('two')));
    expect(digest({ ...body('one'), email: 'b@x.org' })).not.toBe(digest(body('one')));
  });
});
