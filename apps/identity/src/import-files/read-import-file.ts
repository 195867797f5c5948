import type { Readable } from 'node:stream';
import { FileText, type TextPiece } from './decode-text/file-text.js';
import {
  IMPORT_LIMITS,
  type ImportFileFacts,
  type ImportFileSummary,
  type ImportLimits,
  type ImportReading,
  type ImportRecord,
} from './import-file.js';
import { findLayout, type Layout } from './read-rows/layout.js';
import { missingHeader } from './read-rows/missing-header.js';
import {
  faultBehind,
  misplacedQuote,
  rowTooLong,
  tooManyLines,
  tooManyRows,
  unclosedQuote,
} from './read-rows/refusals.js';
import { RecordShaper } from './read-rows/record-shaper.js';
import { RowSplitter } from './read-rows/row-splitter.js';

/** Where the header must be found. */
const BEGINNING_LENGTH = 65_536;
const BATCH_ROWS = 1_000;
/** Text after which a batch is handed on even if it has few rows. */
const BATCH_LENGTH = 1_000_000;

/**
 * Reads a CSV file as it comes in: encoding, separator and header are found out, rows come in batches, and no more than a
 * batch is in memory. Starts at once. The source is never closed from here, so that a refusal can be answered on it.
 *
 * @param source bytes
 */
export function readImportFile(source: Readable, limits: ImportLimits = IMPORT_LIMITS): ImportReading {
  return new ImportFileReader(source, limits);
}

/** The beginning of a file, and how to go on. */
interface OpenedFile {
  facts: ImportFileFacts;
  layout: Layout;
  beginning: TextPiece;
  pieces: AsyncGenerator<TextPiece>;
}

/** What one piece of text completes, and how long that is. */
interface Group {
  records: ImportRecord[];
  length: number;
}

class ImportFileReader implements ImportReading {
  readonly facts: Promise<ImportFileFacts>;
  readonly records: AsyncIterable<ImportRecord[]>;
  private readonly text: FileText;
  /** Rows that are complete, the header and blank ones included. */
  private line = 0;
  private rows = 0;
  private blankRows = 0;

  constructor(
    source: Readable,
    private readonly limits: ImportLimits,
  ) {
    this.text = new FileText(source, limits);
    const opened = this.open();
    this.facts = opened.then(({ facts }) => facts);
    // A failure comes out of `records` as well; whoever reads only those need not listen here.
    this.facts.catch(() => undefined);
    this.records = this.read(opened);
  }

  summary(): ImportFileSummary {
    const { encoding, bytes } = this.text;
    return { encoding, bytes, rows: this.rows, blankRows: this.blankRows };
  }

  private async open(): Promise<OpenedFile> {
    const pieces = this.text.pieces();
    const beginning: TextPiece = { text: '', fault: null };
    let isWhole = false;
    while (!isWhole && !beginning.fault && beginning.text.length < BEGINNING_LENGTH) {
      const { value } = await pieces.next();
      isWhole = !value;
      beginning.text += value?.text ?? '';
      beginning.fault = value?.fault ?? null;
    }
    const layout = findLayout(beginning.text, isWhole, this.limits);
    if (!layout) {
      if (beginning.fault) throw faultBehind(beginning.fault, this.text.encoding, linesOf(beginning.text));
      throw missingHeader(beginning.text, isWhole, this.limits);
    }
    const { delimiter, headerLine, columns } = layout;
    const { encoding, hasBom } = this.text;
    return { facts: { encoding, hasBom, delimiter, headerLine, columns }, layout, beginning, pieces };
  }

  private async *read(opened: Promise<OpenedFile>): AsyncGenerator<ImportRecord[]> {
    yield* inBatches(this.groups(await opened));
  }

  /** The records that each piece of the text completes. */
  private async *groups({ layout, beginning, pieces }: OpenedFile): AsyncGenerator<Group> {
    const splitter = new RowSplitter(layout.delimiter);
    const shaper = new RecordShaper(layout.columns, this.limits);
    const take = (rows: string[][]): ImportRecord[] =>
      rows.map((row) => this.take(row, layout, shaper)).filter((record) => record !== null);
    let piece: TextPiece | undefined = { ...beginning, text: beginning.text.slice(layout.start) };
    while (piece) {
      yield { records: take(splitter.push(piece.text)), length: piece.text.length };
      this.refuseUnfinished(splitter);
      if (piece.fault) throw faultBehind(piece.fault, this.text.encoding, this.line + 1);
      piece = (await pieces.next()).value;
    }
    yield { records: take(splitter.end()), length: 0 };
    this.refuseUnfinished(splitter);
    if (splitter.unfinished) throw unclosedQuote(this.line + 1);
  }

  private take(row: string[], { headerLine }: Layout, shaper: RecordShaper): ImportRecord | null {
    this.line += 1;
    if (this.line > this.limits.lines) throw tooManyLines(this.limits.lines);
    if (this.line <= headerLine) return null;
    const record = shaper.recordOf(row, this.line);
    if (!record) {
      this.blankRows += 1;
      return null;
    }
    this.rows += 1;
    if (this.rows > this.limits.rows) throw tooManyRows(this.limits.rows, this.line);
    return record;
  }

  private refuseUnfinished({ isMisquoted, unfinished }: RowSplitter): void {
    if (isMisquoted) throw misplacedQuote(this.line + 1);
    if (unfinished.length <= this.limits.rowLength) return;
    // Line breaks are part of a row only inside quotes.
    if (unfinished.includes('\n')) throw unclosedQuote(this.line + 1);
    throw rowTooLong(this.line + 1, this.limits.rowLength);
  }
}

const linesOf = (text: string): number => text.split(/\r\n?|\n/).length;

async function* inBatches(groups: AsyncIterable<Group>): AsyncGenerator<ImportRecord[]> {
  let batch: ImportRecord[] = [];
  let length = 0;
  for await (const group of groups) {
    for (const record of group.records) {
      if (batch.push(record) < BATCH_ROWS) continue;
      yield batch;
      batch = [];
      length = 0;
    }
    length += group.length;
    if (length < BATCH_LENGTH || batch.length === 0) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}
