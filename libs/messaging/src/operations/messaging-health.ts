import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { HealthChecks } from '@rollcall/platform';
import { Carrier } from '../carriers/carrier.js';
import { type MessagingLevels, MessagingMetrics } from '../messaging.metrics.js';
import { HandlerRegistry } from '../transport/handler-registry.js';

/** An event that waits longer for the carrier than this is late for everyone downstream; some can wait (outbox.ts). */
const OLDEST_UNSENT_SECONDS = 60;

const LEVELS = `
  select (select count(*) from outbox where published_at is null)::int as unsent,
    coalesce((select extract(epoch from clock_timestamp() - appended_at) from outbox
              where published_at is null and not can_wait order by id limit 1), 0)::float8 as "oldestUnsentSeconds",
    (select count(*) from inbox where done_at is null and parked_at is null)::int as backlog,
    (select count(*) from inbox where parked_at is not null and done_at is null)::int as parked`;
const OLDEST = `
  select extract(epoch from clock_timestamp() - appended_at)::float8 as seconds
  from outbox where published_at is null and not can_wait order by id limit 1`;

/** Says whether events flow, to `/readyz` and to `/metrics`. */
@Injectable()
export class MessagingHealth implements OnModuleInit, OnModuleDestroy {
  private endSampling: (() => void) | undefined;

  constructor(
    private readonly database: Database,
    private readonly carrier: Carrier,
    private readonly handlers: HandlerRegistry,
    private readonly checks: HealthChecks,
    private readonly metrics: MessagingMetrics,
  ) {}

  onModuleInit(): void {
    this.checks.register('carrier', () => this.checkCarrier());
    this.checks.register('outbox', () => this.checkOutbox());
    this.endSampling = this.metrics.sampleWith(async () => {
      const { consumers, blocked } = this.carrier.state();
      this.metrics.carrier(consumers, blocked);
      const [levels] = await this.database.query<MessagingLevels>('installation', LEVELS);
      if (levels) this.metrics.levels(levels);
    });
  }

  onModuleDestroy(): void {
    this.endSampling?.();
  }

  private checkCarrier(): void {
    const { connected, blocked, consumers } = this.carrier.state();
    if (!connected) throw new Error('There is no connection to the broker.');
    if (blocked) throw new Error('The broker blocks publications.');
    if (this.handlers.types.length > 0 && consumers === 0) throw new Error('No consumer is alive.');
  }

  private async checkOutbox(): Promise<void> {
    const [oldest] = await this.database.query<{ seconds: number }>('installation', OLDEST);
    if (oldest && oldest.seconds > OLDEST_UNSENT_SECONDS) {
      throw new Error(`An event has been waiting for ${Math.round(oldest.seconds)} s to be published.`);
    }
  }
}
