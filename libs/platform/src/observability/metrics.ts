import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** The metrics of this process, served as `/metrics` on the management port. */
export const metrics = new Registry();

/** Requests by method, route pattern and status; seconds. */
export const httpRequestSeconds = new Histogram({
  name: 'http_server_request_duration_seconds',
  help: 'Time from the first byte of a request to the end of its answer.',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [metrics],
});

let collecting = false;

/** Adds memory, CPU, event loop lag and garbage collection, once per process. */
export function collectProcessMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics({ register: metrics });
}
