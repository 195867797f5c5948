import type { Transaction } from '@rollcall/database';
import type { ParkedReason } from '../inbox/delivery.js';

/** An event that waits for a person. */
export interface ParkedEvent {
  eventId: string;
  /** Cursor of the list. */
  seq: string;
  type: string;
  source: string;
  subject: string;
  reason: ParkedReason;
  lastError: string | null;
  attempts: number;
  receivedAt: Date;
  parkedAt: Date;
  /** Whether it can be retried: it was read as an event. */
  retryable: boolean;
}

/** The SQL of parked events. */
export const ParkedStore = {
  async list(tx: Transaction, after: string, limit: number): Promise<ParkedEvent[]> {
    return tx.query<ParkedEvent>(
      `select event_id as "eventId", seq, type, source, subject, parked_reason as reason, last_error as "lastError",
              attempts, received_at as "receivedAt", parked_at as "parkedAt", envelope is not null as retryable
       from inbox where parked_at is not null and done_at is null and seq > $1 order by seq limit $2`,
      [after, limit],
    );
  },

  /** Puts parked events back to the beginning of the ladder. @returns their types */
  async retry(tx: Transaction, eventIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ type: string }>(
      `update inbox set parked_at = null, parked_reason = null, attempts = 0, due_at = clock_timestamp()
       where event_id = any ($1::uuid[]) and parked_at is not null and done_at is null and envelope is not null
       returning type`,
      [eventIds],
    );
    return rows.map((row) => row.type);
  },

  /** Settles parked events without handling them; they stay known as duplicates. */
  async discard(tx: Transaction, eventIds: readonly string[]): Promise<number> {
    return tx.execute(
      `update inbox set done_at = clock_timestamp(), envelope = null, raw_body = null
       where event_id = any ($1::uuid[]) and parked_at is not null and done_at is null`,
      [eventIds],
    );
  },
};
