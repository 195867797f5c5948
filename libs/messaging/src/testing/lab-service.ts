import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { ServiceName } from '@rollcall/contracts';
import { Database, DatabaseModule } from '@rollcall/database';
import { Clock, SystemClock } from '@rollcall/platform';
import { startTestService, type TestService } from '@rollcall/platform/testing';
import type { Server } from 'node:http';
import { connectEvents } from '../connect-events.js';
import type { NewEvent } from '../events/new-event.js';
import { MessagingModule } from '../messaging.module.js';
import type { MessagingTuning } from '../messaging.options.js';
import { Outbox } from '../outbox/outbox.js';
import { behave, type Behaviour } from './effects.consumer.js';

/** Waits short enough for tests; every one of them is a setting of production too. */
const QUICK: Partial<MessagingTuning> = {
  pollIntervalMs: 100,
  publishTimeoutMs: 2_000,
  retryDelaysMs: [0, 0, 50, 100],
  breakerHoldMs: [50, 200],
  gapCheckIntervalMs: 250,
  gapSettleMs: 250,
};

/** What a service of the lab does. */
export interface LabServiceOptions {
  /** Runs before each effect. */
  behaviour?: Behaviour;
  /** Handlers; none makes it a producer only. */
  consumer?: Type<unknown>;
  peers?: Partial<Record<ServiceName, string>>;
  tuning?: Partial<MessagingTuning>;
  /** Has the service read the movable clock of `startTestService`. */
  clock?: 'movable';
}

/** A running service of the lab. */
export interface LabService extends TestService {
  /** Appends events in one transaction. */
  append(events: NewEvent | readonly NewEvent[]): Promise<void>;
}

@Module({})
class LabModule {}

/** Starts a service with nothing in it but its events. */
export async function startLabService(
  service: ServiceName,
  urls: { databaseUrl: string; amqpUrl?: string },
  options: LabServiceOptions,
): Promise<LabService> {
  const started = await startTestService({
    module: moduleOf(service, urls, options),
    configure: connectEvents,
    // A clock that stands still would make services started one after another refuse each other's tokens.
    override: (builder) => (options.clock ? builder : builder.overrideProvider(Clock).useClass(SystemClock)),
  });
  const [database, outbox] = [started.app.get(Database), started.app.get(Outbox)];
  return {
    ...started,
    append: (events) => database.transaction('installation', (tx) => outbox.append(tx, events)),
    close: async () => {
      // What `drain` does in production: a kept connection of a peer would hold the server open for a minute.
      const server = started.app.getHttpServer() as Server;
      const hangUp = setInterval(() => server.closeIdleConnections(), 20);
      await started.close().finally(() => clearInterval(hangUp));
    },
  };
}

function moduleOf(
  service: ServiceName,
  { databaseUrl, amqpUrl }: { databaseUrl: string; amqpUrl?: string },
  { behaviour = () => undefined, consumer, peers, tuning }: LabServiceOptions,
): DynamicModule {
  return {
    module: LabModule,
    imports: [
      DatabaseModule.forService({ service, url: databaseUrl, entities: [] }),
      MessagingModule.forService({ service, amqpUrl, peers, tuning: { ...QUICK, ...tuning } }),
    ],
    controllers: consumer ? [consumer] : [],
    providers: [behave(behaviour)],
  };
}
