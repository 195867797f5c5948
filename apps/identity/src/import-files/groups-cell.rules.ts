import { type CellFault, type CellReading, readingOf, shown } from './cell-reading.rules.js';

/** How a cell names a group: by its id, or by the names from the top down to it, each as it was typed. */
export type GroupReference =
  { kind: 'id'; id: string; text: string } | { kind: 'path'; names: string[]; text: string };

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const SEPARATORS = ',;|\r\n';

/**
 * The groups in a cell: ids or paths (`Sales/EMEA/France`), separated by `,` `;` `|` or a line break. A backslash takes
 * the meaning from a sign: `R\/D/Paris`. A slash at either end means nothing. Each once, in order.
 */
export function readGroups(cell: string): CellReading<GroupReference[]> {
  const references = new Map<string, GroupReference>();
  const faults: CellFault[] = [];
  for (const text of splitUnescaped(cell, SEPARATORS)) {
    if (text.trim() === '') continue;
    const reference = referenceOf(text.trim());
    if (reference) references.set(keyOf(reference), references.get(keyOf(reference)) ?? reference);
    else faults.push(emptyName(text.trim()));
  }
  if (references.size === 0 && faults.length === 0) faults.push(noGroup(cell));
  return readingOf([...references.values()], faults);
}

function referenceOf(text: string): GroupReference | null {
  if (UUID.test(text)) return { kind: 'id', id: text.toLowerCase(), text };
  const parts = splitUnescaped(text, '/').map((part) => part.trim());
  if (parts.length > 1 && parts[0] === '') parts.shift();
  if (parts.length > 1 && parts.at(-1) === '') parts.pop();
  const names = parts.map((part) => part.replaceAll(/\\([\\/,;|])/g, '$1'));
  return names.every((name) => name !== '') ? { kind: 'path', names, text } : null;
}

const keyOf = (reference: GroupReference): string =>
  reference.kind === 'id' ? reference.id : JSON.stringify(reference.names);

/** Splits at signs, unless a backslash stands before them. The backslashes stay. */
function splitUnescaped(text: string, signs: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (signs.includes(text.charAt(at))) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

/** The text by which {@link readGroups} finds a group by its path again. */
export const groupPathText = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(/[\\/,;|]/g, String.raw`\$&`)).join('/');

const emptyName = (text: string): CellFault => ({
  code: 'group_path_invalid',
  message: `${shown(text)} is no path of a group: a name between two slashes is missing. Write Sales/EMEA/France, and \\/ for a slash in a name.`,
});

const noGroup = (cell: string): CellFault => ({
  code: 'groups_missing',
  message: `The cell ${shown(cell)} names no group. Leave it blank, or write a path such as Sales/EMEA/France.`,
});
