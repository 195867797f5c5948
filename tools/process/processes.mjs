import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Whether the process runs; one that has ended and was not yet collected by its parent does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return linuxStat(pid)?.[0] !== 'Z';
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Tells a process from a later one with the same id. Undefined when it is gone. */
export function startMark(pid) {
  if (process.platform === 'linux') return linuxStat(pid)?.[19];
  return ps(pid, 'lstart=');
}

/** The command line of a process, or an empty string when it is gone. */
export function commandOf(pid) {
  if (process.platform !== 'linux') return ps(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Where a process works, on Linux; elsewhere, or when it is gone, an empty string. */
export function workingDirectoryOf(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

/** Sends a signal; a process that is gone is fine. A negative id means its whole group. */
export function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** Waits until the process is gone; false when it is still there after `withinMs`. */
export async function isGone(pid, withinMs) {
  const deadline = Date.now() + withinMs;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await delay(20);
  }
  return true;
}

/** Asks a process to end, and after `patienceMs` ends it. */
export async function endProcess(pid, { first = 'SIGTERM', patienceMs = 10_000 } = {}) {
  signal(pid, first);
  if (await isGone(pid, patienceMs)) return;
  signal(pid, 'SIGKILL');
  await isGone(pid, 5_000);
}

/** Runs a program to its end and collects what it says. Rejects when it cannot be started. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let stdout = '';
    let stderr = '';
    child.stdout?.on('data', (chunk) => (stdout += chunk));
    child.stderr?.on('data', (chunk) => (stderr += chunk));
    child.once('error', reject);
    child.once('close', (code, killedBy) => resolve({ code: code ?? 128, killedBy, stdout, stderr }));
  });
}

function linuxStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function ps(pid, field) {
  try {
    return execFileSync('ps', ['-o', field, '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    return undefined;
  }
}
