import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { EmbeddedPostgresError, systemErrorCode } from './embedded-postgres.errors.js';
import { isAlive, startMark } from './process-identity.js';

interface Holder {
  pid: number;
  started: string | undefined;
}

/**
 * Says which process looks after a data directory. It survives a `kill -9` of that process and is then
 * recognised as stale. PostgreSQL's own interlock still guards the data; this one gives the clear message.
 */
export class LauncherLock {
  private constructor(private readonly file: string) {}

  /** @throws EmbeddedPostgresError when another living process holds the lock. */
  static take(file: string, directory: string): LauncherLock {
    const mine = `${file}.${process.pid}`;
    writeFileSync(mine, JSON.stringify({ pid: process.pid, started: startMark(process.pid) }), {
      mode: 0o600,
    });
    try {
      for (let attempt = 0; attempt < 5; attempt += 1) {
        if (linkIfFree(mine, file)) return new LauncherLock(file);
        refuseLivingHolder(file, directory);
      }
    } finally {
      rmSync(mine, { force: true });
    }
    throw new EmbeddedPostgresError(`The database in ${directory} is being started by another process.`);
  }

  release(): void {
    rmSync(this.file, { force: true });
  }
}

/** A hard link is the one way to create a file with its content in place, or fail because it exists. */
function linkIfFree(mine: string, file: string): boolean {
  try {
    linkSync(mine, file);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

function refuseLivingHolder(file: string, directory: string): void {
  const holder = readHolder(file);
  if (holder && isAlive(holder.pid) && startMark(holder.pid) === holder.started) {
    throw new EmbeddedPostgresError(
      `The database in ${directory} is in use by process ${holder.pid}; stop that one first or use another directory.`,
    );
  }
  discard(file);
}

/** Moved away before it is deleted, so that of two launchers only one removes it. */
function discard(file: string): void {
  const stale = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, stale);
    rmSync(stale, { force: true });
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}

function readHolder(file: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    const started = 'started' in value && typeof value.started === 'string' ? value.started : undefined;
    return typeof value.pid === 'number' ? { pid: value.pid, started } : undefined;
  } catch {
    return undefined;
  }
}
