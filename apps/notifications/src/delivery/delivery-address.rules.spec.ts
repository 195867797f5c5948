import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deliveryAddress } from './delivery-address.rules.js';

describe('the address that a mail is sent to', () => {
  it.each([
    ['grace#night@corp.org', 'grace@corp.org'],
    ['grace#a#b@corp.org', 'grace@corp.org'],
    ['grace+night@corp.org', 'grace+night@corp.org'],
    ['grace@corp.org', 'grace@corp.org'],
    ['#night@corp.org', '#night@corp.org'],
    ['ada@xn--bcher-kva.example', 'ada@xn--bcher-kva.example'],
  ])('of %s is %s', (stored, sentTo) => {
    expect(deliveryAddress(stored)).toBe(sentTo);
  });

  it.each([
    'a@x.org\r\nBcc: b@y.org',
    'a@x.org,b@y.org',
    'a@x.org;b@y.org',
    '<a@x.org>',
    '"a b"@x.org',
    'a(comment)@x.org',
    'a@b@x.org',
    'a@x.org ',
    'a\u0000@x.org',
    'a\u202E@x.org',
    'group:a@x.org;',
    'a@[127.0.0.1]',
    'a',
    '@x.org',
    '',
  ])('is none for %j', (stored) => {
    expect(deliveryAddress(stored)).toBeNull();
  });

  it('is always one address of the same domain, or none', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.domain(), (local, domain) => {
        const address = deliveryAddress(`${local}@${domain}`);
        if (address === null) return;
        expect(address.endsWith(`@${domain}`)).toBe(true);
        expect(address.match(/[@,;<>\s]/g)).toEqual(['@']);
      }),
    );
  });
});
