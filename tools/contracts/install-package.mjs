import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pack, packContracts } from '../build-contracts.mjs';
import { Failure } from '../process/failure.mjs';
import { run } from '../process/processes.mjs';

/** What the package needs, and what it can use; they have no dependencies themselves. */
const DEPENDENCIES = ['typebox', 'amqplib'];

/**
 * Makes an empty project and installs the package into it as another team would, but without a registry: the few
 * dependencies are packed from our own node_modules.
 */
export async function installContracts({ root, directory }) {
  const files = path.join(directory, '.packed');
  mkdirSync(files, { recursive: true });
  const packed = await Promise.all([
    packContracts({ root, directory: files }),
    ...DEPENDENCIES.map((name) => pack(path.join(root, 'node_modules', name), files)),
  ]);
  writeFileSync(
    path.join(directory, 'package.json'),
    JSON.stringify({ name: 'another-team', private: true, type: 'module' }),
  );
  const options = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const { code, stderr } = await run('npm', ['install', ...options, ...packed], { cwd: directory });
  if (code !== 0) throw new Failure(`The package cannot be installed:\n${stderr.trim()}`);
}
