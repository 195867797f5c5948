import { describe, expect, it } from '@jest/globals';
import { ServedHosts } from './served-hosts.js';

describe('Which hosts are served', () => {
  const hosts = new ServedHosts('https://app.rollcall.example', ['internal.example:8080']);

  it.each([
    'app.rollcall.example',
    'APP.rollcall.example',
    'app.rollcall.example:443',
    'internal.example:8080',
    'localhost:3000',
    '127.0.0.1:3000',
    '[::1]:3000',
  ])('serves %s', (host) => {
    expect(hosts.serves(host, 3000)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'evil.example',
    'app.rollcall.example.evil.example',
    'evil-app.rollcall.example',
    'app.rollcall.example:80',
    'app.rollcall.example.',
    'app.rollcall.example@evil.example',
    'internal.example',
    'localhost',
    'localhost:3001',
    '127.0.0.1',
    '127.0.0.2:3000',
    '0.0.0.0:3000',
  ])('does not serve %s', (host) => {
    expect(hosts.serves(host, 3000)).toBe(false);
  });

  it('takes pages of the public address and of this machine for its own, by scheme too', () => {
    expect(hosts.servesOrigin('https://app.rollcall.example', 3000)).toBe(true);
    expect(hosts.servesOrigin('http://localhost:3000', 3000)).toBe(true);
    expect(hosts.servesOrigin('http://app.rollcall.example', 3000)).toBe(false);
    expect(hosts.servesOrigin('https://localhost:3000', 3000)).toBe(false);
    expect(hosts.servesOrigin('https://app.rollcall.example.evil.example', 3000)).toBe(false);
    expect(hosts.servesOrigin('null', 3000)).toBe(false);
  });
});
