import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Clock, metrics } from '@rollcall/platform';
import { Counter, Gauge, Histogram } from 'prom-client';

const callsTotal = new Counter({
  name: 'webhook_calls_total',
  help: 'Calls to receivers by what came of them: delivered, or why not.',
  labelNames: ['result'] as const,
  registers: [metrics],
});
const callSeconds = new Histogram({
  name: 'webhook_call_seconds',
  help: 'How long receivers took.',
  buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15],
  registers: [metrics],
});
const samplers = new Set<() => Promise<void>>();
/** Looked up when the metrics are read; a database that is away leaves the old values. */
const webhooks = new Gauge({
  name: 'webhooks',
  help: 'Webhooks by how they fare.',
  labelNames: ['state'] as const,
  registers: [metrics],
  collect: () => Promise.allSettled([...samplers].map((sample) => sample())).then(() => undefined),
});
const delay = new Gauge({
  name: 'webhook_delay_seconds',
  help: 'For how long the event waits that waits longest, at receivers that do not fail.',
  registers: [metrics],
});

interface Sample {
  healthy: number;
  failing: number;
  paused: number;
  oldest: Date | null;
}

/** Figures about deliveries for the operator. */
@Injectable()
export class DeliveryMetrics implements OnModuleInit, OnModuleDestroy {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  private readonly sample = async (): Promise<void> => {
    const [found] = await this.database.query<Sample>(
      'installation',
      `SELECT count(*) FILTER (WHERE paused_at IS NULL AND failures = 0)::int AS healthy,
              count(*) FILTER (WHERE paused_at IS NULL AND failures > 0)::int AS failing,
              count(*) FILTER (WHERE paused_at IS NOT NULL)::int AS paused,
              min(due_at) FILTER (WHERE paused_at IS NULL AND failures = 0) AS oldest
         FROM webhooks WHERE deleted_at IS NULL`,
    );
    const { healthy = 0, failing = 0, paused = 0, oldest } = found ?? {};
    webhooks.set({ state: 'healthy' }, healthy);
    webhooks.set({ state: 'failing' }, failing);
    webhooks.set({ state: 'paused' }, paused);
    delay.set(oldest ? Math.max(0, (this.clock.now().getTime() - oldest.getTime()) / 1_000) : 0);
  };

  onModuleInit(): void {
    samplers.add(this.sample);
  }

  onModuleDestroy(): void {
    samplers.delete(this.sample);
  }

  /** Counts a call. */
  note({ durationMs, reason }: { durationMs: number; reason: string | null }): void {
    callsTotal.inc({ result: reason ?? 'delivered' });
    if (reason !== 'event_erased') callSeconds.observe(durationMs / 1_000);
  }
}
