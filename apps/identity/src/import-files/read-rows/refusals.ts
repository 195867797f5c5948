import type { ImportEncoding } from '../import-file.js';
import { ImportFileError } from '../import-file.error.js';

/** What a broken encoding is called, and what it may be instead. */
const ENCODINGS: Record<ImportEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252 (perhaps an old Mac wrote it)',
  'iso-8859-1': 'Latin-1 (perhaps an old Mac wrote it)',
};

export function faultBehind(
  fault: 'encoding_invalid' | 'nul_character',
  encoding: ImportEncoding,
  line: number,
): ImportFileError {
  const detail =
    fault === 'nul_character'
      ? `Line ${line} contains a character that no text has (NUL). Is this a CSV file? Save it as "CSV UTF-8".`
      : `Line ${line} contains bytes that are not ${ENCODINGS[encoding]} as the rest of the file. Save the file as "CSV UTF-8".`;
  return new ImportFileError(fault, detail, { line });
}

export function unclosedQuote(line: number): ImportFileError {
  const detail = `A quotation mark (") that opens a cell in line ${line} is never closed. Close it, or save the file again from your spreadsheet.`;
  return new ImportFileError('quote_unclosed', detail, { line });
}

export function misplacedQuote(line: number): ImportFileError {
  const detail = `In line ${line} a quoted cell goes on behind its closing quotation mark ("). Write a mark inside a quoted cell twice (""), close the cell before it, or save the file again from your spreadsheet.`;
  return new ImportFileError('quote_misplaced', detail, { line });
}

export function rowTooLong(line: number, length: number): ImportFileError {
  const detail = `Line ${line} is longer than ${length} characters. Is this a CSV file, with a line for each person?`;
  return new ImportFileError('row_too_long', detail, { line });
}

export function tooManyColumns(line: number, count: number, most: number): ImportFileError {
  const detail = `Line ${line} has ${count} columns, more than ${most}. Delete the columns that are not needed, empty ones at the right included, and save the file again.`;
  return new ImportFileError('too_many_columns', detail, { line });
}

export function cellTooLong(line: number, column: string, bytes: number, most: number): ImportFileError {
  const detail = `The cell in line ${line}, column "${column}", is ${bytes} bytes long, more than ${most}. Shorten it.`;
  return new ImportFileError('cell_too_long', detail, { line, column });
}

export function tooManyRows(most: number, line: number): ImportFileError {
  const detail = `The file has more than ${most} rows. Split it into several files, each with the header.`;
  return new ImportFileError('too_many_rows', detail, { line });
}

export function tooManyLines(most: number): ImportFileError {
  const detail = `The file has more than ${most} lines, blank ones included. Delete the blank rows below the last person.`;
  return new ImportFileError('too_many_lines', detail, { line: most + 1 });
}
