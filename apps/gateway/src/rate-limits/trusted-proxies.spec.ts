import { describe, expect, it } from '@jest/globals';
import { TrustedProxies } from './trusted-proxies.js';

describe('Find the address of the caller', () => {
  it('believes nobody unless told to', () => {
    const nobody = TrustedProxies.parse('');
    expect(nobody.clientAddress('192.0.2.7', '10.9.9.9')).toBe('192.0.2.7');
    expect(nobody.clientAddress('::ffff:192.0.2.7', undefined)).toBe('192.0.2.7');
    expect(nobody.clientAddress(undefined, undefined)).toBe('');
  });

  it.each([
    ['10.0.0.1', '192.0.2.7', '192.0.2.7'],
    ['10.0.0.1', 'forged, 203.0.113.9, 192.0.2.7', '192.0.2.7'],
    ['10.0.0.1', '192.0.2.7, 10.0.0.2', '192.0.2.7'],
    ['::ffff:10.0.0.1', '192.0.2.7', '192.0.2.7'],
    ['fd00::1', '2001:db8::7', '2001:db8::7'],
    ['10.0.0.1', 'not an address', '10.0.0.1'],
    ['10.0.0.1', undefined, '10.0.0.1'],
    ['192.0.2.99', '203.0.113.9', '192.0.2.99'],
  ])('from %s with %s it is %s', (peer, forwardedFor, address) => {
    expect(TrustedProxies.parse('10.0.0.0/8, fd00::/8').clientAddress(peer, forwardedFor)).toBe(address);
  });

  it.each(['proxy.example', '10.0.0.0/99', '10.0.0.0/', '10.0.0.0/x'])('refuses the entry %s', (entry) => {
    expect(() => TrustedProxies.parse(entry)).toThrow();
  });
});
