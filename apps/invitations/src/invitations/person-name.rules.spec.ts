import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isPersonName, tidyName } from './person-name.rules.js';

const NAMES = [
  'Ada',
  'O’Neill',
  "D'Arcy",
  'Jean-Luc',
  'María José',
  'Nguyễn',
  'Дмитрий',
  '李小龍',
  'محمد',
  'שרה',
  'J. R. R.',
  'J.R.R.',
  'von der Leyen',
  'Ó',
  'X Æ 12',
  'St. John',
  'Smith, Jr.',
  'Nnamdi (Nam)',
];
const PHISHING = [
  'http://evil.example',
  'hxxp evil',
  'https',
  'Click evil.com now',
  'www.evil',
  'Win at evil.example',
  'a@b',
  'evil．com',
  'ａ＠ｂ',
  'xn--80ak6aa92e',
  'ftp://x',
  'Ada\nBcc: x',
  'Ada\r',
  'A\u0000',
  '\u202Egnp',
  'A\u2066da',
  'A\u200Bda',
  'Ada\u2028',
  'A\u0085',
  '\uD800',
  '',
  '   ',
  '---',
  '\uE000',
  'x'.repeat(101),
  '1.fr',
];

describe('names that people type (V27)', () => {
  it.each(NAMES)('takes %j', (name) => expect(isPersonName(tidyName(name))).toBe(true));
  it.each(PHISHING)('refuses %j', (name) => expect(isPersonName(tidyName(name))).toBe(false));

  it('never takes a text with a line break, an @ or a control character in it', () => {
    const spoiled = fc.tuple(
      fc.string(),
      fc.constantFrom('\n', '\r', '@', '\u0007', '\u202E', '://'),
      fc.string(),
    );
    fc.assert(fc.property(spoiled, ([a, b, c]) => !isPersonName(`x${a}${b}${c}x`)));
  });

  it('keeps a tidy name as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => tidyName(tidyName(name)) === tidyName(name)),
    );
    expect(tidyName('  Ada \u00A0 May ')).toBe('Ada May');
  });

  it('answers a hostile text of 64 KB at once (V38)', () => {
    const texts = ['a.', 'h', 'www', 'é', '. ', '\u200D'].map((part) => part.repeat(65_536 / part.length));
    const startedAt = performance.now();
    for (const text of texts) isPersonName(text);
    expect(performance.now() - startedAt).toBeLessThan(200);
  });
});
