import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Carrier } from './carriers/carrier.js';
import { PostgresCarrier } from './carriers/postgres/postgres.carrier.js';
import { RabbitMqCarrier } from './carriers/rabbitmq/rabbitmq.carrier.js';
import { Database } from '@rollcall/database';
import { DependencyBreakers } from './inbox/dependency-breakers.js';
import { EventWatch } from './events/event-watch.js';
import { EventProcessor } from './inbox/event-processor.js';
import { InboxReceiver } from './inbox/inbox-receiver.js';
import { GapHealer } from './healing/gap-healer.js';
import { Producers } from './healing/producers.js';
import { MessagingHealth } from './operations/messaging-health.js';
import { ParkedEventsController } from './operations/parked-events.controller.js';
import { ParkedEvents } from './operations/parked-events.js';
import { Upkeep } from './operations/upkeep.js';
import { Retention } from './operations/retention.js';
import { OutboxReplayController } from './replay/outbox-replay.controller.js';
import { OutboxReplay } from './replay/outbox-replay.js';
import { InboxWorkers } from './inbox/inbox-workers.js';
import { Subscriptions } from './inbox/subscriptions.js';
import { MessagingMetrics } from './messaging.metrics.js';
import {
  MESSAGING_OPTIONS,
  type MessagingOptions,
  type ResolvedMessagingOptions,
  resolveMessagingOptions,
} from './messaging.options.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxSignal } from './outbox/outbox-signal.js';
import { Relay } from './relay/relay.js';
import { EventsServer } from './transport/events-server.js';
import { HandlerRegistry } from './transport/handler-registry.js';

const PARTS: Provider[] = [
  DependencyBreakers,
  EventProcessor,
  EventWatch,
  EventsServer,
  GapHealer,
  HandlerRegistry,
  InboxReceiver,
  InboxWorkers,
  MessagingHealth,
  MessagingMetrics,
  Outbox,
  OutboxReplay,
  OutboxSignal,
  ParkedEvents,
  Producers,
  Relay,
  Retention,
  Subscriptions,
  Upkeep,
];

/** A broker when there is one to use, else the database that is there anyway. */
function chooseCarrier(database: Database, { amqpUrl, service, tuning }: ResolvedMessagingOptions): Carrier {
  return amqpUrl
    ? new RabbitMqCarrier({ url: amqpUrl, service, ...tuning })
    : new PostgresCarrier(database, service);
}

/** Events of a service: {@link Outbox} to publish, `@OnEvent` to handle. Needs `DatabaseModule` and the platform. */
@Module({})
export class MessagingModule {
  static forService(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      controllers: [OutboxReplayController, ParkedEventsController],
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: resolveMessagingOptions(options) },
        {
          provide: Carrier,
          inject: [Database, MESSAGING_OPTIONS],
          useFactory: chooseCarrier,
        },
        ...PARTS,
      ],
      exports: [Outbox, OutboxReplay, ParkedEvents, EventsServer, EventWatch],
    };
  }
}
