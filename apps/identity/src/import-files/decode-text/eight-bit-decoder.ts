import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { ImportEncoding } from '../import-file.js';
import type { ByteDecoder, DecodedBytes } from './byte-decoder.js';

/** What iconv makes of the five bytes that Windows-1252 leaves undefined. Files of old Macs have them: é is 8E, è 8F. */
const UNDEFINED = '\uFFFD';
/** Bytes, as characters, that only Windows-1252 makes text of. */
// eslint-disable-next-line no-control-regex
const WINDOWS_ONLY = /[\x80-\x9f]/;

/**
 * Decodes what is not UTF-16. As long as a file is ASCII it is the same in every encoding; its first other bytes decide
 * between UTF-8 and Windows-1252, at whatever row they come. What contradicts them later is broken: nobody guesses twice.
 */
export class EightBitDecoder implements ByteDecoder {
  private carried: Buffer = Buffer.alloc(0);
  private family: 'unknown' | 'utf-8' | 'windows' = 'unknown';
  private hasWindowsBytes = false;

  constructor(hasBom: boolean) {
    if (hasBom) this.family = 'utf-8';
  }

  get encoding(): ImportEncoding {
    if (this.family !== 'windows') return 'utf-8';
    return this.hasWindowsBytes ? 'windows-1252' : 'iso-8859-1';
  }

  decode(chunk: Buffer, isLast: boolean): DecodedBytes {
    const bytes = this.carried.length > 0 ? Buffer.concat([this.carried, chunk]) : chunk;
    this.carried = Buffer.alloc(0);
    if (isAscii(bytes)) return { text: bytes.toString('latin1'), isBroken: false };
    if (this.family === 'unknown') this.family = familyOf(bytes, isLast);
    return this.family === 'windows' ? this.windows(bytes) : this.utf8(bytes, isLast);
  }

  private utf8(bytes: Buffer, isLast: boolean): DecodedBytes {
    const end = isLast ? bytes.length : endOfUtf8(bytes);
    this.carried = bytes.subarray(end);
    const whole = bytes.subarray(0, end);
    if (isUtf8(whole)) return { text: whole.toString('utf8'), isBroken: false };
    return { text: whole.subarray(0, validUtf8Length(whole)).toString('utf8'), isBroken: true };
  }

  private windows(bytes: Buffer): DecodedBytes {
    this.hasWindowsBytes ||= WINDOWS_ONLY.test(bytes.toString('latin1'));
    const text = iconv.decode(bytes, 'windows-1252');
    const broken = text.indexOf(UNDEFINED);
    return broken < 0 ? { text, isBroken: false } : { text: text.slice(0, broken), isBroken: true };
  }
}

/**
 * Bytes that are UTF-8 by chance are rare in other encodings (`É` before a no-break space), and so are broken ones in
 * UTF-8: the more frequent kind says what was meant, and a file of both kinds is then refused where they clash.
 */
function familyOf(bytes: Buffer, isLast: boolean): 'unknown' | 'utf-8' | 'windows' {
  const whole = isLast ? bytes : bytes.subarray(0, endOfUtf8(bytes));
  if (isAscii(whole)) return 'unknown';
  if (isUtf8(whole)) return 'utf-8';
  // As Latin-1, each byte is one character, and what is searched for are bytes.
  const characters = whole.toString('latin1');
  const sequences = characters.match(UTF8_SEQUENCE)?.length ?? 0;
  const strays = characters.replaceAll(UTF8_SEQUENCE, '').match(NOT_ASCII)?.length ?? 0;
  return sequences > strays ? 'utf-8' : 'windows';
}

const UTF8_SEQUENCE = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/g;
const NOT_ASCII = /[\x80-\xff]+/g;

/** Where the last whole character ends, if the bytes are UTF-8. */
function endOfUtf8(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return lengthOfUtf8(byte) > back ? bytes.length - back : bytes.length;
    if (byte < 0x80) break;
  }
  return bytes.length;
}

function lengthOfUtf8(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

/** How many bytes at the beginning are UTF-8: found by halving, since every beginning of valid bytes is valid. */
function validUtf8Length(bytes: Buffer): number {
  let valid = 0;
  let broken = bytes.length;
  while (broken - valid > 1) {
    const middle = (valid + broken) >> 1;
    const start = bytes.subarray(0, middle);
    if (isUtf8(start.subarray(0, endOfUtf8(start)))) valid = middle;
    else broken = middle;
  }
  return endOfUtf8(bytes.subarray(0, valid));
}
