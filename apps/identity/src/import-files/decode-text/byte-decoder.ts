import type { ImportEncoding } from '../import-file.js';

/** Bytes as text, as far as they are valid. */
export interface DecodedBytes {
  text: string;
  /** Whether bytes follow the text that this encoding does not have. Nothing can be decoded after them. */
  isBroken: boolean;
}

/** Turns the bytes of one file into text, a chunk at a time and whatever the chunks cut apart. */
export interface ByteDecoder {
  /** What the bytes so far say; a later chunk may say more. */
  readonly encoding: ImportEncoding;
  /** @param isLast whether the file ends with this chunk, so that half a character at its end is broken */
  decode(chunk: Buffer, isLast: boolean): DecodedBytes;
}
