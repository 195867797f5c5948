import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@rollcall/database';
import { MessagingModule } from '@rollcall/messaging';
import { BillingConfig } from './config.js';
import { CyclesModule } from './cycles/cycles.module.js';
import { billingDatabase } from './data-source.js';
import { PricesModule } from './prices/prices.module.js';
import { ReconciliationsModule } from './reconciliations/reconciliations.module.js';
import { SeatsModule } from './seats/seats.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { UsageModule } from './usage/usage.module.js';

/** The billing service. */
@Module({})
export class AppModule {
  static forConfig(config: BillingConfig): DynamicModule {
    const { service, entities } = billingDatabase;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forService({ service, entities: [...entities], url: config.DATABASE_URL }),
        MessagingModule.forService({
          service,
          amqpUrl: config.AMQP_URL,
          peers: { identity: config.IDENTITY_URL, notifications: config.NOTIFICATIONS_URL },
        }),
        SeatsModule,
        CyclesModule,
        StatementsModule,
        UsageModule,
        PricesModule,
        ReconciliationsModule,
      ],
    };
  }
}
