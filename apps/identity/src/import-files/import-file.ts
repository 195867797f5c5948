import type { ImportColumn } from './import-columns.rules.js';

/**
 * How the characters of a file are written. A file that is nothing but ASCII is the same in most of them and is called
 * `utf-8`; `iso-8859-1` (Latin-1) is said where nothing in the file tells it from Windows-1252.
 */
export type ImportEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'iso-8859-1';

export type ImportDelimiter = ',' | ';' | '\t';

/** What was found out about a file before its first row. */
export interface ImportFileFacts {
  /** By the beginning of the file; {@link ImportFileSummary} tells what the whole of it was. */
  encoding: ImportEncoding;
  hasBom: boolean;
  delimiter: ImportDelimiter;
  /** The line of the header; more than 1 where explanations stand above it (C2). */
  headerLine: number;
  /** In the order of the file. `column` is null for a name that no import knows; such cells are kept, not used. */
  columns: { header: string; column: ImportColumn | null }[];
}

/** What is wrong with the form of one record, whatever its values mean. */
export interface ImportFault {
  column: ImportColumn | null;
  /** Stable, snake_case. */
  code: string;
  /** What is wrong, with which value, and what to do. */
  message: string;
}

/** One row of the file that is not blank. */
export interface ImportRecord {
  /**
   * The row that a spreadsheet shows it in: the first is 1, blank rows count, and a row with line breaks inside its
   * cells is one row. An Excel line `sep=;` is none.
   */
  line: number;
  /**
   * What is filled in, by column: without surrounding blanks (but passwords are left as they are), and without the
   * apostrophe that our exports put before what looks like a formula (V39). A column that is left out was blank: leave
   * as is.
   */
  cells: Partial<Record<ImportColumn, string>>;
  /**
   * All cells as uploaded, in the order of {@link ImportFileFacts.columns} and at least as many; more only where the
   * row has a fault because of it. Without the apostrophe of V39, which writing them with `csvLine` puts back.
   */
  raw: string[];
  faults: ImportFault[];
}

/** What reading has found so far. */
export interface ImportFileSummary {
  encoding: ImportEncoding;
  bytes: number;
  /** Rows that are not blank, without the header and what stands above it. */
  rows: number;
  blankRows: number;
}

export interface ImportReading {
  /** Rejects with `ImportFileError`, as `records` then does. */
  facts: Promise<ImportFileFacts>;
  /**
   * The rows in batches of up to 1,000, to be read once and to the end. Fails with `ImportFileError` where the file
   * stops being readable, perhaps after many batches: what was staged before that is to be dropped.
   */
  records: AsyncIterable<ImportRecord[]>;
  /** How far the file was read; about the whole of it once `records` has ended. */
  summary(): ImportFileSummary;
}

/** How large a file may be (V40, Z-03). */
export interface ImportLimits {
  bytes: number;
  rows: number;
  /** Rows that are not blank and rows that are. */
  lines: number;
  columns: number;
  cellBytes: number;
  /** UTF-16 units of one row, line breaks inside its cells included. */
  rowLength: number;
}

/** 50 MB, 200,000 rows, as many lines as a sheet of Excel has, 64 columns, 4 KB a cell, 1 MB a row. */
export const IMPORT_LIMITS: ImportLimits = {
  bytes: 50_000_000,
  rows: 200_000,
  lines: 1_048_576,
  columns: 64,
  cellBytes: 4_096,
  rowLength: 1_000_000,
};
