import type { ImportFault, ImportFileFacts, ImportLimits, ImportRecord } from '../import-file.js';
import type { ImportColumn } from '../import-columns.rules.js';
import { restoredCell, trimmedCell } from './cell-text.js';
import { faultOfText } from './cell-faults.rules.js';
import { columnOf } from './column-names.rules.js';
import { columnLetters } from './header.rules.js';
import { cellTooLong, tooManyColumns } from './refusals.js';

/** Makes records of the rows below the header. */
export class RecordShaper {
  constructor(
    private readonly columns: ImportFileFacts['columns'],
    private readonly limits: ImportLimits,
  ) {}

  /** @returns null for a blank row */
  recordOf(row: readonly string[], line: number): ImportRecord | null {
    this.refuseTooLarge(row, line);
    const raw = row.map(restoredCell);
    const width = this.columns.length;
    while (raw.length > width && isBlank(raw.at(-1))) raw.pop();
    if (raw.every(isBlank)) return null;
    while (raw.length < width) raw.push('');
    const record: ImportRecord = { line, cells: {}, raw, faults: [] };
    this.columns.forEach(({ column }, at) => {
      if (column) fillIn(record, column, row[at] ?? '');
    });
    if (raw.length > width) record.faults.push(this.tooManyCells(raw));
    if (repeatsHeader(record)) record.faults.push(HEADER_REPEATED);
    return record;
  }

  private refuseTooLarge(row: readonly string[], line: number): void {
    if (row.length > this.limits.columns) throw tooManyColumns(line, row.length, this.limits.columns);
    // One UTF-16 unit is at most three bytes of UTF-8: most cells need no counting.
    const mayBeLong = Math.floor(this.limits.cellBytes / 3);
    row.forEach((cell, at) => {
      if (cell.length <= mayBeLong || Buffer.byteLength(cell) <= this.limits.cellBytes) return;
      throw cellTooLong(line, this.nameOf(at), Buffer.byteLength(cell), this.limits.cellBytes);
    });
  }

  private nameOf(at: number): string {
    return this.columns[at]?.header || columnLetters(at);
  }

  private tooManyCells(raw: readonly string[]): ImportFault {
    const hasTypographicQuotes = raw.some((cell) => /^\s*[“”„«]/.test(cell));
    return {
      column: null,
      code: 'too_many_cells',
      message:
        `The row has ${raw.length} cells and the header ${this.columns.length}. ` +
        (hasTypographicQuotes
          ? 'Curly quotation marks do not hold a cell together: use straight ones (").'
          : 'Put a cell that contains the separator in quotation marks (").'),
    };
  }
}

const HEADER_REPEATED: ImportFault = {
  column: null,
  code: 'header_repeated',
  message: 'This row repeats the header. Delete it.',
};

function repeatsHeader({ cells }: ImportRecord): boolean {
  const isName = (column: ImportColumn): boolean => columnOf(cells[column] ?? '') === column;
  return cells.email === undefined ? isName('username') && isName('roles') : isName('email');
}

const isBlank = (cell: string | undefined): boolean => !cell || trimmedCell(cell) === '';

function fillIn(record: ImportRecord, column: ImportColumn, cell: string): void {
  const trimmed = trimmedCell(cell);
  if (trimmed === '') return;
  // Blanks around a password may be meant.
  const text = restoredCell(column === 'password' ? cell : trimmed);
  record.cells[column] = text;
  const fault = faultOfText(column, text);
  if (fault) record.faults.push(fault);
}
