import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { observe } from './measure/observe.mjs';
import { amountRow } from './measure/rows.mjs';

/** Long enough for what a start leaves behind to be collected. */
const IDLE_MS = 10_000;

/** What each service holds when it has nothing to do, shared pages divided among those who share them (PSS). */
export const memory = {
  name: 'memory',
  carriers: ['postgres'],
  async run({ lab, carrier }) {
    if (process.platform !== 'linux') return [];
    const { services, starts, pids } = await lab.installation(carrier);
    const idle = () => delay(IDLE_MS, undefined, { signal: lab.shutdown.signal });
    const { cpuSeconds } = await observe([...pids, ...lab.infrastructurePids], idle);
    const sizes = services.map(({ name, child }) => ({ name, size: pssMebibytes(child.pid) }));
    const sum = sizes.reduce((total, { size }) => total + size, 0);
    const line = (what, ours, atMost) => amountRow({ what, unit: 'MiB', ours, aim: { atMost } });
    return [
      ...sizes.map(({ name, size }) => line(`memory of ${name}, idle`, size, 110)),
      line('memory of all six, idle', sum, 450),
      amountRow({
        what: 'processor use of all and the database, idle',
        unit: 'ms/s',
        ours: (cpuSeconds / IDLE_MS) * 1e6,
      }),
      ...services.map(({ name }) => startRow(name, starts[name])),
    ];
  },
};

function startRow(name, { ms, cpuSeconds }) {
  const note = `${cpuSeconds.toFixed(1)} CPU s; the others started before it run`;
  return amountRow({ what: `start of ${name} to ready`, ours: ms, aim: { atMost: 2500 }, note });
}

function pssMebibytes(pid) {
  const [, kibibytes] = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'));
  return Number(kibibytes) / 1024;
}
