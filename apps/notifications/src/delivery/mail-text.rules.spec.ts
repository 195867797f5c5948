import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defang, headerText, safeMessage, safeName } from './mail-text.rules.js';

/** What mail programs turn into links: a scheme, an address, a host name. */
const LINKS = [/[a-z][a-z0-9+.-]*:\/\//i, /\bmailto:/i, /\S@\S/, /[\p{L}\p{N}]{2}\.\p{L}{2}/u];
const LINE_ENDS = /[\r\n\v\f\x85\u2028\u2029]/;

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        'http://',
        'HTTPS://',
        'javascript:',
        'mailto:',
        'evil',
        '.com',
        '.',
        '@',
        'www.',
        '\r\n',
        '\n',
        '\u2028',
        '\u0085',
        '\u202E',
        '\u200B',
        '\u200D',
        '．',
        '1.2.3.4',
        'Bcc: x@y.zz',
        ':',
        '//',
        ' ',
      ),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('text that people typed', () => {
  it.each([
    ['https://evil.example/x', 'hxxps[:]//evil[.]example/x'],
    ['HTTP://EVIL.EXAMPLE', 'hxxp[:]//EVIL[.]EXAMPLE'],
    ['see www.evil.com now', 'see www[.]evil[.]com now'],
    ['write to boss@corp.org', 'write to boss[at]corp[.]org'],
    ['javascript:alert(1)', 'javascript[:]alert(1)'],
    ['ftp://10.0.0.1/', 'ftp[:]//10[.]0[.]0[.]1/'],
    ['xn--80ak6aa92e.com', 'xn--80ak6aa92e[.]com'],
    ['evil\u200B.com', 'evil[.]com'],
    ['ｅｖｉｌ．ｃｏｍ', 'ｅｖｉｌ[.]ｃｏｍ'],
    ['t.co/abc', 't[.]co/abc'],
  ])('is defanged: %s', (typed, shown) => {
    expect(safeName(typed)).toBe(shown);
  });

  it.each([
    'M.Dupont',
    'J.R.R. Tolkien',
    'Dr. Anne-Marie O’Neill',
    'e.g. at 10.30',
    'v1.2',
    'Søren 😀👩‍👩‍👧',
    'A: B',
  ])('is left alone where there is no link: %s', (typed) => {
    expect(safeName(typed)).toBe(typed);
  });

  it('never holds a link afterwards, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        for (const shown of [safeName(typed), safeMessage(typed)]) {
          for (const link of LINKS) expect(shown).not.toMatch(link);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is the same after a second pass', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(defang(defang(typed))).toBe(defang(typed));
      }),
    );
  });

  it('is one line as a name or a header, whatever was typed', () => {
    fc.assert(
      fc.property(hostile, (typed) => {
        expect(safeName(typed)).not.toMatch(LINE_ENDS);
        expect(headerText(typed)).not.toMatch(LINE_ENDS);
        expect(headerText(typed)).not.toMatch(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u);
      }),
    );
  });

  it('keeps the lines of a message, but no more than one empty one', () => {
    expect(safeMessage('Hello\r\nworld\n\n\n\nbye\u2028\u202Eend')).toBe('Hello\nworld\n\nbye\nend');
  });

  it('is cut, by whole characters, when it is too long', () => {
    expect([...safeName('é'.repeat(500))]).toHaveLength(100);
    expect([...safeMessage('😀'.repeat(5_000))]).toHaveLength(1_000);
    expect([...headerText('x'.repeat(999))]).toHaveLength(180);
  });
});
