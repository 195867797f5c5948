import { createHash } from 'node:crypto';

/** A place in the chain of a platform. */
export interface ChainPlace {
  sequence: number;
  hash: Buffer;
}

/** What a chain begins with. */
export const CHAIN_START: ChainPlace = { sequence: 0, hash: Buffer.alloc(32) };

/** The next place: its hash covers the event, its number, and through the hash before it everything earlier. */
export function nextPlace(before: ChainPlace, digest: Buffer): ChainPlace {
  const sequence = before.sequence + 1;
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(sequence));
  const hash = createHash('sha256').update(before.hash).update(number).update(digest).digest();
  return { sequence, hash };
}
