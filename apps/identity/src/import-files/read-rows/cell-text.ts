import { unescapedCell } from '@rollcall/platform';

/** Text that spreadsheets are told not to take for a number: `="00123"`. */
const FORCED_TEXT = /^="([^"]*)"$/;

/** What a cell holds: without the apostrophe of our exports (V39), and without the formula that says "this is text". */
export function restoredCell(cell: string): string {
  if (cell.startsWith(`'`)) return unescapedCell(cell);
  return cell.startsWith('="') ? (FORCED_TEXT.exec(cell)?.[1] ?? cell) : cell;
}

/** Without blanks at the ends, those that nobody sees included: no-break, zero-width, marks of direction. */
export function trimmedCell(cell: string): string {
  const text = cell.trim();
  if (!isInvisible(text, 0) && !isInvisible(text, text.length - 1)) return text;
  let start = 0;
  let end = text.length;
  while (start < end && isInvisible(text, start)) start += 1;
  while (end > start && isInvisible(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isInvisible(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code <= 0x20 || (code >= 0xa0 && INVISIBLE.test(text.charAt(at)));
}

const INVISIBLE = /[\s\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069]/;
