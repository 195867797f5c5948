import { Module, type OnModuleInit } from '@nestjs/common';
import { RetentionSchedule } from '@rollcall/database';
import { AccessModule } from '../access.module.js';
import { FeedModule } from '../feed/feed.module.js';
import { ReceiversModule } from '../receivers/receivers.module.js';
import { WebhooksModule } from '../webhooks/webhooks.module.js';
import { DeliverTurn } from './deliver-events/deliver-turn.js';
import { DeliveryWorker } from './deliver-events/delivery-worker.js';
import { Settlements } from './deliver-events/settlements.js';
import { DeliveriesController } from './deliveries.controller.js';
import { DeliveryMetrics } from './delivery-metrics.js';
import { DeliverySettings } from './delivery-settings.js';
import { DeliverySignal } from './delivery-signal.js';
import { FanOutEvents } from './fan-out-events/fan-out-events.js';
import { ListDeliveriesQuery } from './list-deliveries/list-deliveries.query.js';
import { ReplayDeliveriesHandler } from './replay-deliveries/replay-deliveries.handler.js';

const DELETED = 'SELECT id FROM webhooks WHERE deleted_at IS NOT NULL';

/** The way of events from the feed to receivers. */
@Module({
  imports: [AccessModule, FeedModule, ReceiversModule, WebhooksModule],
  controllers: [DeliveriesController],
  providers: [
    DeliverTurn,
    DeliveryMetrics,
    DeliverySignal,
    DeliveryWorker,
    FanOutEvents,
    ListDeliveriesQuery,
    ReplayDeliveriesHandler,
    Settlements,
    { provide: DeliverySettings, useFactory: () => new DeliverySettings() },
  ],
})
export class DeliveriesModule implements OnModuleInit {
  constructor(private readonly retention: RetentionSchedule) {}

  /** A9: kept for 90 days, as the feed. A deleted webhook goes after its deliveries. */
  onModuleInit(): void {
    const table = 'webhook_deliveries';
    this.retention.register({ table, expired: `created_at < now() - interval '90 days'` });
    this.retention.register({ table, expired: `webhook_id IN (${DELETED})` });
    this.retention.register({
      table: 'webhooks',
      expired: `deleted_at IS NOT NULL AND NOT EXISTS (SELECT FROM ${table} d WHERE d.webhook_id = webhooks.id)`,
    });
  }
}
