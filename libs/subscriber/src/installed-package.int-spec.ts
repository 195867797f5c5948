import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { EVENTS } from '@rollcall/contracts';
import { installContracts } from '../../../tools/contracts/install-package.mjs';

jest.setTimeout(600_000);
const ROOT = process.cwd();
/** Where somebody learns how to use the package; every snippet that imports it is compiled. */
const DOCUMENTS = ['libs/contracts/README.md', 'README.md', 'docs/events.md'];
const INSTALLED = 'node_modules/@rollcall/contracts';

/** What the snippets take from the reader's own code. */
const READERS_OWN = {
  'cursor.ts': `export const loadCursor = async (): Promise<string | null> => null;
export const saveCursor = async (_cursor: string): Promise<void> => undefined;`,
  'database.ts': `export interface Transaction {
  query(sql: string, values: unknown[]): Promise<{ rowCount: number }>;
}
export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
  work({ query: async () => ({ rowCount: 1 }) });`,
};

describe('The package, installed by another team', () => {
  let directory: string;
  beforeAll(async () => {
    directory = mkdtempSync(path.join(tmpdir(), 'another-team-'));
    await installContracts({ root: ROOT, directory });
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  const node = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: directory,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });
    return { status, output: stdout + stderr };
  };
  const write = (file: string, content: string): void => writeFileSync(path.join(directory, file), content);
  const snippets = DOCUMENTS.flatMap((document) =>
    [...readFileSync(path.join(ROOT, document), 'utf8').matchAll(/^```ts\n([\s\S]+?)^```$/gm)]
      .map(([, code = '']) => code)
      .filter((code) => code.includes('@rollcall/contracts'))
      .map((code) => ({ document, code })),
  );

  it('compiles in strict mode, with every snippet of the documents and the example', () => {
    expect(new Set(snippets.map(({ document }) => document))).toEqual(new Set(DOCUMENTS));
    for (const [file, content] of Object.entries(READERS_OWN)) write(file, content);
    for (const [index, { code }] of snippets.entries()) write(`snippet${index}.ts`, code);
    copyFileSync(path.join(ROOT, 'examples/subscriber/subscriber.mjs'), path.join(directory, 'example.mjs'));
    // Where the package promises something, a mistake of its user is found.
    write(
      'mistakes.ts',
      `import { subscribe } from '@rollcall/contracts/subscriber';
subscribe({
  amqpUrl: '', queue: '', types: ['identity.user-activated.v1'],
  // @ts-expect-error: an activation has no reason
  handle: (event) => console.log(event.data.reason),
});
// @ts-expect-error: there is no such type
subscribe({ amqpUrl: '', queue: '', types: ['identity.user-sang.v1'], handle: () => undefined });
// @ts-expect-error: what services ask each other is not for others
import type { PolicyQuestion } from '@rollcall/contracts';
export type { PolicyQuestion };`,
    );
    const options = {
      module: 'nodenext',
      target: 'es2023',
      lib: ['es2023'],
      strict: true,
      noEmit: true,
      checkJs: true,
    };
    const types = { typeRoots: [path.join(ROOT, 'node_modules/@types')], types: ['node'] };
    write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { ...options, ...types }, include: ['*.ts', 'example.mjs'] }),
    );
    const { status, output } = node(path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', '.');
    expect([output, status]).toEqual(['', 0]);
  });

  it('runs, without anything of the services', () => {
    write(
      'consumer.mjs',
      `import { EVENTS } from '@rollcall/contracts';
import { isEvent, problemWith } from '@rollcall/contracts/subscriber';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const golden = require('@rollcall/contracts/golden/identity.user-activated.v1.json');
const { properties } = require('@rollcall/contracts/schemas/identity.user-activated.v1.json');
const { channels } = require('@rollcall/contracts/asyncapi.json');
console.log(JSON.stringify({
  types: EVENTS.size, channels: Object.keys(channels).length, facts: Object.keys(properties.data.properties),
  isValid: isEvent(golden, 'identity.user-activated.v1'), problem: problemWith({ ...golden, data: {} }),
}));`,
    );
    const { status, output } = node('consumer.mjs');
    expect([status, output]).toEqual([0, expect.stringContaining('{')]);
    expect(JSON.parse(output)).toMatchObject({
      types: EVENTS.size,
      channels: EVENTS.size,
      facts: expect.arrayContaining(['userId', 'firstName']),
      isValid: true,
      problem: expect.stringContaining('userId'),
    });
  });

  it('lets nobody in but by its doors, and has nothing that only services know', () => {
    const inside = '@rollcall/contracts/lib/contracts/src/public.js';
    expect(node('-e', `import(${JSON.stringify(inside)})`).output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
    const files = readdirSync(path.join(directory, INSTALLED), { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /internal|index\.spec|\.map$|^(?!.*\.d\.ts$).*\.ts$/.test(file))).toEqual(
      [],
    );
    expect(files).toEqual(expect.arrayContaining(['README.md', 'asyncapi.json', 'package.json']));
    expect(files.filter((file) => file.startsWith('schemas/')).length).toBe(EVENTS.size);
    expect(files.filter((file) => file.startsWith('golden/')).length).toBe(EVENTS.size);
  });

  it('brings one dependency, and the client of the broker only to those who want it', () => {
    const manifest = JSON.parse(
      readFileSync(path.join(directory, INSTALLED, 'package.json'), 'utf8'),
    ) as Record<string, object>;
    expect(Object.keys(manifest['dependencies'] ?? {})).toEqual(['typebox']);
    expect(manifest['peerDependenciesMeta']).toEqual({ amqplib: { optional: true } });
    rmSync(path.join(directory, 'node_modules/amqplib'), { recursive: true });
    expect(existsSync(path.join(directory, 'node_modules/amqplib'))).toBe(false);
    expect(
      node('-e', `import('@rollcall/contracts/subscriber').then(() => console.log('fine'))`).output,
    ).toBe('fine\n');
  });
});
