import type { Transaction } from '@rollcall/database';
import type { Delivery } from '../inbox/delivery.js';
import type { OutboxEvent } from '../outbox/outbox.store.js';

/** How a carrier is doing. */
export interface CarrierState {
  /** Whether events can be handed over now. */
  connected: boolean;
  /** Whether the broker refuses publications for now (disk or memory alarm). */
  blocked: boolean;
  /** Live consumers of this process. */
  consumers: number;
}

/** Where a carrier brings what has arrived for this service. */
export interface InboxDoor {
  /** Stores deliveries; once it resolves they are safe and may be acknowledged. */
  receive(deliveries: readonly Delivery[]): Promise<void>;
  /** Tells that events of these types were stored here by other means. */
  arrived(types: readonly string[]): void;
}

/**
 * Takes events from the outbox of one service to the inboxes of others, at least once. It may lose everything it
 * holds at any time: what it lost is fetched again from the outboxes.
 */
export abstract class Carrier {
  /** Starts to publish, and calls `onAvailable` whenever publishing becomes possible (again). Resolves at once. */
  abstract start(onAvailable: () => void): Promise<void>;

  /**
   * Hands events over, in their order. Resolves when the carrier has them safely.
   * @param tx the relay's transaction, in which they will be marked as published
   * @throws if any of them may not have been taken over
   */
  abstract publish(tx: Transaction, events: readonly OutboxEvent[]): Promise<void>;

  /** Starts to bring events of these types to the inbox, and keeps at it through every failure. */
  abstract subscribe(types: readonly string[], door: InboxDoor): Promise<void>;

  /** Repairs what somebody may have taken away from the subscription behind our back. */
  abstract renewSubscription(): Promise<void>;

  /** Stops bringing events for types that nothing handles any more. */
  abstract unsubscribe(types: readonly string[]): Promise<void>;

  /** Takes no more deliveries, and finishes those in hand. */
  abstract stopConsuming(): Promise<void>;

  /** How many events it holds for this service that have not been brought yet. */
  abstract backlog(): Promise<number>;

  abstract state(): CarrierState;

  abstract close(): Promise<void>;
}
