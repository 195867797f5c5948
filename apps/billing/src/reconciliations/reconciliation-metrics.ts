import { metrics } from '@rollcall/platform';
import { Gauge } from 'prom-client';
import type { Figures } from './reconciliations.store.js';

const differences = new Gauge({
  name: 'billing_seat_differences',
  help: 'Seats that were missing or too many when seats were compared with accounts the last time.',
  labelNames: ['kind'] as const,
  registers: [metrics],
});
const finishedAt = new Gauge({
  name: 'billing_reconciled_timestamp_seconds',
  help: 'When seats were compared with accounts the last time, by this process.',
  registers: [metrics],
});

/** Shows what a comparison came to. */
export function showReconciliation({ missing, surplus }: Figures, at: Date): void {
  differences.set({ kind: 'missing' }, missing);
  differences.set({ kind: 'surplus' }, surplus);
  finishedAt.set(at.getTime() / 1_000);
}
