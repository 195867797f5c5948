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
    await this.renew();
    await this.carrier.subscribe(this.handlers.types, this.receiver);
    this.renewal = setInterval(() => void this.tryToRenew(), RENEWAL_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.renewal);
    await this.carrier.stopConsuming();
  }

  private async renew(): Promise<void> {
    const unwanted = await this.database.transaction('installation', async (tx) => {
      await SubscriptionStore.want(tx, this.handlers.types);
      return SubscriptionStore.dropUnwanted(tx);
    });
    if (unwanted.length > 0) await this.carrier.unsubscribe(unwanted);
  }

  private async tryToRenew(): Promise<void> {
    try {
      await this.renew();
    } catch (err) {
      this.logger.warn({ err }, 'Subscriptions could not be renewed; the next minute tries again');
    }
  }
}
