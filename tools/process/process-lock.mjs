import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isAlive, startMark } from './processes.mjs';

/**
 * A file that says which living process holds something; a killed holder is recognised. `details` is kept in the
 * file for others to read. Returns `{ release }`, or `{ holder }` when another process has it.
 */
export function takeLock(file, details = {}) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, mark: startMark(process.pid), ...details }), {
    mode: 0o600,
  });
  try {
    for (;;) {
      if (linkIfFree(draft, file)) return { release: () => rmSync(file, { force: true }) };
      const holder = readHolder(file);
      if (holder && isAlive(holder.pid) && startMark(holder.pid) === holder.mark) return { holder };
      discard(file);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Waits until the lock is ours. */
export async function waitForLock(file, onWait = () => {}) {
  for (let waits = 0; ; waits += 1) {
    const lock = takeLock(file);
    if (lock.release) return lock;
    if (waits === 0) onWait(lock.holder);
    await delay(100);
  }
}

/** A hard link is the one way to make a file with its content in place, or to learn that it is there already. */
function linkIfFree(draft, file) {
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Renamed first: of two that find the same dead holder, only one removes the file. */
function discard(file) {
  const stale = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, stale);
    rmSync(stale, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
}
