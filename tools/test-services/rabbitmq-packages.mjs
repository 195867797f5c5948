import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { run } from '../process/processes.mjs';
import { unpackedRoot } from './rabbitmq-binaries.mjs';

const NO = ['recommends', 'suggests', 'conflicts', 'breaks', 'replaces', 'enhances'];
const POLICY = '/usr/sbin/policy-rc.d';

/** Obtains RabbitMQ from Debian's archive: installed as root, otherwise unpacked. False when it cannot be had so. */
export async function obtainDebianPackages(log) {
  if (!(await exists('apt-get')) || !(await exists('dpkg'))) return false;
  if (process.getuid() === 0 && (await install(log))) return true;
  return unpack(log);
}

async function install(log) {
  log('RabbitMQ: installing the package rabbitmq-server (about half a minute, once)');
  const apt = (...args) =>
    run('apt-get', ['-q', '-y', '-o', 'DPkg::Lock::Timeout=180', ...args], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  const undo = forbidServiceStart();
  try {
    await apt('update');
    const { code, stderr } = await apt('install', '--no-install-recommends', 'rabbitmq-server');
    if (code !== 0) log(`RabbitMQ: apt-get install failed (${lastLine(stderr)})`);
    return code === 0;
  } finally {
    undo();
  }
}

/** The package would start a broker of its own, on the public port, and keep it running. */
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

async function unpack(log) {
  log('RabbitMQ: unpacking the Debian packages into a cache (about half a minute, once)');
  const root = unpackedRoot();
  const draft = `${root}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    if (!(await download(draft))) return false;
    for (const name of readdirSync(draft).filter((file) => file.endsWith('.deb'))) {
      const { code } = await run('dpkg', ['-x', name, '.'], { cwd: draft });
      if (code !== 0) return false;
      rmSync(path.join(draft, name));
    }
    pointErlangTo(draft, root);
    rmSync(root, { recursive: true, force: true });
    renameSync(draft, root);
    return true;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** With the machine's package lists, or, when they are missing and we may not fetch them, with lists of our own. */
async function download(folder) {
  const get = async (options) => {
    const names = await packageNames(options);
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

/** The broker and those parts of Erlang that it needs; the libraries below them are on every Debian. */
async function packageNames(options) {
  const args = [...options, 'depends', '--recurse', ...NO.map((kind) => `--no-${kind}`), 'rabbitmq-server'];
  const { stdout } = await run('apt-cache', args);
  return stdout.split('\n').filter((line) => /^(rabbitmq-server|erlang-[\w-]+)$/.test(line));
}

/** `erl` has the folder that it was packaged for written into it. */
function pointErlangTo(draft, root) {
  const script = path.join(draft, 'usr/lib/erlang/bin/erl');
  const target = path.join(root, 'usr/lib/erlang');
  writeFileSync(
    script,
    readFileSync(script, 'utf8').replaceAll('ROOTDIR=/usr/lib/erlang', `ROOTDIR="${target}"`),
  );
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
