import type { CallFailure } from '../../receivers/call-outcome.js';
import type { SecretsOf } from '../../webhooks/webhook.rules.js';
import type { ReceiverHealth } from '../receiver-health.rules.js';

/** An event that a turn has in hand. */
export interface TakenDelivery {
  /** A bigint as text. */
  position: string;
  eventId: string;
  /** Failed calls so far. */
  tries: number;
  /** The envelope; null when the feed has it no longer, since somebody was erased. */
  body: string | null;
}

/** Some events of one webhook, for one process and a limited time. */
export interface Turn {
  webhook: SecretsOf & { platformId: string; url: string };
  health: ReceiverHealth;
  /** Nobody else delivers to the webhook while it has this lease. */
  leaseId: string;
  leasedUntil: Date;
  deliveries: TakenDelivery[];
}

/** Why an event was not delivered. */
export type FailureReason = CallFailure | 'event_erased';

/** What became of one event in a turn. */
export interface DeliveryEnd {
  webhookId: string;
  position: string;
  leaseId: string;
  /** `pending` when it is tried again. */
  state: 'pending' | 'delivered' | 'failed';
  tries: number;
  dueAt: Date | null;
  attempt: { at: Date; status: number | null; durationMs: number; reason: FailureReason | null };
}

/** The end of a turn. */
export interface TurnEnd {
  webhookId: string;
  platformId: string;
  leaseId: string;
  health: ReceiverHealth;
  /** Set when deliveries end by themselves. */
  pause: { reason: 'failing' | 'gone'; at: Date } | null;
}
