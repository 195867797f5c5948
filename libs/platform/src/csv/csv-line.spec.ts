import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { csvLine, unescapedCell } from './csv-line.js';

/** RFC 4180, read by its grammar: what was written must come back. */
function read(line: string): string[] {
  const cells: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  for (let end = ''; end !== '\r\n';) {
    const found = cell.exec(line);
    if (!found) throw new Error(`This is no line of CSV: ${JSON.stringify(line)}`);
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    end = found[3] ?? '';
  }
  if (cell.lastIndex !== line.length) throw new Error('There is more than a line.');
  return cells;
}

describe('A line of CSV', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\0=1',
    '=cmd|" /C calc"!A0',
    '-2+3',
    '+A1',
    '@x',
    '=HYPERLINK("x")',
  ])('begins the cell %j with an apostrophe (V39)', (text) => {
    expect(read(csvLine(['a', text]))).toEqual(['a', `'${text}`]);
  });

  it('leaves other cells alone', () => {
    expect(csvLine(['a', '', null, 7, -7.5, 'x-y', 'é'])).toBe('a,,,7,-7.5,x-y,é\r\n');
    expect(csvLine(['a,b', 'say "x"', 'two\nlines'])).toBe('"a,b","say ""x""","two\nlines"\r\n');
  });

  it('is read back as it was written, whatever is in it', () => {
    const texts = fc.array(fc.string({ unit: 'binary' }), { minLength: 1 });
    fc.assert(
      fc.property(texts, (cells) => {
        const back = read(csvLine(cells));
        expect(back.map(unescapedCell)).toEqual(cells);
      }),
    );
  });

  it('tells an apostrophe that it wrote from one that was there (V39)', () => {
    const start = fc.string({ unit: fc.constantFrom(`'`, '=', '-', 'a'), minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(start, (text) => {
        expect(read(csvLine([text])).map(unescapedCell)).toEqual([text]);
      }),
    );
  });

  it('never begins a cell with what starts a formula', () => {
    const nasty = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\0'), fc.string());
    fc.assert(
      fc.property(nasty, ([first, rest]) => {
        expect(read(csvLine([first + rest]))[0]?.startsWith(`'`)).toBe(true);
      }),
    );
  });
});
