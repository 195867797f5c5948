import { describe, expect, it } from '@jest/globals';
import { KeyRing } from '@rollcall/platform';
import { CsrfTokens } from './csrf-tokens.js';

const key = (kid: string, byte: number): string => `${kid}:${Buffer.alloc(32, byte).toString('base64')}`;
const tokens = new CsrfTokens(KeyRing.parse(key('a', 1)));

describe('CSRF tokens', () => {
  it('belong to one sign-in', () => {
    expect(tokens.matches('one', tokens.of('one'))).toBe(true);
    expect(tokens.matches('two', tokens.of('one'))).toBe(false);
  });

  it.each([
    undefined,
    '',
    '.',
    'a',
    'a.',
    'a.AAAA',
    `b.${tokens.of('one').slice(2)}`,
    tokens.of('one').slice(0, -1),
  ])('do not look like %j', (presented) => {
    expect(tokens.matches('one', presented)).toBe(false);
  });

  it('survive a change of keys as long as the old one is in the ring', () => {
    const later = new CsrfTokens(KeyRing.parse(`${key('b', 2)},${key('a', 1)}`));
    expect(later.matches('one', tokens.of('one'))).toBe(true);
    expect(tokens.matches('one', later.of('one'))).toBe(false);
  });
});
