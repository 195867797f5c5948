import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { servesCluster } from './process-identity.js';

/** What a PostgreSQL server writes about itself into its data directory. */
export interface PostmasterPid {
  pid: number;
  port: number;
  /** Accepting connections. */
  isReady: boolean;
}

/** Undefined when no server has left its mark, or only half of it. */
export function readPostmasterPid(clusterDir: string): PostmasterPid | undefined {
  let lines: string[];
  try {
    lines = readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return { pid, port: Number(lines[3]), isReady: lines[7]?.trim() === 'ready' };
}

/**
 * After a crash the mark may carry an id that another process has since been given; the server then refuses to
 * start. Deleting the file would also take away PostgreSQL's check for backends of the crashed server, so the id is
 * replaced instead: a server takes its parent's id, which is ours, for stale and still makes that check.
 */
export function disownForeignPid(clusterDir: string): void {
  const mark = readPostmasterPid(clusterDir);
  if (!mark || servesCluster(mark.pid, clusterDir)) return;
  const file = path.join(clusterDir, 'postmaster.pid');
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [process.pid, ...rest].join('\n'));
}
