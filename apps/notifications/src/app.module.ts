import { type DynamicModule, Module } from '@nestjs/common';
import { DatabaseModule } from '@rollcall/database';
import { MessagingModule } from '@rollcall/messaging';
import { BouncesModule } from './bounces/bounces.module.js';
import type { NotificationsConfig } from './config.js';
import { notificationsDatabase } from './data-source.js';
import { DeliveryModule } from './delivery/delivery.module.js';
import { SmtpServerModule } from './delivery/smtp-server.module.js';
import { PlatformMailModule } from './platform-mail/platform-mail.module.js';
import { SessionMailModule } from './session-mail/session-mail.module.js';
import { allMails } from './all-mails.js';
import { RecipientsModule } from './recipients/recipients.module.js';
import { TimelinesModule } from './timelines/timelines.module.js';
import { SuppressionsModule } from './suppressions/suppressions.module.js';
import { UnsubscriptionsModule } from './unsubscriptions/unsubscriptions.module.js';

/** The notifications service. */
@Module({})
export class AppModule {
  static forConfig(config: NotificationsConfig): DynamicModule {
    const { service } = notificationsDatabase;
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forService({ service, entities: [], url: config.DATABASE_URL }),
        MessagingModule.forService({
          service,
          amqpUrl: config.AMQP_URL,
          peers: { identity: config.IDENTITY_URL, invitations: config.INVITATIONS_URL },
        }),
        config.SMTP_URL ? SmtpServerModule.at(config.SMTP_URL) : mailboxModule(),
        DeliveryModule.forMails({
          mails: allMails,
          mailFrom: config.MAIL_FROM,
          bounceDomain: config.BOUNCE_DOMAIN,
          publicUrl: config.PUBLIC_URL,
          ratePerMinute: config.MAIL_RATE_PER_MINUTE,
          trialRatePerMinute: config.MAIL_RATE_TRIAL_PER_MINUTE,
          invitationsUrl: config.INVITATIONS_URL,
          identityUrl: config.IDENTITY_URL,
        }),
        PlatformMailModule,
        RecipientsModule,
        TimelinesModule,
        SessionMailModule,
        BouncesModule.forConfig(config),
        SuppressionsModule,
        UnsubscriptionsModule,
      ],
    };
  }
}

/** The mailbox exists only where there is no mail server: neither its routes nor its parsers are loaded otherwise. */
async function mailboxModule(): Promise<DynamicModule> {
  const { MailboxModule } = await import('./mailbox/mailbox.module.js');
  return { module: MailboxModule, global: true };
}
