/** What spreadsheets take for the beginning of a formula (V39). */
const FORMULA = /^[=+\-@\t\r\0]/;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * One line of a CSV file (RFC 4180), CRLF included. A text that a spreadsheet would run as a formula gets an apostrophe
 * in front (V39); take one away when reading such a cell back. Numbers stay numbers, to be added up.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(textOf).join(',')}\r\n`;
}

const textOf = (cell: string | number | null): string =>
  typeof cell === 'number' ? String(cell) : quoted(harmless(cell ?? ''));

const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
