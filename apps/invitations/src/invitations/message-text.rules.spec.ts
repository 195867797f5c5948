import { describe, expect, it } from '@jest/globals';
import { isPlainText, withPlainLineEnds } from './message-text.rules.js';

describe('the text of a reminder', () => {
  it.each(['', 'We start on Monday.', 'Line\nline\n\tindented', 'Ünïcödé 🎉 שלום', 'x'.repeat(1_000)])(
    'takes %j',
    (text) => expect(isPlainText(withPlainLineEnds(text))).toBe(true),
  );

  it.each([
    'x'.repeat(1_001),
    'a\u0000b',
    'a\rb',
    'bell\u0007',
    'a\u0085b',
    'a\u2028b',
    '\u202Egnp.exe',
    'a\u2067b',
    '\uD83D',
    '\u001B[31m',
  ])('refuses %j', (text) => expect(isPlainText(withPlainLineEnds(text))).toBe(false));

  it('takes the line ends of browsers', () => {
    expect(withPlainLineEnds('a\r\nb')).toBe('a\nb');
  });
});
