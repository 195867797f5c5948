import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { waitForLock } from './process-lock.mjs';

/** Makes node_modules match the lock file. Returns false when it did already. */
export async function installIfNeeded({ root, log, signal }) {
  if (isInstalled(root)) return false;
  const wait = () => log('waiting for another install');
  const lock = await waitForLock(path.join(root, '.cache/install-lock'), wait);
  try {
    // The one that was waited for has probably done it.
    if (isInstalled(root)) return false;
    log('installing packages (about a minute, once)');
    await npmCi(root, signal);
    return true;
  } finally {
    lock.release();
  }
}

function isInstalled(root) {
  const wanted = packagesOf(path.join(root, 'package-lock.json'));
  return matches(wanted, packagesOf(path.join(root, 'node_modules/.package-lock.json')));
}

/**
 * npm writes its own lock file into node_modules as the last thing of an install: half an install has none. A package
 * too many does no harm, and is no reason to take node_modules from under what runs.
 */
function matches(wanted, installed) {
  if (!installed) return false;
  const isThere = ([name, { version, optional, devOptional }]) =>
    name === '' || (installed[name] ? installed[name].version === version : optional || devOptional);
  return Object.entries(wanted).every(isThere);
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** No package of ours needs its install script, so none is run. */
function npmCi(root, signal) {
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, prefix] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...prefix, ...args], {
      cwd: root,
      signal,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    child.once('error', (error) => reject(new Failure(`npm cannot be run: ${error.message}`)));
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Failure(`"npm ci" failed (${code}); its reasons are above.`)),
    );
  });
}
