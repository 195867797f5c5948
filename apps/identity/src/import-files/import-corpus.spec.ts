import { createReadStream, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import type { ImportFileFacts, ImportRecord } from './import-file.js';
import { ImportFileError } from './import-file.error.js';
import { readImportFile } from './read-import-file.js';

const CORPUS = fileURLToPath(new URL('../../testing/import-corpus', import.meta.url));

/** What a file of the corpus must be read as; written by hand. */
interface Expectation {
  /** Where such files come from. */
  origin: string;
  facts?: unknown;
  records?: unknown;
  error?: unknown;
}

const names = readdirSync(CORPUS)
  .filter((file) => file.endsWith('.csv'))
  .map((file) => path.basename(file, '.csv'));

const cases = names.map((name): [string, string, Omit<Expectation, 'origin'>] => {
  const { origin, ...expected } = JSON.parse(
    readFileSync(path.join(CORPUS, `${name}.json`), 'utf8'),
  ) as Expectation;
  return [name, origin, expected];
});

const factsOf = ({ columns, ...facts }: ImportFileFacts): unknown => ({
  ...facts,
  columns: columns.map(({ header, column }) => [header, column]),
});

const recordOf = ({ line, cells, faults }: ImportRecord): unknown => ({
  line,
  cells,
  ...(faults.length > 0 && { faults: faults.map(({ column, code }) => `${column ?? ''}:${code}`) }),
});

async function outcomeOf(source: Readable): Promise<unknown> {
  try {
    const reading = readImportFile(source);
    const records: unknown[] = [];
    for await (const batch of reading.records) records.push(...batch.map(recordOf));
    return { facts: factsOf(await reading.facts), records };
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    const { reason, line, column } = error;
    return { error: { reason, ...(line && { line }), ...(column && { column }) } };
  }
}

describe('The corpus of files that people send', () => {
  it('has a description of each, and at least forty', () => {
    const described = readdirSync(CORPUS).filter((file) => file.endsWith('.json'));
    expect(described).toEqual(names.map((name) => `${name}.json`));
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  it.each(cases)('%s: %s', async (name, _origin, expected) => {
    expect(await outcomeOf(createReadStream(path.join(CORPUS, `${name}.csv`)))).toEqual(expected);
  });
});
