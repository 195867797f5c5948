import { describe, expect, it } from '@jest/globals';
import { readLogin } from './login.rules.js';

describe('what somebody typed to sign in (Z-06)', () => {
  it.each([
    [' Ada@Example.ORG ', { email: 'ada@example.org', username: null, canonical: 'ada@example.org' }],
    ['ADA.L', { email: null, username: 'ada.l', canonical: 'ada.l' }],
    ['not@an@address@', { email: null, username: null, canonical: 'not@an@address@' }],
    [
      'ada+tag@example.org',
      { email: 'ada+tag@example.org', username: null, canonical: 'ada+tag@example.org' },
    ],
  ])('reads %j', (typed, login) => {
    expect(readLogin(typed)).toEqual(login);
  });
});
