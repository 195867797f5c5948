import { describe, expect, it } from '@jest/globals';
import { countAddresses } from './address-list.rules.js';

describe('the number on the button', () => {
  it.each([
    ['', 0],
    ['  \n ; ,', 0],
    ['a@x.org; B@X.org , a@x.org', 2],
    ['"Lovelace, Ada" <ada@x.org>\nbob@x.org', 2],
    ['no address, but@this.one', 1],
  ])('of %j is %i (E4)', (text, count) => {
    expect(countAddresses(text)).toBe(count);
  });
});
