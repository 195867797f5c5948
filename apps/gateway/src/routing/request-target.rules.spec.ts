import { describe, expect, it } from '@jest/globals';
import { readRequestTarget } from './request-target.rules.js';

describe('Read a request target', () => {
  it.each([
    ['/v1/groups', '/v1/groups', ''],
    ['/v1/groups?q=../x%2F..#'.slice(0, -1), '/v1/groups', '?q=../x%2F..'],
    ['/', '/', ''],
    ['/v1/groups/', '/v1/groups/', ''],
    ['/%76%31/gr%6fups', '/v1/groups', ''],
    ['/v1/users/a%20b', '/v1/users/a%20b', ''],
    ['/v1/users/.hidden', '/v1/users/.hidden', ''],
    ['/v1/users/...', '/v1/users/...', ''],
    ['/v1/users/é', '/v1/users/%C3%A9', ''],
    ['http://any.example/v1/groups?x=1', '/v1/groups', '?x=1'],
    ['HTTP://any.example', '/', ''],
    ['http://any.example?x', '/', '?x'],
  ])('reads %s as %s', (url, path, search) => {
    expect(readRequestTarget(url)).toMatchObject({ path, search });
  });

  it('gives the host of the absolute form', () => {
    expect(readRequestTarget('http://evil.example:81/v1/groups')?.authority).toBe('evil.example:81');
    expect(readRequestTarget('/v1/groups')?.authority).toBeUndefined();
  });

  it.each([
    '//v1/groups',
    '/v1//groups',
    '/v1/groups//',
    '/v1/../internal/x',
    '/v1/groups/..',
    '/./v1/groups',
    '/v1/%2e%2e/internal/x',
    '/v1/%2E./internal/x',
    '/v1/groups/..%2f..%2finternal',
    '/v1%2fgroups',
    '/v1/groups%2F..%2F..%2Finternal',
    '/v1/%252e%252e/internal',
    '/v1/groups%5c..%5cinternal',
    '/v1/groups\\..\\internal',
    '/v1/groups%00',
    '/v1/groups%0d%0aX: y',
    '/v1/%c3%28',
    '/v1/%zz',
    '/v1/%',
    '/v1/groups#x',
    '/v1/groups?x#y',
    'v1/groups',
    '*',
    '',
    'ftp://any.example/v1/groups',
    'any.example:443',
  ])('refuses %s', (url) => {
    expect(readRequestTarget(url)).toBeUndefined();
  });
});
