import { decodeSequence, encodeSequence } from '@rollcall/platform';

/** The cursor of who has read up to a position: it stands for the next one, so that there is one for the beginning too. */
export const cursorAfter = (position: string): string => encodeSequence(String(BigInt(position) + 1n));

/** The position up to which the holder of a cursor has read, or null when it is no cursor of ours. */
export function positionBefore(cursor: string): string | null {
  const next = decodeSequence(cursor);
  return next === null ? null : String(BigInt(next) - 1n);
}
