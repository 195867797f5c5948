import { Readable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { readDay } from './date-cell.rules.js';
import { readGroups } from './groups-cell.rules.js';
import { IMPORT_COLUMNS } from './import-columns.rules.js';
import type { ImportRecord } from './import-file.js';
import { importTemplate } from './import-template.js';
import { readLanguage } from './language-cell.rules.js';
import { readImportFile } from './read-import-file.js';
import { readRoles } from './role-cell.rules.js';

describe.each(['en', 'fr'] as const)('The template in %s', (locale) => {
  const read = async (): Promise<{ columns: unknown; records: ImportRecord[] }> => {
    const reading = readImportFile(Readable.from([Buffer.from(importTemplate(locale))]));
    const records: ImportRecord[] = [];
    for await (const batch of reading.records) records.push(...batch);
    return { columns: (await reading.facts).columns.map(({ column }) => column), records };
  };

  it('is read back with every column, in the order of the documentation', async () => {
    expect((await read()).columns).toEqual(IMPORT_COLUMNS);
  });

  it('shows cells that mean what they say', async () => {
    const { records } = await read();
    expect(records.map(({ faults }) => faults)).toEqual([[], []]);
    const cells = (column: 'roles' | 'groups' | 'language' | 'deletionDate'): string[] =>
      records.map((record) => record.cells[column] ?? '').filter((cell) => cell !== '');
    expect(cells('roles').map(readRoles)).toEqual([
      { ok: true, value: ['learner'] },
      { ok: true, value: ['coach', 'author'] },
    ]);
    expect(cells('language').map(readLanguage)).toEqual([
      { ok: true, value: 'en' },
      { ok: true, value: 'fr' },
    ]);
    expect(cells('deletionDate').map(readDay)).toEqual([{ ok: true, value: '2027-12-31' }]);
    expect(cells('groups').map((cell) => readGroups(cell).ok)).toEqual([true, true]);
  });

  it('begins with the mark by which Excel knows UTF-8', () => {
    expect(importTemplate(locale).startsWith('\uFEFF')).toBe(true);
  });
});
