import iconv from 'iconv-lite';
import type { ByteDecoder, DecodedBytes } from './byte-decoder.js';

/** Decodes UTF-16 strictly: half a unit or half a surrogate pair is broken, and never becomes U+FFFD. */
export class Utf16Decoder implements ByteDecoder {
  private carried: Buffer = Buffer.alloc(0);

  constructor(readonly encoding: 'utf-16le' | 'utf-16be') {}

  decode(chunk: Buffer, isLast: boolean): DecodedBytes {
    const bytes = this.carried.length > 0 ? Buffer.concat([this.carried, chunk]) : chunk;
    const end = isLast ? bytes.length : this.endOfCharacters(bytes);
    this.carried = bytes.subarray(end);
    const text = iconv.decode(bytes.subarray(0, end - (end % 2)), this.encoding, { stripBOM: false });
    if (!text.isWellFormed()) return { text: wellFormedStart(text), isBroken: true };
    return { text, isBroken: end % 2 === 1 };
  }

  /** Where the last whole character ends; the first half of a pair waits for the second. */
  private endOfCharacters(bytes: Buffer): number {
    const end = bytes.length - (bytes.length % 2);
    if (end < 2) return end;
    const highByte = bytes[this.encoding === 'utf-16le' ? end - 1 : end - 2] ?? 0;
    return highByte >= 0xd8 && highByte <= 0xdb ? end - 2 : end;
  }
}

function wellFormedStart(text: string): string {
  const mended = text.toWellFormed();
  let end = 0;
  while (mended[end] === text[end]) end += 1;
  return text.slice(0, end);
}
