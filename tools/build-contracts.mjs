/**
 * Builds the package that other teams install, `@rollcall/contracts`, into `dist/packages/contracts`:
 * `npm run build:contracts`. With `--pack` it also makes the file that `npm install` takes.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesBelow, hashOf } from './build/source-hash.mjs';
import { packageManifest } from './contracts/package-manifest.mjs';
import { Failure, reportFailure } from './process/failure.mjs';
import { waitForLock } from './process/process-lock.mjs';
import { run } from './process/processes.mjs';

const PACKAGE = 'dist/packages/contracts';
const STAMP = 'dist/packages/contracts.hash';
const INPUTS = ['package.json', 'tsconfig.json', 'docs/asyncapi.json', 'tools/build-contracts.mjs'];
const TEST = /\.(spec|int-spec)\.ts$/;

/** Makes the package anew when its sources have changed. Returns its folder. */
export async function buildContractsPackage({ root, log = () => {} }) {
  const target = path.join(root, PACKAGE);
  mkdirSync(path.dirname(target), { recursive: true });
  const lock = await waitForLock(path.join(root, 'dist/packages/.lock'), () =>
    log('waiting for another build'),
  );
  try {
    const hash = hashOf(root, packageInputs(root));
    if (existsSync(target) && stampOf(root) === hash) return target;
    rmSync(target, { recursive: true, force: true });
    log('compiling the package');
    await compile(root);
    addDocuments(root, target);
    writeFileSync(path.join(root, STAMP), hash);
    return target;
  } finally {
    lock.release();
  }
}

/** The package as one file, in `directory`. Returns its path. */
export async function packContracts({ root, directory, log }) {
  const folder = await buildContractsPackage({ root, log });
  return pack(folder, directory);
}

/** Packs a folder that has a package.json, without running anything that it brings. Returns the file's path. */
export async function pack(folder, directory) {
  const args = ['pack', '--ignore-scripts', '--silent', '--pack-destination', directory];
  const { code, stdout, stderr } = await run('npm', args, { cwd: folder });
  if (code !== 0) throw new Failure(`npm pack failed in ${folder}:\n${stderr.trim()}`);
  return path.join(directory, stdout.trim().split('\n').at(-1));
}

function packageInputs(root) {
  const folders = ['libs/contracts', 'libs/subscriber', 'tools/contracts'];
  const files = [...INPUTS, ...folders.flatMap((folder) => filesBelow(root, folder))];
  return files.filter((file) => !TEST.test(file)).toSorted();
}

/** Only what is exported is compiled: what services say to each other never gets into the package. */
async function compile(root) {
  const args = ['node_modules/typescript/bin/tsc', '-p', 'libs/subscriber/tsconfig.package.json'];
  const { code, stdout } = await run(process.execPath, args, { cwd: root });
  if (code !== 0) throw new Failure(`The package does not compile:\n${stdout.trim()}`);
}

function addDocuments(root, target) {
  const contracts = path.join(root, 'libs/contracts');
  for (const folder of ['schemas', 'golden']) {
    cpSync(path.join(contracts, folder), path.join(target, folder), { recursive: true });
  }
  cpSync(path.join(contracts, 'README.md'), path.join(target, 'README.md'));
  cpSync(path.join(root, 'docs/asyncapi.json'), path.join(target, 'asyncapi.json'));
  const manifest = packageManifest(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  writeFileSync(path.join(target, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

function stampOf(root) {
  const file = path.join(root, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

async function main(root, args) {
  const folder = await buildContractsPackage({ root, log: console.log });
  if (!args.includes('--pack')) return console.log(`The package is in ${path.relative(root, folder)}.`);
  const file = await pack(folder, path.dirname(folder));
  console.log(`npm install ${path.relative(root, file)}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(path.resolve(import.meta.dirname, '..'), process.argv.slice(2)).catch(reportFailure);
}
