import { Module } from '@nestjs/common';
import { EventsConfig } from '../config.js';
import { AddressRanges } from './address-ranges.js';
import { HostLookup } from './host-lookup.js';
import { ReceiverClient } from './receiver-client.js';
import { ReceiverGuard } from './receiver-guard.js';
import { ReceiverSettings } from './receiver-settings.js';

/** The way out, to addresses that customers choose. */
@Module({
  providers: [
    HostLookup,
    ReceiverClient,
    ReceiverGuard,
    {
      provide: ReceiverSettings,
      inject: [EventsConfig],
      useFactory: ({ WEBHOOK_ALLOWED_NETWORKS }: EventsConfig) =>
        new ReceiverSettings({ allowedNetworks: AddressRanges.parse(WEBHOOK_ALLOWED_NETWORKS) }),
    },
  ],
  exports: [ReceiverClient, ReceiverGuard, ReceiverSettings],
})
export class ReceiversModule {}
