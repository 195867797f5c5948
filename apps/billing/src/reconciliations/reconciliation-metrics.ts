import { metrics } from '@rollcall/platform';
import { Gauge } from 'prom-client';
import type { Reconciliation } from './reconciliations.store.js';

const differences = new Gauge({
  name: 'billing_seat_differences',
  help: 'Differences found when seats were compared with the ledger and with accounts the last time.',
  labelNames: ['kind'] as const,
  registers: [metrics],
});
const finishedAt = new Gauge({
  name: 'billing_reconciled_timestamp_seconds',
  help: 'When seats were compared with accounts the last time, to the end.',
  registers: [metrics],
});

/** Shows what a comparison came to that was done to the end, by whichever replica. */
export function showReconciliation(reconciliation: Reconciliation): void {
  for (const kind of ['missing', 'surplus', 'unknown', 'rebuilt'] as const) {
    differences.set({ kind }, reconciliation[kind]);
  }
  if (reconciliation.finishedAt) finishedAt.set(reconciliation.finishedAt.getTime() / 1_000);
}
