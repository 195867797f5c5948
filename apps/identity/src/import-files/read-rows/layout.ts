import type { ImportDelimiter, ImportFileFacts, ImportLimits } from '../import-file.js';
import { ImportFileError } from '../import-file.error.js';
import { isUnsafeHeader } from './column-names.rules.js';
import { columnLetters, duplicatedColumn, findHeader, type FoundHeader } from './header.rules.js';
import { tooManyColumns } from './refusals.js';
import { RowSplitter } from './row-splitter.js';

/** How a file is laid out, as its beginning shows. */
export interface Layout extends Pick<ImportFileFacts, 'delimiter' | 'headerLine' | 'columns'> {
  /** Length of a first line that only names the separator; no spreadsheet shows it. */
  start: number;
}

const DELIMITERS: readonly ImportDelimiter[] = [',', ';', '\t'];
/** Excel's first line for whoever opens the file in another country. */
const SEPARATOR_LINE = /^"?sep=([,;\t])"?[\t;, ]*(?:\r\n|\r|\n|$)/i;
/** How deep a header may be below explanations. The reference product's is in line 10. */
const FIRST_ROWS = 30;

/** The layout by the beginning of a file, or undefined if there is no header in it. */
export function findLayout(beginning: string, isWhole: boolean, limits: ImportLimits): Layout | undefined {
  const separator = SEPARATOR_LINE.exec(beginning);
  const start = separator?.[0].length ?? 0;
  const text = beginning.slice(start);
  const delimiters = separator ? [separator[1] as ImportDelimiter] : DELIMITERS;
  const found = delimiters
    .map((delimiter) => ({ delimiter, header: findHeader(firstRows(text, delimiter, isWhole)) }))
    // The separator of the file is the one that makes most sense of the header. Sorting keeps the order of equals.
    .toSorted((a, b) => (b.header?.known ?? 0) - (a.header?.known ?? 0));
  const [best] = found;
  if (!best?.header) return undefined;
  refuseHeader(best.header, limits);
  const { index, headers, columns } = best.header;
  return {
    delimiter: best.delimiter,
    start,
    headerLine: index + 1,
    columns: headers.map((header, at) => ({ header, column: columns[at] ?? null })),
  };
}

/** Some rows at the beginning of a text. */
export function firstRows(text: string, delimiter: ImportDelimiter, isWhole: boolean): string[][] {
  const splitter = new RowSplitter(delimiter);
  const rows = splitter.push(text);
  return (isWhole ? [...rows, ...splitter.end()] : rows).slice(0, FIRST_ROWS);
}

function refuseHeader({ index, headers, columns }: FoundHeader, limits: ImportLimits): void {
  const line = index + 1;
  if (headers.length > limits.columns) throw tooManyColumns(line, headers.length, limits.columns);
  const unsafe = headers.find(isUnsafeHeader);
  if (unsafe !== undefined) throw unsafeHeader(line, unsafe);
  const twice = duplicatedColumn(columns);
  if (!twice) return;
  const name = (at: number): string => `"${headers[at] ?? ''}" (column ${columnLetters(at)})`;
  throw new ImportFileError(
    'column_duplicated',
    `${name(twice.first)} and ${name(twice.second)} mean the same. Keep one of them, or rename the other.`,
    { line, column: headers[twice.second] },
  );
}

const unsafeHeader = (line: number, header: string): ImportFileError =>
  new ImportFileError('header_unsafe', `No column may be called "${header.slice(0, 60)}". Rename it.`, {
    line,
    column: header.slice(0, 60),
  });
