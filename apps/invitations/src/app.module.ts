import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@rollcall/database';
import { MessagingModule } from '@rollcall/messaging';
import { InvitationsConfig } from './config.js';
import { invitationsDatabase } from './data-source.js';
import { InvitationJobsModule } from './invitation-jobs/invitation-jobs.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { LinksModule } from './links/links.module.js';
import { PlatformsModule } from './platforms/platforms.module.js';

/** The invitations service. */
@Module({})
export class AppModule {
  static forConfig(config: InvitationsConfig): DynamicModule {
    const { service, entities } = invitationsDatabase;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forService({ service, entities: [...entities], url: config.DATABASE_URL }),
        MessagingModule.forService({
          service,
          amqpUrl: config.AMQP_URL,
          peers: { identity: config.IDENTITY_URL, notifications: config.NOTIFICATIONS_URL },
        }),
        InvitationsModule,
        InvitationJobsModule,
        LinksModule,
        PlatformsModule,
      ],
    };
  }
}
