import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { ImportEncoding, ImportLimits } from '../import-file.js';
import { ImportFileError } from '../import-file.error.js';
import type { ByteDecoder } from './byte-decoder.js';
import { EightBitDecoder } from './eight-bit-decoder.js';
import { foreignKindOf } from './file-kind.rules.js';
import { Utf16Decoder } from './utf16-decoder.js';

/** Enough to tell the encoding of a file, and what it is if it is no text. */
const HEAD_BYTES = 1_024;
/** What is read at once of a chunk that came in whole before others get their turn. */
const CHUNK_BYTES = 65_536;

/** Text of the file, and what is wrong right behind it. */
export interface TextPiece {
  text: string;
  fault: 'encoding_invalid' | 'nul_character' | null;
}

/** The text of an uploaded file, decoded as it comes in. Never closes the source: whoever opened it answers with it. */
export class FileText {
  bytes = 0;
  hasBom = false;
  private decoder: ByteDecoder = new EightBitDecoder(false);

  constructor(
    private readonly source: Readable,
    private readonly limits: ImportLimits,
  ) {}

  get encoding(): ImportEncoding {
    return this.decoder.encoding;
  }

  /** Ends after the first fault. */
  async *pieces(): AsyncGenerator<TextPiece> {
    const chunks = this.chunks();
    let chunk = await this.open(chunks);
    for (let isLast = false; !isLast;) {
      const next = await chunks.next();
      isLast = next.done === true;
      const piece = this.decoded(chunk, isLast);
      yield piece;
      if (piece.fault) return;
      chunk = next.value ?? chunk;
    }
  }

  private decoded(chunk: Buffer, isLast: boolean): TextPiece {
    const { text, isBroken } = this.decoder.decode(chunk, isLast);
    const nul = text.indexOf('\0');
    if (nul >= 0) return { text: text.slice(0, nul), fault: 'nul_character' };
    return { text, fault: isBroken ? 'encoding_invalid' : null };
  }

  /** Reads as much as tells what the file is, and returns that without its byte order mark. */
  private async open(chunks: AsyncGenerator<Buffer, undefined>): Promise<Buffer> {
    let head = Buffer.alloc(0);
    while (head.length < HEAD_BYTES) {
      const { value } = await chunks.next();
      if (!value) break;
      head = Buffer.concat([head, value]);
    }
    const start = head.subarray(0, HEAD_BYTES);
    refuseForeign(start);
    const mark = markOf(start);
    this.hasBom = mark !== null;
    const encoding = mark?.encoding ?? utf16Of(start);
    this.decoder = encoding === 'utf-8' ? new EightBitDecoder(this.hasBom) : new Utf16Decoder(encoding);
    return head.subarray(mark?.length ?? 0);
  }

  /** The source in chunks of a bounded size. `next` is called by hand: leaving a `for await` closes the source. */
  private async *chunks(): AsyncGenerator<Buffer, undefined> {
    const reading = this.source[Symbol.asyncIterator]() as AsyncIterator<Buffer | string>;
    for (;;) {
      const { value, done } = await reading.next();
      if (done) return undefined;
      const chunk = typeof value === 'string' ? Buffer.from(value) : value;
      this.bytes += chunk.length;
      if (this.bytes > this.limits.bytes) throw tooLarge(this.limits.bytes);
      for (let at = 0; at < chunk.length; at += CHUNK_BYTES) {
        if (at > 0) await setImmediate();
        yield chunk.subarray(at, at + CHUNK_BYTES);
      }
    }
  }
}

function markOf(start: Buffer): { encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; length: number } | null {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { encoding: 'utf-8', length: 3 };
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return null;
}

/** Without a mark: a header is mostly ASCII, of which every other byte is zero in UTF-16. */
function utf16Of(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = start.length / 4;
  if (odd > most && even === 0) return 'utf-16le';
  return even > most && odd === 0 ? 'utf-16be' : 'utf-8';
}

function refuseForeign(start: Buffer): void {
  const kind = foreignKindOf(start.toString('latin1'));
  if (!kind) return;
  throw new ImportFileError(
    'file_type_unsupported',
    `The file is ${kind} and not CSV. Open it in your spreadsheet, save it as "CSV UTF-8" and upload that.`,
  );
}

const tooLarge = (bytes: number): ImportFileError =>
  new ImportFileError(
    'file_too_large',
    `The file is larger than ${bytes / 1_000_000} MB. Split it into several files, each with the header.`,
  );
