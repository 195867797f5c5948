import { open, readdir } from 'node:fs/promises';
import path from 'node:path';

/** A secret that was found where none may be. */
export interface Finding {
  /** What the secret is: `link to join`, `password`. */
  kind: string;
  /** As it is, or how it was encoded: `raw`, `base64`, `hex`. */
  form: string;
  place: string;
}

interface Needle {
  kind: string;
  form: string;
  bytes: Buffer;
}

/** Shorter ones would be found by chance. */
const SHORTEST = 8;
const CHUNK = 4 * 1024 * 1024;

/** Looks for many secrets at once, each in every form in which it might be written down. */
export class SecretSearch {
  private readonly needles = new Map<string, Needle>();
  /** Needles by their first four bytes; and whether any begins with these two, which most places do not. */
  private readonly byStart = new Map<number, Needle[]>();
  private readonly starts = new Uint8Array(65_536);
  private longest = 0;

  constructor(secrets: Iterable<{ kind: string; value: string }>) {
    for (const { kind, value } of secrets) {
      if (value.length < SHORTEST)
        throw new Error(`A ${kind} of ${value.length} characters cannot be looked for.`);
      for (const [form, bytes] of formsOf(value)) this.add({ kind, form, bytes });
    }
  }

  /** What stands in a text or in bytes. */
  in(place: string, content: Buffer | string): Finding[] {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const found = new Map<string, Finding>();
    for (let at = 0; at + 4 <= bytes.length; at += 1) {
      if (this.starts[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] === 0) continue;
      for (const { kind, form, bytes: needle } of this.byStart.get(bytes.readUInt32BE(at)) ?? []) {
        if (needle.equals(bytes.subarray(at, at + needle.length)))
          found.set(kind + form, { kind, form, place });
      }
    }
    return [...found.values()];
  }

  /** What stands in the files of a directory and below; places are paths from there. */
  async inFiles(directory: string): Promise<{ findings: Finding[]; files: number; bytes: number }> {
    const findings: Finding[] = [];
    let [files, bytes] = [0, 0];
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const place = path.relative(directory, file);
      files += 1;
      bytes += await eachChunk(file, this.longest, (chunk) => findings.push(...this.in(place, chunk)));
    }
    return { findings, files, bytes };
  }

  private add(needle: Needle): void {
    const key = needle.bytes.toString('latin1');
    if (needle.bytes.length < SHORTEST || this.needles.has(key)) return;
    this.needles.set(key, needle);
    const start = needle.bytes.readUInt32BE(0);
    this.byStart.set(start, [...(this.byStart.get(start) ?? []), needle]);
    this.starts[start >>> 16] = 1;
    this.longest = Math.max(this.longest, needle.bytes.length);
  }
}

/** Reads a file that may grow or go meanwhile; chunks overlap by as much as a needle is long. @returns its size */
async function eachChunk(file: string, overlap: number, see: (chunk: Buffer) => void): Promise<number> {
  // A server may remove its file between the listing and now.
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (!handle) return 0;
  try {
    const buffer = Buffer.alloc(CHUNK + overlap);
    let [kept, size] = [0, 0];
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, CHUNK);
      if (bytesRead === 0) return size;
      size += bytesRead;
      const filled = kept + bytesRead;
      see(buffer.subarray(0, filled));
      kept = Math.min(overlap, filled);
      buffer.copy(buffer, 0, filled - kept, filled);
    }
  } finally {
    await handle.close();
  }
}

/** A secret as it is, as its bytes are when it is base64url, and both encoded in the usual ways. */
function* formsOf(value: string): Generator<[form: string, bytes: Buffer]> {
  yield* encodingsOf('', Buffer.from(value));
  const percentEncoded = encodeURIComponent(value);
  yield ['URL-encoded', Buffer.from(percentEncoded)];
  yield ['form-encoded', Buffer.from(percentEncoded.replaceAll('%20', '+'))];
  yield ['URL-encoded throughout', Buffer.from(Buffer.from(value).toString('hex').replace(/../g, '%$&'))];
  if (!/^[\w-]{16,}$/.test(value)) return;
  const decoded = Buffer.from(value, 'base64url');
  yield* encodingsOf('decoded, ', decoded);
}

function* encodingsOf(prefix: string, bytes: Buffer): Generator<[form: string, bytes: Buffer]> {
  yield [`${prefix}raw`, bytes];
  for (const hex of [bytes.toString('hex'), bytes.toString('hex').toUpperCase()]) {
    yield [`${prefix}hex`, Buffer.from(hex)];
  }
  for (const shift of [0, 1, 2]) {
    const inside = base64Inside(bytes, shift);
    yield [`${prefix}base64`, Buffer.from(inside)];
    yield [`${prefix}base64url`, Buffer.from(inside.replaceAll('+', '-').replaceAll('/', '_'))];
  }
}

/** Base64 of bytes that stand in the middle of others: without the characters that these others have a part in. */
function base64Inside(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const whole = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(Math.ceil((shift * 8) / 6), whole);
}
