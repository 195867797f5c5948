import { describe, expect, it } from '@jest/globals';
import { csvLine } from '@rollcall/platform';
import fc from 'fast-check';
import { ImportFileError } from './import-file.error.js';
import { IMPORT_COLUMNS } from './import-columns.rules.js';
import { chunksOf, inChunks, readWhole } from './whole-reading.fixture.js';

const HEADER = csvLine(IMPORT_COLUMNS);
const FORMULAS = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '=cmd|" /C calc"!A0',
  `'=1`,
  `''+1`,
  '="1"',
  `'x`,
  `="1`,
];

const INVISIBLE = String.raw`[\s\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069]`;
/** A blank before a formula is kept: it is behind the apostrophe. */
const INVISIBLE_ENDS = new RegExp(`^(?![\\t\\r])${INVISIBLE}+|${INVISIBLE}+$`, 'g');

/** Text as it can be stored: no NUL, no half characters, no blanks around. What was lost cannot come back either. */
const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', '\r\n', `'`, '=', '-', '@', 'a', 'é', '\t'),
    }),
    fc.constantFrom(...FORMULAS),
  )
  .map((text) => text.replaceAll(/[\0\uFFFD]/g, '').replaceAll(INVISIBLE_ENDS, ''));

describe('What was exported', () => {
  it('is read back as it was, formulas included (V39)', async () => {
    const rows = fc.array(fc.tuple(...IMPORT_COLUMNS.map(() => cell)), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, async (people) => {
        const filled = people.map(([, ...others]) => ['a@x.org', ...others]);
        const { records } = await readWhole(HEADER + filled.map((row) => csvLine(row)).join(''));
        expect(records.map(({ raw }) => raw)).toEqual(filled);
        expect(records.map(({ cells }) => IMPORT_COLUMNS.map((column) => cells[column] ?? ''))).toEqual(
          filled,
        );
      }),
    );
  });

  it.each(FORMULAS)('is read back, be it %j (V39)', async (text) => {
    const { records } = await readWhole(HEADER + csvLine(['a@x.org', text]));
    expect(records[0]?.cells.username).toBe(text);
  });
});

describe('Whatever bytes come', () => {
  /** More than is read ahead to find the header, so that what follows is read as it comes in. */
  const before = Buffer.from(`Email,Role\n${`a@x.org,${'3;'.repeat(1_500)}\n`.repeat(25)}`);
  const outcomeOf = (tail: Buffer, size: number): Promise<unknown> =>
    readWhole(inChunks(before, 1 << 20, chunksOf(tail, size))).then(
      ({ records, summary }) => ({ last: records.slice(25), summary }),
      (error: unknown) => {
        if (!(error instanceof ImportFileError)) throw error;
        return { reason: error.reason, line: error.line };
      },
    );

  it('a file is read, or refused with a reason', async () => {
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(bytes, async (file) => {
        await outcomeOf(Buffer.from(file), 7);
        await readWhole(Buffer.concat([Buffer.from('Email,Role\n'), file])).catch((error: unknown) => {
          expect(error).toBeInstanceOf(ImportFileError);
        });
      }),
    );
  });

  it('it is read the same in one piece and in many', async () => {
    const sign = fc.constantFrom('"', ',', ';', '\n', '\r', '\r\n', `'`, 'é', '🚀', 'x', ' ');
    const text = fc.string({ unit: sign, minLength: 1 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (tail, size) => {
        expect(await outcomeOf(Buffer.from(tail), size)).toEqual(await outcomeOf(Buffer.from(tail), 1_000));
      }),
    );
  });
});
