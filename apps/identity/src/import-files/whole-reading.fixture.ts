import { Readable } from 'node:stream';
import {
  IMPORT_LIMITS,
  type ImportFileFacts,
  type ImportFileSummary,
  type ImportRecord,
} from './import-file.js';
import type { ImportFileError } from './import-file.error.js';
import { readImportFile } from './read-import-file.js';

/** A file that is read to its end. */
export interface WholeReading {
  facts: ImportFileFacts;
  records: ImportRecord[];
  summary: ImportFileSummary;
}

/** Everything that is in a file. */
export async function readWhole(
  source: string | Buffer | Readable,
  limits = IMPORT_LIMITS,
): Promise<WholeReading> {
  const stream = source instanceof Readable ? source : Readable.from([Buffer.from(source)]);
  const reading = readImportFile(stream, limits);
  const records: ImportRecord[] = [];
  for await (const batch of reading.records) records.push(...batch);
  return { facts: await reading.facts, records, summary: reading.summary() };
}

/** Why a file is refused. */
export const refusalOf = async (
  source: string | Buffer | Readable,
  limits = IMPORT_LIMITS,
): Promise<ImportFileError> =>
  readWhole(source, limits).then(
    () => Promise.reject(new Error('The file was read.')),
    (error: unknown) => error as ImportFileError,
  );

/** Bytes as they come in, in chunks of a size, and what comes behind them. */
export function inChunks(bytes: Buffer, size: number, behind: Iterable<Buffer> = []): Readable {
  return Readable.from([...chunksOf(bytes, size), ...behind]);
}

/** Bytes cut into chunks of a size. */
export function chunksOf(bytes: Buffer, size: number): Buffer[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
}
