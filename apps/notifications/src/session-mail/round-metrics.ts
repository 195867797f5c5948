import { metrics } from '@rollcall/platform';
import { Counter, Gauge } from 'prom-client';

/** Counts each failure. */
export const roundFailures = new Counter({
  name: 'reminder_round_failures_total',
  help: 'Batches of reminder rounds that failed; the round is tried again later.',
  registers: [metrics],
});

/** Of all replicas together, as of the last look. */
export const roundsFailing = new Gauge({
  name: 'reminder_rounds_failing',
  help: 'Rounds of reminders that failed the last time and wait for their next try.',
  registers: [metrics],
});
