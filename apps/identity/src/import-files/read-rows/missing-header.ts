import type { ImportDelimiter, ImportLimits } from '../import-file.js';
import { ImportFileError } from '../import-file.error.js';
import { firstRows } from './layout.js';
import { rowTooLong, tooManyColumns, unclosedQuote } from './refusals.js';

const EXPECTED =
  'Email, Username, First name, Last name, Groups, Roles, Language, Password, Deletion date, Additional information';
const SHOWN_CELLS = 6;
const SHOWN_LENGTH = 30;

/** Why no header was found at the beginning of a file. */
export function missingHeader(beginning: string, isWhole: boolean, limits: ImportLimits): ImportFileError {
  const delimiter = mostFrequent(beginning);
  const rows = firstRows(beginning, delimiter, isWhole);
  const filled = rows.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  const first = rows[filled];
  if (first) return unrecognised(first, filled + 1);
  if (isWhole && !beginning.includes('"')) {
    return new ImportFileError(
      'file_empty',
      'The file is empty. It needs a header and a row for each person.',
    );
  }
  return endless(beginning, delimiter, rows.length + 1, limits);
}

/** The file begins with a row that does not end. */
function endless(
  beginning: string,
  delimiter: ImportDelimiter,
  line: number,
  limits: ImportLimits,
): ImportFileError {
  if (beginning.trimStart().startsWith('"') || beginning.includes(`${delimiter}"`))
    return unclosedQuote(line);
  const columns = beginning.split(delimiter).length;
  if (columns > limits.columns) return tooManyColumns(line, columns, limits.columns);
  return rowTooLong(line, beginning.length);
}

function unrecognised(cells: readonly string[], line: number): ImportFileError {
  const shown = cells.slice(0, SHOWN_CELLS).map((cell) => `"${cell.trim().slice(0, SHOWN_LENGTH)}"`);
  const more = cells.length > SHOWN_CELLS ? ', …' : '';
  const hint = cells.some((cell) => cell.includes('@'))
    ? 'The file seems to begin with a person: put a header above.'
    : 'Name one column Email or Username.';
  const detail = `No header was found: line ${line} is ${shown.join(', ')}${more}. ${hint} Columns are: ${EXPECTED}.`;
  return new ImportFileError('header_missing', detail, { line });
}

function mostFrequent(text: string): ImportDelimiter {
  const count = (delimiter: ImportDelimiter): number => text.split(delimiter).length;
  return ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}
