import { availableParallelism } from 'node:os';

/** Runs the steps, as many at a time as there are cores, and tells of each when it is done. Returns those that failed. */
export async function runSteps(steps, say) {
  const waiting = [...steps];
  const failed = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (!(await runStep(step, say))) failed.push(step.name);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), steps.length) }, worker));
  return failed;
}

/** A step's `run` answers `{ ok, output }`, the output being shown when it is not ok. */
export async function runStep({ name, run }, say) {
  const started = Date.now();
  const { ok, output } = await run().catch((error) => ({ ok: false, output: error.stack ?? String(error) }));
  const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6);
  say(`${ok ? '✓' : '✗'} ${name.padEnd(22)} ${seconds} s`);
  if (!ok && output) say(output.trimEnd());
  return ok;
}
