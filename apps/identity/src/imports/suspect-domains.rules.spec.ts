import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { slipsBetween } from './spelling.rules.js';
import { suspectDomains } from './suspect-domains.rules.js';

const NONE = new Map<string, number>();
const suspects = (file: Record<string, number>, platform: Record<string, number> = {}) =>
  Object.fromEntries(suspectDomains(new Map(Object.entries(file)), new Map(Object.entries(platform))));

describe('Domains that are probably slips', () => {
  it.each([
    ['gmial.com', 'gmail.com'],
    ['hotmial.fr', 'hotmail.fr'],
    ['gmail.co', 'gmail.com'],
    ['wanado.fr', 'wanadoo.fr'],
    ['yaho.fr', 'yahoo.fr'],
  ])('%s is %s', (domain, meant) => {
    expect(suspects({ [domain]: 1 })).toEqual({ [domain]: meant });
  });

  it('are a letter away from what is ten times as frequent, in the file or on the platform', () => {
    expect(suspects({ 'northwind.example': 500, 'nortwind.example': 3, 'nothwind.example': 51 })).toEqual({
      'nortwind.example': 'northwind.example',
    });
    expect(suspects({ 'acmee.org': 1 }, { 'acme.org': 10 })).toEqual({ 'acmee.org': 'acme.org' });
    expect(suspects({ 'acmee.org': 1 }, { 'acme.org': 9 })).toEqual({});
    expect(suspects({ 'acmee.org': 1 }, { 'acme.org': 100, 'acmee.org': 30 })).toEqual({});
  });

  it('are neither well-known ones, nor short ones, nor what many in the file have', () => {
    expect(suspects({ 'ymail.com': 1, 'gmx.de': 1, 'hotmail.it': 1, 'gmail.com': 100 })).toEqual({});
    expect(suspects({ 'abc.org': 1, 'abd.org': 100 })).toEqual({});
    expect(suspects({ 'gmial.com': 20 })).toEqual({});
  });

  it('have always something that is one slip away and more frequent or well-known (property)', () => {
    const domain = fc.stringMatching(/^[ab]{3,6}\.(?:co|com)$/);
    const counts = fc.dictionary(domain, fc.integer({ min: 1, max: 200 }), { maxKeys: 30 });
    fc.assert(
      fc.property(counts, (file) => {
        const found = suspects(file);
        const expected = Object.keys(file).filter((each) => {
          if (each.lastIndexOf('.') < 4) return false;
          return Object.keys(file).some(
            (other) => slipsBetween(each, other, 2) === 1 && (file[other] ?? 0) >= 10 * (file[each] ?? 0),
          );
        });
        expect(Object.keys(found).toSorted()).toEqual(expected.toSorted());
      }),
      { numRuns: 500 },
    );
  });

  it('of two thousand are found in a moment', () => {
    const many = new Map(
      Array.from({ length: 2_000 }, (_, n) => [`company-${n}.example`, n % 50 === 0 ? 10 : 1]),
    );
    const began = performance.now();
    suspectDomains(many, NONE);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});
