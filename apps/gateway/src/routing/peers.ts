import type { FactoryProvider } from '@nestjs/common';
import type { ServiceName } from '@rollcall/contracts';
import { ActorTokens, ServiceClient } from '@rollcall/platform';
import { GatewayConfig } from '../config.js';

/** For the few questions that the gateway asks itself; outside calls are streamed, see `forwarder.ts`. */
const TIMEOUT_SECONDS = 5;

/** Calls identity on behalf of the gateway. */
export abstract class IdentityClient extends ServiceClient {}
/** Calls invitations on behalf of the gateway. */
export abstract class InvitationsClient extends ServiceClient {}
/** Calls notifications on behalf of the gateway. */
export abstract class NotificationsClient extends ServiceClient {}

/** Where each service listens. */
export function addressesOf(
  config: GatewayConfig,
): Readonly<Record<Exclude<ServiceName, 'gateway'>, string>> {
  return {
    identity: config.IDENTITY_URL,
    invitations: config.INVITATIONS_URL,
    notifications: config.NOTIFICATIONS_URL,
    billing: config.BILLING_URL,
    events: config.EVENTS_URL,
  };
}

/** Providers of the clients. */
export const PEER_CLIENTS: FactoryProvider[] = [
  clientOf(IdentityClient, 'identity'),
  clientOf(InvitationsClient, 'invitations'),
  clientOf(NotificationsClient, 'notifications'),
];

function clientOf(
  provide: typeof IdentityClient | typeof InvitationsClient | typeof NotificationsClient,
  service: 'identity' | 'invitations' | 'notifications',
): FactoryProvider {
  return {
    provide,
    useFactory: (config: GatewayConfig, tokens: ActorTokens) =>
      new ServiceClient({
        baseUrl: addressesOf(config)[service],
        self: 'gateway',
        tokens,
        timeoutSeconds: TIMEOUT_SECONDS,
      }),
    inject: [GatewayConfig, ActorTokens],
  };
}
