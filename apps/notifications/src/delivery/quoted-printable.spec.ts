import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quotedPrintable, textPart } from './quoted-printable.js';

/** A decoder as plain as the specification. */
const decode = (encoded: Buffer): string =>
  Buffer.from(
    encoded
      .toString('latin1')
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString();

describe('a text part in quoted-printable', () => {
  it.each([
    ['plain', 'plain'],
    ['a = b', 'a =3D b'],
    ['déjà', 'd=C3=A9j=C3=A0'],
    ['end ', 'end=20'],
    ['tab\t\nnext', 'tab=09\r\nnext'],
    ['one\ntwo\r\nthree\rfour', 'one\r\ntwo\r\nthree\r\nfour'],
    ['x'.repeat(80), `${'x'.repeat(75)}=\r\n${'x'.repeat(5)}`],
  ])('writes %j as %j', (text, encoded) => {
    expect(quotedPrintable(text).toString('latin1')).toBe(encoded);
  });

  it('can always be read back, in lines of at most 76 characters of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        const encoded = quotedPrintable(text);
        expect(decode(encoded)).toBe(text.replace(/\r\n?|\n/g, '\r\n'));
        for (const line of encoded.toString('latin1').split('\r\n')) {
          expect(line).toMatch(/^[\t\x20-\x7e]{0,76}$/);
          expect(line).not.toMatch(/[ \t]$/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('says what it is', () => {
    expect(textPart('html', '<p>é</p>').toString('latin1')).toBe(
      'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>=C3=A9</p>',
    );
  });
});
