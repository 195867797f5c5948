/**
 * Writes what is made from the code and kept in git, so that reviewers see it change: `npm run generate`. With
 * `--check` it writes nothing and fails when a file is not what the code says.
 *
 * Each module in tools/generate exports `generate({ root })`, which resolves to a map from relative paths to contents,
 * and may export `OWNED_FOLDER`: a folder in which no other file may be.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { Failure, reportFailure } from './process/failure.mjs';

/** Everything that is generated: `{ files, leftovers }`, contents by path and paths that should not exist. */
export async function generateAll(root) {
  const files = new Map();
  const folders = [];
  for (const name of generatorsIn(root)) {
    const generator = await import(pathToFileURL(path.join(root, 'tools/generate', name)).href);
    for (const [file, content] of await generator.generate({ root })) files.set(file, content);
    if (generator.OWNED_FOLDER) folders.push(generator.OWNED_FOLDER);
  }
  const leftovers = folders.flatMap((folder) => filesIn(root, folder)).filter((file) => !files.has(file));
  return { files, leftovers };
}

/** One line for each file that is not what the code says. */
export function staleFiles(root, { files, leftovers }) {
  const stale = [...files].filter(([file, content]) => read(root, file) !== content);
  return [
    ...stale.map(([file]) => `${file} is ${existsSync(path.join(root, file)) ? 'out of date' : 'missing'}`),
    ...leftovers.map((file) => `${file} is made from nothing any more`),
  ];
}

function write(root, { files, leftovers }) {
  for (const [file, content] of files) {
    if (read(root, file) === content) continue;
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
    console.log(`wrote ${file}`);
  }
  for (const file of leftovers) {
    rmSync(path.join(root, file));
    console.log(`deleted ${file}`);
  }
}

function generatorsIn(root) {
  return readdirSync(path.join(root, 'tools/generate'))
    .filter((name) => name.endsWith('.mjs'))
    .toSorted();
}

function filesIn(root, folder) {
  const absolute = path.join(root, folder);
  return existsSync(absolute) ? readdirSync(absolute).map((name) => `${folder}/${name}`) : [];
}

function read(root, file) {
  const absolute = path.join(root, file);
  return existsSync(absolute) ? readFileSync(absolute, 'utf8') : undefined;
}

async function main(root, args) {
  await build({ root, log: console.log });
  const generated = await generateAll(root);
  if (!args.includes('--check')) return write(root, generated);
  const stale = staleFiles(root, generated);
  if (stale.length > 0)
    throw new Failure(`${stale.join('\n✗ ')}\nRun "npm run generate" and commit the result.`);
  console.log(`${generated.files.size} generated files are up to date`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(path.resolve(import.meta.dirname, '..'), process.argv.slice(2)).catch(reportFailure);
}
