import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { refusalOf, readWhole } from './whole-reading.fixture.js';
import { IMPORT_LIMITS } from './import-file.js';

const CHUNK = 65_536;
const HEADER = 'Email,First name\n';

/** A file that never ends, and how much of it was asked for. */
function endless(start: string, rest: string): { source: Readable; taken: () => number } {
  let taken = 0;
  const chunk = Buffer.from(rest.repeat(Math.ceil(CHUNK / rest.length)));
  const source = new Readable({
    read() {
      const next = taken === 0 ? Buffer.concat([Buffer.from(start), chunk]) : chunk;
      taken += next.length;
      this.push(next);
    },
  });
  return { source, taken: () => taken };
}

const longRow = `a@x.org,${'x'.repeat(300)}\n`;

/** Each is refused at the latest after so many bytes: what was sent behind them does no harm. */
const BOMBS: [
  name: string,
  start: string,
  rest: string,
  reason: string,
  line: number | null,
  bytes: number,
][] = [
  ['rows without end', HEADER, 'a@x.org,Ada\n', 'too_many_rows', 200_002, 3_000_000],
  ['a gigabyte of long rows', HEADER, longRow, 'file_too_large', null, 50_200_000],
  ['a header of one endless cell', '', 'x', 'row_too_long', 1, 200_000],
  ['a row of one endless cell', HEADER, 'x', 'row_too_long', 2, 1_300_000],
  ['a cell that is quoted and never ends', HEADER, '"x\n', 'quote_misplaced', 2, 200_000],
  ['a quoted cell of line breaks', `${HEADER}"`, '\n', 'quote_unclosed', 2, 1_300_000],
  ['quotation marks only', '', '"', 'quote_unclosed', 1, 200_000],
  ['quotation marks below a header', HEADER, '"', 'row_too_long', 2, 1_300_000],
  ['pairs of quotation marks in a cell', `${HEADER}"`, '""', 'row_too_long', 2, 1_300_000],
  ['stray quotation marks', `${HEADER}"`, 'a"', 'quote_misplaced', 2, 200_000],
  [
    'stray quotation marks before blanks',
    `${HEADER}"`,
    `${'a"'.repeat(8_000)}${' '.repeat(16_000)}\n`,
    'quote_misplaced',
    2,
    200_000,
  ],
  ['columns without end', '', 'a,', 'too_many_columns', 1, 200_000],
  ['cells without end', HEADER, ',', 'row_too_long', 2, 1_300_000],
  ['NUL characters', '', '\0', 'nul_character', 1, 200_000],
  ['NUL characters below a header', HEADER, '\0', 'nul_character', 2, 200_000],
  ['blank lines', HEADER, '\n', 'too_many_lines', 1_048_577, 1_300_000],
  ['blank cells', HEADER, ',\n', 'too_many_lines', 1_048_577, 2_400_000],
];

describe('Files made to do harm (V40)', () => {
  it.each(BOMBS)('%s: refused early', async (_name, start, rest, reason, line, bytes) => {
    const { source, taken } = endless(start, rest);
    const used = process.cpuUsage();
    expect(await refusalOf(source)).toMatchObject({ reason, line });
    const { user, system } = process.cpuUsage(used);
    // Time of the processor, since others may be using it: two seconds of the clock are more.
    expect((user + system) / 1_000_000).toBeLessThan(2);
    expect(taken()).toBeLessThan(bytes);
    expect(source.destroyed).toBe(false);
    source.destroy();
  });

  it.each([
    ['1e5 columns', `Email${','.repeat(100_000)}\na@x.org\n`, 'too_many_columns', 1],
    ['1e5 cells in a row', `${HEADER}a@x.org${','.repeat(100_000)}\n`, 'too_many_columns', 2],
    ['1e6 quotation marks in a row', `${HEADER}a@x.org,${'"'.repeat(1_000_000)}\n`, 'cell_too_long', 2],
    ['an odd number of them', `${HEADER}a@x.org,${'"'.repeat(999_999)}\n`, 'quote_unclosed', 2],
  ])('%s are refused', async (_name, text, reason, line) => {
    expect(await refusalOf(text)).toMatchObject({ reason, line });
  });

  it('reads as many rows as are allowed, and not one more (Z-03)', async () => {
    const limits = { ...IMPORT_LIMITS, rows: 3 };
    const rows = 'a@x.org,Ada\n\n';
    expect((await readWhole(HEADER + rows.repeat(3), limits)).records).toHaveLength(3);
    expect(await refusalOf(HEADER + rows.repeat(4), limits)).toMatchObject({
      reason: 'too_many_rows',
      line: 8,
    });
  });

  it('reads as many bytes as are allowed, and not one more', async () => {
    const text = `${HEADER}a@x.org,Ada\n`;
    const limits = { ...IMPORT_LIMITS, bytes: text.length };
    expect((await readWhole(text, limits)).summary.bytes).toBe(text.length);
    expect(await refusalOf(`${text}\n`, limits)).toMatchObject({
      code: 'payload_too_large',
      reason: 'file_too_large',
    });
  });

  it('says what is too large, where, and what to do', async () => {
    const { detail } = await refusalOf(`${HEADER}a@x.org,${'x'.repeat(5_000)}\n`);
    expect(detail).toBe(
      'The cell in line 2, column "First name", is 5000 bytes long, more than 4096. Shorten it.',
    );
  });

  it.each([
    '__proto__',
    ' __PROTO__ ',
    '__proto__[x]',
    'constructor',
    'Constructor.prototype',
    'prototype',
    '"prototype"',
    'a.__proto__',
  ])('takes no header for a part of objects: %j (V37)', async (header) => {
    const file = `Email,"${header.replaceAll('"', '""')}"\na@x.org,polluted\n`;
    expect(await refusalOf(file)).toMatchObject({ reason: 'header_unsafe', line: 1 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
