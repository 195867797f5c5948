import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RowSplitter } from './row-splitter.js';

interface Outcome {
  rows: string[][];
  unfinished: string;
  isMisquoted: boolean;
}

function split(pieces: readonly string[]): Outcome {
  const splitter = new RowSplitter(';');
  const rows: string[][] = [];
  for (const piece of pieces) if (!splitter.isMisquoted) rows.push(...splitter.push(piece));
  if (!splitter.isMisquoted) rows.push(...splitter.end());
  // Where rows end behind a misplaced mark is a guess, and what is left then is nobody's business.
  const { isMisquoted } = splitter;
  return { rows, unfinished: isMisquoted ? '' : splitter.unfinished, isMisquoted };
}

describe('Rows of cells', () => {
  it.each([
    ['a;b\nc', [['a', 'b'], ['c']]],
    ['a\r\nb\rc\nd\r', [['a'], ['b'], ['c'], ['d']]],
    ['a\r\n\r\nb', [['a'], [''], ['b']]],
    ['"a\r\nb";c\r\n', [['a\r\nb', 'c']]],
    ['"a\rb"\r"c"', [['a\rb'], ['c']]],
    ['a"b;"c""d"', [['a"b', 'c"d']]],
    ['"a" ;"b"\t\n', [['a', 'b']]],
    [';;', [['', '', '']]],
    ['""', [['']]],
    ['', []],
    ['\r', [['']]],
  ])('%j are %j', (text, rows) => {
    expect(split([text])).toEqual({ rows, unfinished: '', isMisquoted: false });
  });

  it.each([
    ['a\n"b\nc', [['a']], '"b\nc\n'],
    ['"', [], '"\n'],
  ])('%j is unfinished', (text, rows, unfinished) => {
    expect(split([text])).toEqual({ rows, unfinished, isMisquoted: false });
  });

  it.each(['a\n"b"c;d\n', 'a\n"b\n"c";d\n', 'a\n"b"c"d'])('%j is misquoted in its second row', (text) => {
    expect(split([text])).toMatchObject({ rows: [['a']], isMisquoted: true });
  });

  it('are the same, wherever the text is cut', () => {
    const sign = fc.constantFrom('"', '";', '\r', '\n', '\r\n', ';', 'x', 'é', ' ');
    fc.assert(
      fc.property(fc.array(sign), (signs) => {
        const text = signs.join('');
        expect(split([...text])).toEqual(split([text]));
        expect(split(signs)).toEqual(split([text]));
      }),
    );
  });
});
