import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ByteDecoder } from './byte-decoder.js';
import { EightBitDecoder } from './eight-bit-decoder.js';
import { Utf16Decoder } from './utf16-decoder.js';

interface Decoded {
  text: string;
  isBroken: boolean;
  encoding: string;
}

function decode(decoder: ByteDecoder, bytes: Buffer, size: number): Decoded {
  let text = '';
  for (let at = 0; at < bytes.length; at += size) {
    const piece = decoder.decode(bytes.subarray(at, at + size), at + size >= bytes.length);
    text += piece.text;
    if (piece.isBroken) return { text, isBroken: true, encoding: decoder.encoding };
  }
  return { text, isBroken: false, encoding: decoder.encoding };
}

const eightBit = (bytes: Buffer, size = 1_000): Decoded => decode(new EightBitDecoder(false), bytes, size);
const utf16 = (bytes: Buffer, size = 1_000): Decoded => decode(new Utf16Decoder('utf-16le'), bytes, size);
const bytesOf = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const text = fc
  .string({ unit: fc.constantFrom('a', '\n', 'é', '€', '🚀', '𝄞', 'œ') })
  .filter((it) => it !== '');

describe('Bytes of a file', () => {
  it('are the text that was written in UTF-8, wherever they are cut', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (written, size) => {
        expect(eightBit(Buffer.from(written), size)).toEqual({
          text: written,
          isBroken: false,
          encoding: 'utf-8',
        });
      }),
    );
  });

  it('are the text that was written in UTF-16, wherever they are cut', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (written, size) => {
        const little = Buffer.from(written, 'utf16le');
        const big = Buffer.from(little).swap16();
        expect(utf16(little, size)).toMatchObject({ text: written, isBroken: false });
        expect(decode(new Utf16Decoder('utf-16be'), big, size)).toMatchObject({
          text: written,
          isBroken: false,
        });
      }),
    );
  });

  it('are Windows-1252 where they are not UTF-8, wherever they are cut', () => {
    const bytes = bytesOf('H', [0xe9], 'l', [0xe8], 'ne ', [0x80, 0x93], ' L', [0x9c], ' ', [0xe9]);
    for (let size = 1; size <= bytes.length; size += 1) {
      expect(eightBit(bytes, size)).toEqual({
        text: 'Hélène €“ Lœ é',
        isBroken: false,
        encoding: 'windows-1252',
      });
    }
  });

  it('are called Latin-1 as long as nothing says Windows-1252', () => {
    expect(eightBit(bytesOf('H', [0xe9], 'l', [0xe8], 'ne'))).toMatchObject({
      text: 'Hélène',
      encoding: 'iso-8859-1',
    });
  });

  it.each([
    ['in UTF-8', bytesOf('Zoë Éva ', [0xe9], ' x'), 'Zoë Éva '],
    ['in UTF-8, at the end', bytesOf('Zoë Éva ', [0xc3]), 'Zoë Éva '],
    ['in UTF-8: half an emoji', bytesOf('Zoë ', [0xf0, 0x9f], ' Éva'), 'Zoë '],
    ['in Windows-1252: the é of an old Mac', bytesOf([0xe9], 'l', [0x8f], 'ne'), 'él'],
  ])('are broken %s', (_where, bytes, valid) => {
    expect(eightBit(bytes)).toMatchObject({ text: valid, isBroken: true });
  });

  it.each([
    ['a lone first half', bytesOf([0x61, 0, 0x3d, 0xd8, 0x62, 0]), 'a'],
    ['a lone second half', bytesOf([0x61, 0, 0x80, 0xde]), 'a'],
    ['a first half at the end', bytesOf([0x61, 0, 0x3d, 0xd8]), 'a'],
    ['half a unit', bytesOf([0x61, 0, 0x62]), 'a'],
  ])('are broken in UTF-16: %s', (_what, bytes, valid) => {
    for (const size of [1, 2, 3, 100])
      expect(utf16(bytes, size)).toMatchObject({ text: valid, isBroken: true });
  });

  it('keep replacement characters that were written', () => {
    expect(eightBit(Buffer.from('a\uFFFDé'))).toMatchObject({ text: 'a\uFFFDé', isBroken: false });
  });
});
