/** What files begin with that people send instead of CSV, and what they are. Bytes are written as one character each. */
const BINARIES: readonly [start: string, kind: string][] = [
  ['PK\x03\x04', 'a workbook (xlsx, ods) or another zip file'],
  ['PK\x05\x06', 'an empty zip file'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook (xls)'],
  ['%PDF-', 'a PDF'],
  ['\x1f\x8b', 'a gzip file'],
  ['\x89PNG', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['GIF8', 'a picture'],
  ['SQLite format 3', 'a database'],
];
const TEXTS: readonly [start: RegExp, kind: string][] = [
  [/^\{\\rtf/, 'an RTF document'],
  [/^\s*<(?:!doctype html|html|head|body|table|meta)\b/i, 'a web page (HTML)'],
  [/^\s*<(?:\?xml|workbook)\b/i, 'an XML file'],
  [/^\s*(?:\{\s*"|\[\s*[{[])/, 'a JSON file'],
  [/^\s*[{[]\s*[}\]]\s*$/, 'a JSON file'],
];

/** What a file is by its first bytes, each given as one character, if it is surely not CSV; else undefined. */
export function foreignKindOf(start: string): string | undefined {
  const binary = BINARIES.find(([prefix]) => start.startsWith(prefix));
  if (binary) return binary[1];
  const text = start.replace(/^\xef\xbb\xbf/, '');
  return TEXTS.find(([pattern]) => pattern.test(text))?.[1];
}
