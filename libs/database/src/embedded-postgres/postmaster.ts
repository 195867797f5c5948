import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { notRunnable, type DatabaseCluster } from './database-cluster.js';
import { EmbeddedPostgresError } from './embedded-postgres.errors.js';
import { freePort, isPortFree } from './free-port.js';
import { disownForeignPid, readPostmasterPid } from './postmaster-pid.js';
import { isAlive, servesCluster } from './process-identity.js';
import { pathForServer, type ServerAccount } from './server-account.js';

const POLL_MS = 20;
const START_DEADLINE_MS = 120_000;
const FAST_STOP_MS = 30_000;

/** How a server is to run. */
export interface PostmasterSettings {
  /** Undefined: any free port. */
  port: number | undefined;
  settings: Record<string, string | number | boolean>;
}

/** A running server process. */
export interface Postmaster {
  process: ChildProcess;
  pid: number;
  port: number;
}

/** Starts a server on the cluster and waits until it accepts connections. */
export async function startPostmaster(
  binary: string,
  cluster: DatabaseCluster,
  account: ServerAccount | undefined,
  wanted: PostmasterSettings,
): Promise<Postmaster> {
  const deadline = Date.now() + START_DEADLINE_MS;
  for (;;) {
    const port = wanted.port ?? (await freePort());
    if (wanted.port !== undefined && !(await isPortFree(port))) throw portTaken(port);
    disownForeignPid(cluster.clusterDir);
    const started = await launch(binary, cluster, account, { port, settings: wanted.settings });
    if (!('failure' in started)) return started;
    // Backends of a killed server hold its shared memory until they notice; a free port may have been taken since.
    const passing = /shared memory block .* in use|could not create any TCP\/IP sockets/s.test(
      started.failure,
    );
    if (!passing || Date.now() > deadline) throw failedToStart(started.failure, cluster.logFile);
    await delay(POLL_MS * 5);
  }
}

/** Ends a server of this cluster that an earlier launcher left behind. Returns whether there was one. */
export async function stopLeftover(clusterDir: string): Promise<boolean> {
  const mark = readPostmasterPid(clusterDir);
  if (!mark || !servesCluster(mark.pid, clusterDir)) return false;
  await stopPostmaster(mark.pid);
  return true;
}

/** Fast shutdown: clients are disconnected, everything is written; after a while, the immediate one. */
export async function stopPostmaster(pid: number): Promise<void> {
  signal(pid, 'SIGINT');
  if (await isGone(pid, FAST_STOP_MS)) return;
  signal(pid, 'SIGQUIT');
  if (await isGone(pid, FAST_STOP_MS)) return;
  throw new EmbeddedPostgresError(`PostgreSQL (process ${pid}) does not stop.`);
}

async function launch(
  binary: string,
  cluster: DatabaseCluster,
  account: ServerAccount | undefined,
  { port, settings }: { port: number; settings: PostmasterSettings['settings'] },
): Promise<Postmaster | { failure: string }> {
  const log = openSync(cluster.logFile, 'a', 0o600);
  const logStart = statSync(cluster.logFile).size;
  const options = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, ...settings };
  const child = spawn(
    binary,
    ['-D', pathForServer(cluster.clusterDir, account), ...Object.entries(options).flatMap(asOption)],
    // A process group of its own: Ctrl-C in the terminal must reach the services before their database.
    {
      ...account,
      cwd: cluster.clusterDir,
      detached: true,
      stdio: ['ignore', log, log],
      env: { LC_ALL: 'C', TZ: 'UTC' },
    },
  );
  closeSync(log);
  let spawnError: Error | undefined;
  child.once('error', (error) => (spawnError = error));
  for (;;) {
    if (spawnError) throw notRunnable(binary, spawnError);
    if (child.exitCode !== null || child.signalCode !== null) {
      return { failure: readFileSync(cluster.logFile).subarray(logStart).toString() };
    }
    const mark = readPostmasterPid(cluster.clusterDir);
    if (mark && mark.pid === child.pid && mark.isReady) return { process: child, pid: mark.pid, port };
    await delay(POLL_MS);
  }
}

function asOption([name, value]: [string, string | number | boolean]): string[] {
  return ['-c', `${name}=${typeof value === 'boolean' ? (value ? 'on' : 'off') : value}`];
}

function portTaken(port: number): EmbeddedPostgresError {
  return new EmbeddedPostgresError(`Port ${port} on 127.0.0.1 is taken; the database needs another one.`);
}

function failedToStart(output: string, logFile: string): EmbeddedPostgresError {
  const fatal = output.split('\n').findLast((line) => /FATAL|PANIC|error/.test(line));
  return new EmbeddedPostgresError(
    `PostgreSQL did not start: ${fatal ?? 'no reason given'} (see ${logFile})`,
  );
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already, which is what is wanted.
  }
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
