import { Module } from '@nestjs/common';
import { GatewayConfig } from '../config.js';
import { IdentityClient, InvitationsClient, NotificationsClient, PEER_CLIENTS } from './peers.js';
import { ServedHosts } from './served-hosts.js';

/** Where the others are, and where we are. */
@Module({
  providers: [
    ...PEER_CLIENTS,
    {
      provide: ServedHosts,
      useFactory: ({ PUBLIC_URL, ALLOWED_HOSTS }: GatewayConfig) =>
        new ServedHosts(PUBLIC_URL, ALLOWED_HOSTS?.split(',')),
      inject: [GatewayConfig],
    },
  ],
  exports: [IdentityClient, InvitationsClient, NotificationsClient, ServedHosts],
})
export class PeersModule {}
