import type { ImportDelimiter } from '../import-file.js';

const LONE_RETURN = /\r(?!\n)/;
/** The rest of a cell and what ends it. */
const REST_OF_CELL: Record<ImportDelimiter, RegExp> = {
  ',': /[^,\r\n]*(?:\r\n?|[\n,]|$)/y,
  ';': /[^;\r\n]*(?:\r\n?|[\n;]|$)/y,
  '\t': /[^\t\r\n]*(?:\r\n?|[\n\t]|$)/y,
};

/**
 * Joins an unfinished row and what comes behind it. A CR alone ends a row (old Macs) unless it is in a quoted cell; the
 * parser knows one end of rows only, so it becomes a LF.
 */
export function withLineFeeds(unfinished: string, piece: string, delimiter: ImportDelimiter): string {
  const text = unfinished + piece;
  if (!LONE_RETURN.test(piece)) return text;
  const rest = REST_OF_CELL[delimiter];
  let result = '';
  for (let at = 0; at < text.length;) {
    const behindQuotes = text[at] === '"' ? endOfQuotes(text, at) : at;
    rest.lastIndex = behindQuotes;
    const end = behindQuotes + (rest.exec(text)?.[0].length ?? 0);
    const cell = text.slice(at, end);
    result += end > behindQuotes && cell.endsWith('\r') ? `${cell.slice(0, -1)}\n` : cell;
    at = end;
  }
  return result;
}

function endOfQuotes(text: string, opening: number): number {
  let closing = text.indexOf('"', opening + 1);
  while (closing >= 0 && text[closing + 1] === '"') closing = text.indexOf('"', closing + 2);
  return closing < 0 ? text.length : closing + 1;
}
