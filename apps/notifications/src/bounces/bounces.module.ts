import { type DynamicModule, Module } from '@nestjs/common';
import type { NotificationsConfig } from '../config.js';
import { BounceListener } from './bounce-listener.js';
import { BounceSettings } from './bounce-settings.js';
import { EarlyReportsSchedule } from './early-reports-schedule.js';
import { ProviderEventsController } from './provider-events/provider-events.controller.js';
import { ProviderSignature } from './provider-events/provider-signature.js';
import { RecordReportsHandler } from './record-reports.handler.js';

/** What is heard of mails after the mail server took them. */
@Module({})
export class BouncesModule {
  static forConfig({ HOST, BOUNCE_SMTP_PORT, MAIL_EVENTS_SECRET }: NotificationsConfig): DynamicModule {
    const port = BOUNCE_SMTP_PORT === 0 ? undefined : BOUNCE_SMTP_PORT;
    return {
      module: BouncesModule,
      controllers: [ProviderEventsController],
      providers: [
        BounceListener,
        EarlyReportsSchedule,
        RecordReportsHandler,
        { provide: BounceSettings, useFactory: () => new BounceSettings({ port, host: HOST }) },
        { provide: ProviderSignature, useFactory: () => new ProviderSignature(MAIL_EVENTS_SECRET) },
      ],
      exports: [BounceListener],
    };
  }
}
