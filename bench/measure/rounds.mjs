import { median, percentile } from './percentiles.mjs';

/**
 * Measures floor and ours in turns, so that what else happens on the machine meets both, and keeps the medians of the
 * rounds. `sides` maps a name to a function that measures once and returns `{ operations, seconds, … }`.
 */
export async function inTurns(rounds, sides) {
  const samples = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, measure] of Object.entries(sides)) samples[name].push(await measure(round));
  }
  return Object.fromEntries(Object.entries(samples).map(([name, taken]) => [name, summary(taken)]));
}

/** One line out of the samples of all rounds. */
export function summary(samples) {
  const known = (read) => samples.map(read).filter((value) => value !== undefined);
  const latencies = samples.flatMap((sample) => [...(sample.latencies ?? [])]);
  const operations = known((sample) => sample.operations).reduce((sum, count) => sum + count, 0);
  const cpuSeconds = known((sample) => sample.cpuSeconds);
  return {
    operations,
    rate: median(known((sample) => sample.seconds && sample.operations / sample.seconds)),
    rates: known((sample) => sample.seconds && sample.operations / sample.seconds),
    p50: latencies.length > 0 ? percentile(latencies, 0.5) : undefined,
    p99: latencies.length > 0 ? percentile(latencies, 0.99) : undefined,
    cpuPerThousand:
      cpuSeconds.length > 0
        ? (cpuSeconds.reduce((sum, used) => sum + used, 0) / operations) * 1000
        : undefined,
    /** Of events: those that had reached the inbox, whether or not they were handled. */
    receivedRate: median(known(({ operations: count, receivedSeconds: time }) => time && count / time)),
    reads: samples.flatMap((sample) => sample.reads ?? []),
    drainSeconds: median(known((sample) => sample.drainSeconds)),
    load: median(known((sample) => sample.load)),
    otherCores: median(known((sample) => sample.otherCores)),
  };
}
