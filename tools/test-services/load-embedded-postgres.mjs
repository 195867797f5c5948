import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = 'libs/database/src/embedded-postgres';

/**
 * The class `EmbeddedPostgres` from its built file. That folder alone is compiled when it is stale, so that test
 * services also run while something else in the workspace does not compile.
 */
export async function loadEmbeddedPostgres(root) {
  const source = path.join(root, folder);
  const target = path.join(root, 'dist', folder);
  for (const name of readdirSync(source)) {
    if (!name.endsWith('.ts') || name.endsWith('spec.ts')) continue;
    const built = path.join(target, name.replace(/\.ts$/, '.js'));
    if (!isFresh(path.join(source, name), built)) await compile(path.join(source, name), built);
  }
  const module = await import(pathToFileURL(path.join(target, 'embedded-postgres.js')).href);
  return module.EmbeddedPostgres;
}

function isFresh(source, built) {
  return existsSync(built) && statSync(built).mtimeMs >= statSync(source).mtimeMs;
}

async function compile(source, built) {
  const { transformFile } = await import('@swc/core');
  const jsc = { target: 'es2022', parser: { syntax: 'typescript', decorators: true } };
  const { code } = await transformFile(source, { module: { type: 'es6' }, jsc, swcrc: false });
  mkdirSync(path.dirname(built), { recursive: true });
  writeFileSync(`${built}.${process.pid}`, code);
  renameSync(`${built}.${process.pid}`, built);
}
