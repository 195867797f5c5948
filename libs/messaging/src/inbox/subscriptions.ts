import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import { Carrier } from '../carriers/carrier.js';
import { HandlerRegistry } from '../transport/handler-registry.js';
import { InboxReceiver } from './inbox-receiver.js';
import { SubscriptionStore } from './subscription.store.js';

const RENEWAL_MS = 60_000;

/** Keeps this service subscribed to exactly the types that its running versions handle. */
@Injectable()
export class Subscriptions {
  private readonly logger = new Logger(Subscriptions.name);
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Database,
    private readonly carrier: Carrier,
    private readonly handlers: HandlerRegistry,
    private readonly receiver: InboxReceiver,
  ) {}

  /** Subscribes; a producer that publishes from now on reaches this service. */
  async start(): Promise<void> {
    if (this.handlers.types.length === 0) return;
    await this.want();
    await this.carrier.subscribe(this.handlers.types, this.receiver);
    await this.tryToRenew();
    this.renewal = setInterval(() => void this.tryToRenew(), RENEWAL_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.renewal);
    await this.carrier.stopConsuming();
  }

  private async want(): Promise<void> {
    await this.database.transaction('installation', (tx) => SubscriptionStore.want(tx, this.handlers.types));
  }

  private async dropUnwanted(): Promise<void> {
    const types = await this.database.transaction('installation', (tx) => SubscriptionStore.unwanted(tx));
    if (types.length === 0) return;
    // The carrier first: once the rows are gone, nobody remembers what is left to unsubscribe.
    await this.carrier.unsubscribe(types);
    await this.database.transaction('installation', (tx) => SubscriptionStore.drop(tx, types));
  }

  private async tryToRenew(): Promise<void> {
    try {
      await this.want();
      await this.carrier.renewSubscription();
      await this.dropUnwanted();
    } catch (err) {
      this.logger.warn({ err }, 'Subscriptions could not be renewed; the next minute tries again');
    }
  }
}
