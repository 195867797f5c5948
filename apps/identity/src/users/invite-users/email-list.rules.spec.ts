import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOSTILE_ADDRESSES } from '../../../../../test/support/hostile-addresses.js';
import { readEmailList } from './email-list.rules.js';

const emailsIn = (list: string | string[]) =>
  readEmailList(list).map((entry) => ('email' in entry ? entry.email : entry.code));

describe('Reading the addresses of an invite (D-23)', () => {
  it.each([
    ['a@x.org; b@x.org', ['a@x.org', 'b@x.org']],
    ['a@x.org,b@x.org', ['a@x.org', 'b@x.org']],
    ['a@x.org\nb@x.org\r\nc@x.org', ['a@x.org', 'b@x.org', 'c@x.org']],
    ['a@x.org b@x.org\tc@x.org', ['a@x.org', 'b@x.org', 'c@x.org']],
    ['Ada <a@x.org>, "Hopper, Grace" <b@x.org>', ['a@x.org', 'b@x.org']],
    ['A@X.org, a@x.ORG', ['a@x.org']],
    [' ;, \n ;', []],
    [
      'grace#night@corp.org, grace@corp.org, grace+a@corp.org',
      ['grace#night@corp.org', 'grace@corp.org', 'grace+a@corp.org'],
    ],
    ['ada@bücher.example, ada@xn--bcher-kva.example', ['ada@xn--bcher-kva.example']],
  ])('reads %j', (list, expected) => {
    expect(emailsIn(list)).toEqual(expected);
  });

  it('knows 80 different hostile strings', () => {
    expect(new Set(HOSTILE_ADDRESSES.map((each) => each.trim())).size).toBe(80);
  });

  it.each(HOSTILE_ADDRESSES)('refuses %j with a code (V23-V25)', (address) => {
    const given = address.trim().replaceAll('\u0000', '\ufffd');
    expect(readEmailList([address])).toEqual([{ given, code: expect.stringMatching(/^email_/) }]);
  });

  it('never makes more than one mailbox of one element of a list (V24)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(readEmailList([`${text}@example.org`]).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('reads what it wrote: a canonical address stays as it is', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        for (const entry of readEmailList([address])) {
          if ('email' in entry)
            expect(readEmailList([entry.email])).toEqual([{ ...entry, given: entry.email }]);
        }
      }),
    );
  });

  it('reads 64 KB of anything in linear time (V38)', () => {
    for (const piece of ['a@', '<', '"', 'a.', '@x.', ' <', '",']) {
      const list = piece.repeat(65_536 / piece.length);
      const startedAt = performance.now();
      readEmailList(list);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });
});
