import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@rollcall/database';
import { MessagingModule } from '@rollcall/messaging';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuditModule } from './audit/audit.module.js';
import type { IdentityConfig } from './config.js';
import { CredentialsModule } from './credentials/credentials.module.js';
import { identityDatabase } from './data-source.js';
import { GroupsModule } from './groups/groups.module.js';
import { HintsModule } from './hints/hints.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { InvitationsModule } from './invitations/invitations.module.js';
import { MembershipsModule } from './memberships/memberships.module.js';
import { PlatformsModule } from './platforms/platforms.module.js';
import { PolicyModule } from './policy/policy.module.js';
import { SessionsModule } from './sessions/sessions.module.js';
import { SnapshotsModule } from './snapshots/snapshots.module.js';
import { UsersModule } from './users/users.module.js';

/** The identity service. */
@Module({})
export class AppModule {
  static forConfig(config: IdentityConfig): DynamicModule {
    const { service, entities } = identityDatabase;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forService({ service, entities: [...entities], url: config.DATABASE_URL }),
        MessagingModule.forService({
          service,
          amqpUrl: config.AMQP_URL,
          peers: {
            invitations: config.INVITATIONS_URL,
            notifications: config.NOTIFICATIONS_URL,
            billing: config.BILLING_URL,
            events: config.EVENTS_URL,
          },
        }),
        ApiKeysModule,
        AuditModule,
        CredentialsModule,
        GroupsModule,
        HintsModule,
        ImportsModule,
        InvitationsModule,
        MembershipsModule,
        PlatformsModule,
        PolicyModule,
        SessionsModule,
        SnapshotsModule,
        UsersModule,
      ],
    };
  }
}
