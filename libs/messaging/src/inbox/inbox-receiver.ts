import { Injectable, Logger } from '@nestjs/common';
import { Database } from '@rollcall/database';
import type { InboxDoor } from '../carriers/carrier.js';
import { MessagingMetrics } from '../messaging.metrics.js';
import { type Delivery, parkedDelivery } from './delivery.js';
import { InboxStore } from './inbox.store.js';
import { InboxWorkers } from './inbox-workers.js';
import { isRefusedValue } from './database-errors.js';

/** Stores what a carrier brings, and sets the workers on it. */
@Injectable()
export class InboxReceiver implements InboxDoor {
  private readonly logger = new Logger(InboxReceiver.name);

  constructor(
    private readonly database: Database,
    private readonly workers: InboxWorkers,
    private readonly metrics: MessagingMetrics,
  ) {}

  async receive(deliveries: readonly Delivery[]): Promise<void> {
    try {
      await this.store(deliveries);
    } catch (error) {
      if (!isRefusedValue(error)) throw error;
      await this.storeOneByOne(deliveries);
    }
    for (const { parked, type } of deliveries) {
      if (!parked) continue;
      this.metrics.parked(type);
      this.logger.error({ type, ...parked }, 'A delivery was parked: it needs a person');
    }
    this.workers.wake(deliveries.map(({ type }) => type));
  }

  arrived(types: readonly string[]): void {
    this.workers.wake(types);
  }

  private async store(deliveries: readonly Delivery[]): Promise<void> {
    const fresh = await this.database.transaction('installation', (tx) => InboxStore.receive(tx, deliveries));
    this.metrics.received(fresh, deliveries.length - fresh);
  }

  /** One delivery that the database refuses (nested too deep, say) must not keep the others out. */
  private async storeOneByOne(deliveries: readonly Delivery[]): Promise<void> {
    for (const delivery of deliveries) {
      try {
        await this.store([delivery]);
      } catch (error) {
        if (!isRefusedValue(error)) throw error;
        const body = delivery.rawBody ?? Buffer.from(delivery.envelope ?? '');
        await this.store([parkedDelivery(body, delivery.type, 'unreadable', (error as Error).message)]);
      }
    }
  }
}
