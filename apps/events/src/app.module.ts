import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@rollcall/database';
import { MessagingModule } from '@rollcall/messaging';
import type { EventsConfig } from './config.js';
import { eventsDatabase } from './data-source.js';
import { DeliveriesModule } from './deliveries/deliveries.module.js';
import { FeedModule } from './feed/feed.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/** Events recorded in one transaction: the feed writes them set by set. */
const BATCH = 1_000;

/** The events service. */
@Module({})
export class AppModule {
  static forConfig(config: EventsConfig): DynamicModule {
    const { service } = eventsDatabase;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forService({ service, entities: [], url: config.DATABASE_URL }),
        MessagingModule.forService({
          service,
          amqpUrl: config.AMQP_URL,
          peers: {
            identity: config.IDENTITY_URL,
            invitations: config.INVITATIONS_URL,
            notifications: config.NOTIFICATIONS_URL,
            billing: config.BILLING_URL,
          },
          tuning: { claimBatchSize: BATCH },
        }),
        FeedModule,
        WebhooksModule,
        DeliveriesModule,
      ],
    };
  }
}
