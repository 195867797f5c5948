import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '@rollcall/platform';

/** 80 bits: guessing one takes longer than any limit of ours allows. */
const MAC_BYTES = 10;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

/**
 * Something public with a proof that we wrote it, in letters and digits without regard to case, as mail addresses
 * need it. Which key was used is found by trying: there are few.
 */
export class KeyedTokens {
  constructor(
    private readonly keys: KeyRing,
    private readonly purpose: string,
  ) {}

  seal(content: Buffer): string {
    return toBase32(Buffer.concat([content, mac(this.keys.current(this.purpose).key, content)]));
  }

  /** @returns undefined when it was not written by us, or with a key that has left the ring */
  open(token: string): Buffer | undefined {
    const bytes = fromBase32(token.toLowerCase());
    if (!bytes || bytes.length <= MAC_BYTES) return undefined;
    const [content, proof] = [bytes.subarray(0, -MAC_BYTES), bytes.subarray(-MAC_BYTES)];
    const isOurs = this.keys.kids.some((kid) => {
      const key = this.keys.find(this.purpose, kid);
      return key !== undefined && timingSafeEqual(mac(key, content), proof);
    });
    return isOurs ? content : undefined;
  }
}

const mac = (key: Buffer, content: Buffer): Buffer =>
  createHmac('sha256', key).update(content).digest().subarray(0, MAC_BYTES);

/** RFC 4648, 6, without padding. */
function toBase32(bytes: Buffer): string {
  let text = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += ALPHABET[(value >> (bits - 5)) & 31];
  }
  return bits > 0 ? text + ALPHABET[(value << (5 - bits)) & 31] : text;
}

function fromBase32(text: string): Buffer | undefined {
  const bytes: number[] = [];
  let bits = 0;
  let value = 0;
  for (const letter of text) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return undefined;
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes.push((value >> (bits -= 8)) & 255);
  }
  return Buffer.from(bytes);
}
