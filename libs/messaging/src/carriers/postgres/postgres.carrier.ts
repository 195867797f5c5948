import type { Database, Transaction } from '@rollcall/database';
import type { OutboxEvent } from '../../outbox/outbox.store.js';
import { Carrier, type CarrierState, type InboxDoor } from '../carrier.js';
import { NotificationListener } from './notification-listener.js';
import { Receivers } from './receivers.js';

/**
 * Carries events inside one PostgreSQL database: the relay's transaction writes them into the inboxes of the
 * subscribed services, so that they are published and received in one commit. There is nothing in between that could
 * be lost, blocked or restarted.
 */
export class PostgresCarrier extends Carrier {
  private listener: NotificationListener | undefined;
  private readonly receivers = new Receivers();

  constructor(
    private readonly database: Database,
    private readonly service: string,
  ) {
    super();
  }

  override async start(onAvailable: () => void): Promise<void> {
    onAvailable();
  }

  override async publish(tx: Transaction, events: readonly OutboxEvent[]): Promise<void> {
    const schemas = await this.receivers.in(tx);
    if (schemas.length === 0) return;
    // One statement for all services; each door counts for itself what its service is subscribed to at this moment.
    await tx.query(`select ${schemas.map(delivery).join(', ')}`, [events.map((event) => event.eventId)]);
  }

  override async subscribe(types: readonly string[], door: InboxDoor): Promise<void> {
    this.listener = new NotificationListener(
      this.database.pool.options,
      `rollcall_inbox_${this.service}`,
      (payload) => door.arrived(payload === undefined ? types : payload.split(' ')),
    );
    this.listener.start();
  }

  override async renewSubscription(): Promise<void> {
    // The subscriptions of the inbox are all there is, and the inbox keeps them itself.
  }

  override async unsubscribe(): Promise<void> {
    // As above.
  }

  override async stopConsuming(): Promise<void> {
    await this.listener?.stop();
    this.listener = undefined;
  }

  override async backlog(): Promise<number> {
    return 0;
  }

  override state(): CarrierState {
    return { connected: true, blocked: false, consumers: this.listener ? 1 : 0 };
  }

  override async close(): Promise<void> {
    await this.stopConsuming();
  }
}

const delivery = (schema: string): string => `(
  select ${schema}.receive_events(array_agg(event_id order by id), array_agg(type order by id),
    array_agg(subject order by id), array_agg(subject_version order by id),
    array_agg(platform_id order by id), array_agg(envelope order by id))
  from outbox
  where event_id = any ($1::uuid[]) and type in (select type from ${schema}.event_subscriptions))`;
