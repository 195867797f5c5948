import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readImportFile } from './read-import-file.js';
import { inChunks, readWhole, refusalOf } from './whole-reading.fixture.js';

describe('Reading a file', () => {
  const text =
    '\uFEFFE-mail;Prénom;Groupe(s);Shoe size\r\n"a@x.org";Élodie;"A;\nB"\r\n\r\nb@x.org;\'=1; ;42;;\r\n';

  it('says what the file is, and gives its rows by column', async () => {
    const { facts, records } = await readWhole(text);
    expect(facts).toEqual({
      encoding: 'utf-8',
      hasBom: true,
      delimiter: ';',
      headerLine: 1,
      columns: [
        { header: 'E-mail', column: 'email' },
        { header: 'Prénom', column: 'firstName' },
        { header: 'Groupe(s)', column: 'groups' },
        { header: 'Shoe size', column: null },
      ],
    });
    expect(records).toEqual([
      {
        line: 2,
        cells: { email: 'a@x.org', firstName: 'Élodie', groups: 'A;\nB' },
        raw: ['a@x.org', 'Élodie', 'A;\nB', ''],
        faults: [],
      },
      {
        line: 4,
        cells: { email: 'b@x.org', firstName: '=1' },
        raw: ['b@x.org', '=1', ' ', '42'],
        faults: [],
      },
    ]);
  });

  it('reads the same whatever the chunks are', async () => {
    const whole = await readWhole(text);
    for (const size of [1, 2, 3, 5, 7, 11])
      expect(await readWhole(inChunks(Buffer.from(text), size))).toEqual(whole);
  });

  it('counts as it reads, in batches of a thousand', async () => {
    const reading = readImportFile(Readable.from([Buffer.from(`Email\n${'a@x.org\n\n'.repeat(2_500)}`)]));
    const sizes: number[] = [];
    for await (const batch of reading.records) sizes.push(batch.length);
    expect(sizes).toEqual([1_000, 1_000, 500]);
    expect(reading.summary()).toEqual({ encoding: 'utf-8', bytes: 22_506, rows: 2_500, blankRows: 2_500 });
  });

  it('says where a quotation mark opens that nobody closes', async () => {
    expect(await refusalOf('Email,First name\na@x.org,Ann\nb@x.org,"Bob\nc@x.org,Cy\n')).toMatchObject({
      code: 'import_file_invalid',
      reason: 'quote_unclosed',
      line: 3,
    });
  });

  it('fails in facts and records alike, and leaves the source open for an answer', async () => {
    const source = new Readable({
      read() {
        this.push('a,b\n'.repeat(1_000));
      },
    });
    const reading = readImportFile(source);
    await expect(reading.facts).rejects.toMatchObject({ reason: 'header_missing', line: 1 });
    await expect(reading.records[Symbol.asyncIterator]().next()).rejects.toMatchObject({
      reason: 'header_missing',
    });
    expect(source.destroyed).toBe(false);
    source.destroy();
  });

  it('decides the encoding where it first matters, however late', async () => {
    const ascii = `Email,First name\n${'a@x.org,Ada\n'.repeat(10_000)}`;
    const late = Buffer.concat([
      Buffer.from(ascii),
      Buffer.from([0x62, 0x40, 0x78, 0x2e, 0x6f, 0x72, 0x67, 0x2c, 0x9c, 0xe9]),
    ]);
    const { facts, records, summary } = await readWhole(late);
    expect(facts.encoding).toBe('utf-8');
    expect(summary.encoding).toBe('windows-1252');
    expect(records.at(-1)).toMatchObject({ line: 10_002, cells: { email: 'b@x.org', firstName: 'œé' } });
    expect((await readWhole(`${ascii}b@x.org,œé`)).records.at(-1)?.cells.firstName).toBe('œé');
  });

  it('finds the header only near the beginning', async () => {
    const title = 'A title,of the file\n';
    expect((await readWhole(`${title.repeat(29)}Email,Role\na@x.org,3\n`)).facts.headerLine).toBe(30);
    expect(await refusalOf(`${title.repeat(30)}Email,Role\na@x.org,3\n`)).toMatchObject({
      reason: 'header_missing',
    });
  });

  it('passes on what breaks the upload', async () => {
    const source = new Readable({
      read() {
        this.destroy(new Error('connection lost'));
      },
    });
    await expect(readImportFile(source).records[Symbol.asyncIterator]().next()).rejects.toThrow(
      'connection lost',
    );
  });

  it.each([
    [
      'ada@x.org;Ada\n',
      'line 1 is "ada@x.org", "Ada". The file seems to begin with a person: put a header above.',
    ],
    [
      'Foo,Bar\n1,2\n',
      'line 1 is "Foo", "Bar". Name one column Email or Username. Columns are: Email, Username, First name',
    ],
    [
      'Email,Groups,Group ID\n',
      '"Groups" (column B) and "Group ID" (column C) mean the same. Keep one of them',
    ],
    [
      'PK\x03\x04',
      'a workbook (xlsx, ods) or another zip file and not CSV. Open it in your spreadsheet, save it as "CSV UTF-8"',
    ],
    ['', 'The file is empty. It needs a header and a row for each person.'],
  ])('says what is wrong and what to do: %j', async (text, detail) => {
    expect((await refusalOf(text)).detail).toContain(detail);
  });
});
