import { type EmailFault, readEmail } from '../email-address.rules.js';

/** One entry of a pasted list, in the order in which it was given. */
export type ListedAddress = { email: string; given: string } | { given: string; code: EmailFault };

/**
 * Cuts a pasted list into entries: separated by comma, semicolon, line break or blanks, with names in front of angle
 * brackets (`Ada Lovelace <ada@x.org>`) and quoted names that may hold separators themselves (D-23).
 */
export function splitEmailList(list: string): string[] {
  const entries: string[] = [];
  for (const piece of cutOutsideQuotes(list)) {
    const bracketed = /^[^<>]*<([^<>]*)>$/s.exec(piece.trim());
    if (bracketed) entries.push((bracketed[1] ?? '').trim());
    else entries.push(...piece.split(/\s+/u));
  }
  return entries.filter((entry) => entry !== '');
}

function cutOutsideQuotes(list: string): string[] {
  const pieces: string[] = [];
  let [start, quoted] = [0, false];
  for (let i = 0; i < list.length; i += 1) {
    const character = list[i];
    // A quote opens a display name only where a name can start; elsewhere it is a stray character of a bad address.
    if (character === '"' && (quoted || list.slice(start, i).trim() === '')) quoted = !quoted;
    else if (
      !quoted &&
      (character === ',' || character === ';' || character === '\n' || character === '\r')
    ) {
      pieces.push(list.slice(start, i));
      start = i + 1;
    }
  }
  return [...pieces, list.slice(start)];
}

/**
 * Reads the addresses of an invite, whether pasted as one text or given as a list. Duplicates, also in another
 * spelling, are dropped (D-23); what cannot be read keeps its place with the reason.
 */
export function readEmailList(emails: string | readonly string[]): ListedAddress[] {
  const entries = typeof emails === 'string' ? splitEmailList(emails) : emails.flatMap(oneEntry);
  const seen = new Set<string>();
  return entries.flatMap((given): ListedAddress[] => {
    const reading = readEmail(given);
    const key = reading.ok ? reading.email : given;
    if (seen.has(key)) return [];
    seen.add(key);
    return [reading.ok ? { email: reading.email, given } : { given: storable(given), code: reading.code }];
  });
}

/** The refused text as it can be answered and kept: without U+0000 and halves of characters, which JSON in PostgreSQL refuses. */
const storable = (given: string): string => given.toWellFormed().replaceAll('\u0000', '\ufffd');

/** An element of a JSON list is one address, possibly with a name; it is never cut at separators (V24). */
function oneEntry(element: string): string[] {
  const trimmed = element.trim();
  const bracketed = /^[^<>]*<([^<>]*)>$/s.exec(trimmed);
  return trimmed === '' ? [] : [bracketed ? (bracketed[1] ?? '').trim() : trimmed];
}
