import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in ticks of 10 ms, whatever the kernel's own clock is. */
const TICKS_PER_SECOND = 100;

/**
 * Processor seconds that a set of process trees has used, children that have ended included.
 * @returns undefined where the system does not tell (not Linux)
 */
export function cpuSecondsOf(rootPids) {
  if (process.platform !== 'linux') return undefined;
  const processes = readProcesses();
  const roots = new Set(rootPids);
  const isOfTree = (pid) => {
    for (let at = pid; at > 1; at = processes.get(at)?.parent ?? 0) if (roots.has(at)) return true;
    return false;
  };
  let ticks = 0;
  for (const [pid, { used, usedByEnded }] of processes) if (isOfTree(pid)) ticks += used + usedByEnded;
  return ticks / TICKS_PER_SECOND;
}

/** Processor seconds that everything on the machine has used since it was started, waiting for disks left out. */
export function machineCpuSeconds() {
  if (process.platform !== 'linux') return undefined;
  const [line] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user, nice, system, , , irq, softirq, steal] = line.trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND;
}

function readProcesses() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return new Map(
    pids.flatMap((pid) => {
      const process = readStat(pid);
      return process ? [[Number(pid), process]] : [];
    }),
  );
}

function readStat(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; what follows it is plain. Numbers as in proc(5), from "state" on.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, user, system, userOfEnded, systemOfEnded] = [1, 11, 12, 13, 14].map((i) =>
      Number(fields[i]),
    );
    return { parent, used: user + system, usedByEnded: userOfEnded + systemOfEnded };
  } catch {
    return undefined;
  }
}
