import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { commandOf, isAlive, isGone, signal, startMark, workingDirectoryOf } from '../process/processes.mjs';

const PREFIX = 'rollcall-test-';

/** A private directory for all files of one test run, marked with the process that it belongs to. */
export function makeRunDirectory() {
  const directory = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  // The database server may run as another account; what it must not read is protected where it lies.
  chmodSync(directory, 0o755);
  mkdirSync(path.join(directory, 'tmp'));
  chmodSync(path.join(directory, 'tmp'), 0o1777);
  writeFileSync(
    path.join(directory, 'owner.json'),
    JSON.stringify({ pid: process.pid, mark: startMark(process.pid) }),
  );
  return directory;
}

/** Ends every process whose working directory or command line is inside the directory, and deletes it. */
export async function removeRunDirectory(directory) {
  for (const pid of processesOf(directory)) {
    signal(pid, 'SIGKILL');
    await isGone(pid, 5_000);
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

/** Cleans up after runs that were killed before they could. */
export async function sweepAbandonedRuns() {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = path.join(os.tmpdir(), name);
    if (isAbandoned(directory)) await removeRunDirectory(directory);
  }
}

function isAbandoned(directory) {
  try {
    const { pid, mark } = JSON.parse(readFileSync(path.join(directory, 'owner.json'), 'utf8'));
    return !isAlive(pid) || startMark(pid) !== mark;
  } catch {
    return false;
  }
}

/** Recognised by the ids that they left in the directory, each checked against what that process is now. */
function processesOf(directory) {
  const pids = new Set();
  for (const file of readdirSync(directory, { recursive: true }).filter((name) => name.endsWith('.pid'))) {
    const pid = Number(readFileSync(path.join(directory, file), 'utf8').split('\n')[0]);
    if (pid > 1 && pid !== process.pid && isAlive(pid) && belongsTo(pid, directory)) pids.add(pid);
  }
  return pids;
}

function belongsTo(pid, directory) {
  return commandOf(pid).includes(directory) || workingDirectoryOf(pid).startsWith(directory);
}
