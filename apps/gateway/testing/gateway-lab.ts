import type { Server } from 'node:http';
import { loadConfig, startService, type UserActor } from '@rollcall/platform';
import { GatewayConfig } from '../src/config.js';
import { GATEWAY } from '../src/gateway-service.js';
import { SECRET_KEYS, startStubIdentity, type StubIdentity } from './stub-identity.js';
import { startStub, type ReceivedCall, type StubService } from './stub-service.js';

/** A gateway with stubs of the services behind it. */
export interface GatewayLab {
  url: string;
  port: number;
  identity: StubIdentity;
  invitations: StubService;
  notifications: StubService;
  billing: StubService;
  events: StubService;
  /** Headers of somebody who is signed in. */
  asUser: Record<string, string>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Calls, and returns what the service behind received. */
  echo(path: string, init?: RequestInit): Promise<ReceivedCall & { service: string; status: number }>;
  /** Ends the gateway as a signal would. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

/** The access token that {@link GatewayLab.asUser} bears. */
export const ACCESS_TOKEN = 'the-access-token-of-ada';
/** Who bears it. */
export const ADA: UserActor = {
  kind: 'user',
  userId: '01890000-0000-7000-8000-000000000001',
  platformId: '01890000-0000-7000-8000-000000000002',
  signInId: '01890000-0000-7000-8000-000000000003',
  passwordChangeRequired: false,
};
/** The operator's token. */
export const OPERATOR_TOKEN = 'an-operator-token-that-is-long-enough';

/** Starts a gateway as its `main.ts` does, on free ports. */
export async function startGatewayLab(env: Record<string, string> = {}): Promise<GatewayLab> {
  const identity = await startStubIdentity();
  const [invitations, notifications, billing, events] = await Promise.all([
    startStub('invitations'),
    startStub('notifications'),
    startStub('billing'),
    startStub('events'),
  ]);
  identity.signIns.set(ACCESS_TOKEN, ADA);
  const config = loadConfig(GatewayConfig, {
    PORT: '0',
    SECRET_KEYS,
    LOG_LEVEL: 'silent',
    RATE_LIMIT_SIGN_IN_PER_SECOND: '1000',
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://rollcall.test',
    OPERATOR_TOKEN,
    IDENTITY_URL: identity.url,
    INVITATIONS_URL: invitations.url,
    NOTIFICATIONS_URL: notifications.url,
    BILLING_URL: billing.url,
    EVENTS_URL: events.url,
    ...env,
  });
  const service = await startService({ ...GATEWAY, config });
  const call = (path: string, init?: RequestInit): Promise<Response> =>
    fetch(service.url + path, { redirect: 'manual', ...init });
  return {
    url: service.url,
    port: Number(new URL(service.url).port),
    identity,
    invitations,
    notifications,
    billing,
    events,
    asUser: { authorization: `Bearer ${ACCESS_TOKEN}` },
    fetch: call,
    echo: async (path, init) => {
      const response = await call(path, init);
      return { ...((await response.json()) as ReceivedCall & { service: string }), status: response.status };
    },
    drain: () => service.drain(),
    stop: async () => {
      (service.app.getHttpServer() as Server).closeAllConnections();
      await service.app.close();
      await Promise.all([identity, invitations, notifications, billing, events].map((stub) => stub.stop()));
    },
  };
}
