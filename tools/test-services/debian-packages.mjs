import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../process/processes.mjs';

const POLICY = '/usr/sbin/policy-rc.d';
let queue = Promise.resolve();

/** Where packages of Debian that were unpacked and not installed stay for the next run. */
export function unpackedRoot(name) {
  return path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), '.cache'), 'rollcall', name);
}

/**
 * Obtains programs from Debian's archive: installed as root, otherwise unpacked into {@link unpackedRoot}. False when
 * they cannot be had so. One at a time, since apt locks itself.
 *
 *   title, folder    for people, and for the cache
 *   packages         what to install
 *   namesToUnpack    (aptOptions) => names of all packages that are to be unpacked
 *   settle           (draft, root) => what has to be changed in the unpacked files, which will lie in `root`
 */
export function obtainDebianPackages(wanted, log) {
  const turn = queue.then(() => obtain(wanted, log));
  queue = turn.catch(() => {});
  return turn;
}

async function obtain(wanted, log) {
  if (!(await exists('apt-get')) || !(await exists('dpkg'))) return false;
  if (process.getuid() === 0 && (await install(wanted, log))) return true;
  return unpack(wanted, log);
}

async function install({ title, packages }, log) {
  log(`${title}: installing ${packages.join(', ')} from Debian (about half a minute, once)`);
  const apt = (...args) =>
    run('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=180', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const undo = forbidServiceStart();
  try {
    await apt('update');
    const { code, stderr } = await apt('install', '--no-install-recommends', ...packages);
    if (code !== 0) log(`${title}: apt-get install failed (${lastLine(stderr)})`);
    return code === 0;
  } finally {
    undo();
  }
}

/** Some packages would start a service of their own, on a public port, and keep it running. */
function forbidServiceStart() {
  if (existsSync(POLICY)) return () => {};
  try {
    writeFileSync(POLICY, '#!/bin/sh\nexit 101\n');
    chmodSync(POLICY, 0o755);
  } catch {
    return () => {};
  }
  return () => rmSync(POLICY, { force: true });
}

async function unpack({ title, folder, namesToUnpack, settle }, log) {
  log(`${title}: unpacking the Debian packages into a cache (about half a minute, once)`);
  const root = unpackedRoot(folder);
  const draft = `${root}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    if (!(await download(draft, namesToUnpack))) return false;
    for (const name of readdirSync(draft).filter((file) => file.endsWith('.deb'))) {
      const { code } = await run('dpkg', ['-x', name, '.'], { cwd: draft });
      if (code !== 0) return false;
      rmSync(path.join(draft, name));
    }
    settle(draft, root);
    rmSync(root, { recursive: true, force: true });
    renameSync(draft, root);
    return true;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** With the machine's package lists, or, when they are missing and we may not fetch them, with lists of our own. */
async function download(folder, namesToUnpack) {
  const get = async (options) => {
    const names = await namesToUnpack(options);
    if (names.length === 0) return false;
    const { code } = await run('apt-get', ['-q', ...options, 'download', ...names], { cwd: folder });
    return code === 0;
  };
  if (await get([])) return true;
  const state = path.join(folder, 'apt');
  mkdirSync(path.join(state, 'lists/partial'), { recursive: true });
  mkdirSync(path.join(state, 'archives/partial'), { recursive: true });
  const own = [`Dir::State=${state}`, `Dir::Cache=${state}`, 'Dir::State::status=/var/lib/dpkg/status'];
  const options = own.flatMap((option) => ['-o', option]);
  await run('apt-get', ['-q', ...options, 'update'], { cwd: folder });
  const isDone = await get(options);
  rmSync(state, { recursive: true, force: true });
  return isDone;
}

async function exists(program) {
  return run(program, ['--version']).then(
    ({ code }) => code === 0,
    () => false,
  );
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
