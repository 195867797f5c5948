import Papa from 'papaparse';
import type { ImportDelimiter } from '../import-file.js';
import { withLineFeeds } from './line-feeds.js';

/**
 * What is parsed at once. The parser takes time with the square of it for rows made to that end (stray quotes before many
 * blanks: 30 ms for this much), so it is small.
 */
const PIECE_LENGTH = 16_384;

interface Parsed {
  data: string[][];
  errors: { code: string; row: number }[];
  meta: { cursor: number };
}

/**
 * Splits text into rows of cells (RFC 4180), as it comes in. Rows end with LF, CRLF or CR, mixed too; a quotation mark
 * that does not open a cell is a character like others, as in spreadsheets.
 */
export class RowSplitter {
  /** Text of the row that is not complete. */
  unfinished = '';
  /** Whether a quoted cell of the next row goes on behind its closing mark. Where rows end after that is a guess. */
  isMisquoted = false;
  private heldReturn = '';
  private readonly parser: Papa.Parser;

  constructor(private readonly delimiter: ImportDelimiter) {
    this.parser = new Papa.Parser({ delimiter, newline: '\n' });
  }

  /** @returns the rows that this text completes, up to one that is misquoted */
  push(text: string): string[][] {
    const rows: string[][] = [];
    for (let at = 0; at < text.length && !this.isMisquoted; at += PIECE_LENGTH) {
      const piece = this.heldReturn + text.slice(at, at + PIECE_LENGTH);
      this.heldReturn = piece.endsWith('\r') ? '\r' : '';
      // One complaint about the unfinished row may be of a closing mark at the very end; a second proves the first.
      rows.push(...this.split(this.heldReturn ? piece.slice(0, -1) : piece, 1));
    }
    return rows;
  }

  /** @returns the last row, if nothing ended it. What is unfinished then is a quoted cell that nobody closed. */
  end(): string[][] {
    const end = this.heldReturn || this.unfinished ? `${this.heldReturn}\n` : '';
    this.heldReturn = '';
    return this.split(end, 0);
  }

  private split(piece: string, excused: number): string[][] {
    const text = withLineFeeds(this.unfinished, piece, this.delimiter);
    const { data, errors, meta } = this.parser.parse(text, 0, true) as Parsed;
    this.unfinished = text.slice(meta.cursor);
    const misquoted = errors[0]?.row ?? data.length;
    this.isMisquoted = misquoted < data.length || errors.length > excused;
    return data.slice(0, misquoted).map(withoutReturn);
  }
}

function withoutReturn(row: string[]): string[] {
  const last = row.at(-1);
  if (last?.endsWith('\r')) row[row.length - 1] = last.slice(0, -1);
  return row;
}
