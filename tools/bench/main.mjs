import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { reportFailure } from '../process/failure.mjs';
import { installIfNeeded } from '../process/install.mjs';
import { Shutdown } from '../start/shutdown.mjs';
import { HELP, readBenchOptions } from './bench-options.mjs';
import { tableOf } from './report.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const say = (line) => console.log(`· ${line}`);

/** The whole of `npm run bench`. Never a test: it fails when something breaks, not when something is slow. */
export async function main(args) {
  const shutdown = new Shutdown(say);
  try {
    const options = readBenchOptions(args);
    if (options.help) return void process.stdout.write(HELP);
    const work = runBenchmarks(options, shutdown);
    // A benchmark that is being stopped need not be waited for: what it has started is known.
    shutdown.work = Promise.race([work.catch(() => {}), whenAborted(shutdown.signal)]);
    const rows = await work;
    await shutdown.run();
    print(rows, options);
  } catch (error) {
    if (shutdown.isRunning) return;
    reportFailure(error);
    await shutdown.run();
  }
}

async function runBenchmarks({ names, carriers, scale }, shutdown) {
  await installIfNeeded({ root, log: say, signal: shutdown.signal });
  const { build } = await import('../build.mjs');
  await build({ root, log: say });
  const { BenchLab } = await import('../../bench/lab/bench-lab.mjs');
  const benchmarks = await Promise.all(names.map(load));
  const lab = await BenchLab.open({ root, shutdown, say });
  const rows = [];
  for (const carrier of carriers) {
    for (const benchmark of benchmarks.filter((each) => each.carriers.includes(carrier))) {
      shutdown.signal.throwIfAborted();
      say(`${benchmark.name} (${carrier})`);
      const measured = await benchmark.run({ lab, carrier, scale });
      rows.push(...measured.map((row) => ({ benchmark: benchmark.name, carrier, ...row })));
      console.log(`\n${tableOf(rows.slice(-measured.length))}\n`);
    }
  }
  return rows;
}

async function load(name) {
  const exported = await import(`../../bench/${name}.mjs`);
  return Object.values(exported)[0];
}

function print(rows, { json, isQuick }) {
  const cpus = os.cpus();
  const machine = {
    cores: cpus.length,
    model: cpus[0]?.model,
    memoryGib: Math.round(os.totalmem() / 2 ** 30),
  };
  const about = { at: new Date().toISOString(), node: process.version, platform: os.platform(), ...machine };
  console.log(`\n${about.at}, ${machine.cores} cores (${machine.model}), Node ${process.version}\n`);
  console.log(`${tableOf(rows)}\n`);
  console.log(
    'A figure counts as a ratio to the floor of the same run. others: cores used by what is not ours.',
  );
  if (isQuick) console.log('--quick: rough figures; a whole run decides.');
  if (json) writeFileSync(json, `${JSON.stringify({ ...about, isQuick, rows }, null, 2)}\n`);
}

function whenAborted(signal) {
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
