/** What spreadsheets take for the beginning of a formula, and what could be taken for one with an apostrophe (V39). */
const FORMULA = /^'*[=+\-@\t\r\0]/;
const ESCAPED_FORMULA = /^'+[=+\-@\t\r\0]/;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * One line of a CSV file (RFC 4180), CRLF included. A text that a spreadsheet would run as a formula gets an apostrophe
 * in front (V39); {@link unescapedCell} takes it away when such a cell is read back. Numbers stay numbers, to be added up.
 */
export function csvLine(
  cells: readonly (string | number | null)[],
  delimiter: ',' | ';' | '\t' = ',',
): string {
  return `${cells.map(textOf).join(delimiter)}\r\n`;
}

/** The text that {@link csvLine} was given, from the cell that it wrote. */
export const unescapedCell = (cell: string): string => (ESCAPED_FORMULA.test(cell) ? cell.slice(1) : cell);

const textOf = (cell: string | number | null): string =>
  typeof cell === 'number' ? String(cell) : quoted(harmless(cell ?? ''));

const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
