import os from 'node:os';
import { cpuSecondsOf, machineCpuSeconds } from './cpu-clock.mjs';

/**
 * Runs a piece of work and tells what it cost: `cpuSeconds` of the given process trees, and how busy the machine was
 * with things that we did not start (`otherCores`, in processor cores) and in all (`load`, the one-minute average).
 */
export async function observe(pids, work) {
  const before = readings(pids);
  const result = await work();
  const after = readings(pids);
  const seconds = after.at - before.at;
  const spent = (name) => (after[name] === undefined ? undefined : after[name] - before[name]);
  const everything = spent('machine');
  return {
    ...result,
    cpuSeconds: spent('measured'),
    otherCores: everything === undefined ? undefined : Math.max(0, (everything - spent('ours')) / seconds),
    load: os.loadavg()[0],
  };
}

function readings(pids) {
  return {
    at: performance.now() / 1000,
    measured: cpuSecondsOf(pids),
    ours: cpuSecondsOf([process.pid]),
    machine: machineCpuSeconds(),
  };
}
