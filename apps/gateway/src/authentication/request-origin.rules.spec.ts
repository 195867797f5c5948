import { describe, expect, it } from '@jest/globals';
import { isForeign } from './request-origin.rules.js';

const OURS = 'https://app.example';

describe('Where a request comes from', () => {
  it.each([
    [undefined, undefined, false],
    [OURS, undefined, false],
    [OURS, 'same-origin', false],
    [undefined, 'same-origin', false],
    [undefined, 'none', false],
    ['null', 'same-origin', false],
    ['null', undefined, true],
    ['https://evil.example', undefined, true],
    ['https://evil.example', 'same-origin', true],
    ['http://app.example', undefined, true],
    [OURS, 'cross-site', true],
    [OURS, 'same-site', true],
    [undefined, 'cross-site', true],
    [undefined, 'anything', true],
    ['', undefined, true],
  ])('origin %j, Sec-Fetch-Site %j: foreign %j', (origin, fetchSite, foreign) => {
    expect(isForeign({ origin, fetchSite }, (name) => name === OURS)).toBe(foreign);
  });
});
