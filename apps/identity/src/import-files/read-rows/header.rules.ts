import type { ImportColumn } from '../import-columns.rules.js';
import { columnsOf } from './column-names.rules.js';

/** A row that names columns. */
export interface FoundHeader {
  /** Place among the rows, from 0. */
  index: number;
  headers: string[];
  columns: (ImportColumn | null)[];
  /** How many columns it names. */
  known: number;
}

/**
 * The header among the first rows of a file: the first that names who somebody is and something else, since templates
 * have explanations on top (C2); else the first that names who somebody is.
 */
export function findHeader(rows: readonly string[][]): FoundHeader | null {
  const candidates = rows.map(candidateOf).filter(({ columns }) => namesWho(columns));
  return candidates.find(({ known }) => known > 1) ?? candidates[0] ?? null;
}

function candidateOf(cells: string[], index: number): FoundHeader {
  const headers = withoutBlankEnd(cells);
  const columns = columnsOf(headers);
  return { index, headers, columns, known: new Set(columns.filter((column) => column !== null)).size };
}

const namesWho = (columns: readonly (ImportColumn | null)[]): boolean =>
  columns.includes('email') || columns.includes('username');

function withoutBlankEnd(cells: readonly string[]): string[] {
  const trimmed = cells.map((cell) => cell.trim());
  return trimmed.slice(0, trimmed.findLastIndex((cell) => cell !== '') + 1);
}

/** The places of two headers that name one column, if there are such. */
export function duplicatedColumn(
  columns: readonly (ImportColumn | null)[],
): { first: number; second: number } | null {
  const second = columns.findIndex((column, at) => column !== null && columns.indexOf(column) < at);
  return second < 0 ? null : { first: columns.indexOf(columns[second] ?? null), second };
}

/** The letters by which spreadsheets call a column: A, B, … Z, AA. */
export function columnLetters(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}
