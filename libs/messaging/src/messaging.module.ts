import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { Carrier } from './carriers/carrier.js';
import { PostgresCarrier } from './carriers/postgres/postgres.carrier.js';
import { DependencyBreakers } from './inbox/dependency-breakers.js';
import { EventProcessor } from './inbox/event-processor.js';
import { InboxReceiver } from './inbox/inbox-receiver.js';
import { InboxWorkers } from './inbox/inbox-workers.js';
import { Subscriptions } from './inbox/subscriptions.js';
import { MessagingMetrics } from './messaging.metrics.js';
import { MESSAGING_OPTIONS, type MessagingOptions, resolveMessagingOptions } from './messaging.options.js';
import { Outbox } from './outbox/outbox.js';
import { OutboxSignal } from './outbox/outbox-signal.js';
import { Relay } from './relay/relay.js';
import { EventsServer } from './transport/events-server.js';
import { HandlerRegistry } from './transport/handler-registry.js';

const PARTS: Provider[] = [
  DependencyBreakers,
  EventProcessor,
  EventsServer,
  HandlerRegistry,
  InboxReceiver,
  InboxWorkers,
  MessagingMetrics,
  Outbox,
  OutboxSignal,
  Relay,
  Subscriptions,
];

/** Events of a service: {@link Outbox} to publish, `@OnEvent` to handle. Needs `DatabaseModule` and the platform. */
@Module({})
export class MessagingModule {
  static forService(options: MessagingOptions): DynamicModule {
    return {
      module: MessagingModule,
      global: true,
      providers: [
        { provide: MESSAGING_OPTIONS, useValue: resolveMessagingOptions(options) },
        { provide: Carrier, useClass: PostgresCarrier },
        ...PARTS,
      ],
      exports: [Outbox, EventsServer],
    };
  }
}
