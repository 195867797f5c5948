import { randomFillSync } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

const BYTES = 16;
/** Random bytes for many ids at a time: asking for those of each takes longer than all the rest. */
const pool = Buffer.alloc(256 * BYTES);
let used = pool.length;
let msecs = 0;
let seq = 0;

/** A UUID v7, as `uuid` makes them, for those who need very many: each comes after the one before. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += BYTES));
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // Half of the range is left for those that follow in the same millisecond.
    seq = random.readUInt32BE(6) >>> 1;
  } else {
    seq += 1;
  }
  return uuidv7({ random, msecs, seq });
}
