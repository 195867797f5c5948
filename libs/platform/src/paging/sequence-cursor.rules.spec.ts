import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decodeSequence, encodeSequence } from './sequence-cursor.rules.js';

describe('a cursor that is a place in a sequence', () => {
  it('stands for the place that it was made of', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 18n - 1n }), (seq) => {
        expect(decodeSequence(encodeSequence(String(seq)))).toBe(String(seq));
        expect(encodeSequence(String(seq))).toMatch(/^[A-Za-z0-9]+$/);
      }),
    );
  });

  it.each([
    '',
    '0',
    'MA',
    'MQ==',
    'MQ=',
    ' MQ',
    'LTE',
    'MS41',
    'é',
    '1e3',
    'MDE',
    'OTk5OTk5OTk5OTk5OTk5OTk5OTk',
  ])('is not %j', (text) => expect(decodeSequence(text)).toBeNull());

  it('is the only text for its place', () => {
    fc.assert(
      fc.property(fc.base64String(), fc.string(), (...texts) =>
        texts.every(
          (text) => decodeSequence(text) === null || encodeSequence(decodeSequence(text) as string) === text,
        ),
      ),
    );
  });
});
