import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** An event that waits in the outbox. */
export interface OutboxEvent {
  eventId: string;
  type: string;
  /** The envelope as JSON text; passed on as it is. */
  envelope: string;
}

/** The SQL of the outbox. */
export const OutboxStore = {
  async insert(tx: Transaction, events: readonly CloudEvent[]): Promise<void> {
    await tx.execute(
      `insert into outbox (event_id, type, subject, subject_version, platform_id, envelope)
       select * from rows from (unnest($1::uuid[], $2::text[], $3::text[], $4::bigint[], $5::uuid[]),
                                json_array_elements($6::json))`,
      [
        events.map((event) => event.id),
        events.map((event) => event.type),
        events.map((event) => event.subject),
        events.map((event) => event.subjectversion),
        events.map((event) => event.platformid),
        // One text and not an array of texts: the driver would escape every quote in them, at four times the cost.
        JSON.stringify(events),
      ],
    );
  },

  /**
   * Makes this transaction the only one of the service that publishes: order of a subject, and of `published_seq`,
   * rest on it.
   */
  async tryLock(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ locked: boolean }>(
      `select pg_try_advisory_xact_lock(hashtext('rollcall outbox'), hashtext(current_schema())) as locked`,
    );
    return row?.locked ?? false;
  },

  async claim(tx: Transaction, limit: number): Promise<OutboxEvent[]> {
    return tx.query<OutboxEvent>(
      `select event_id as "eventId", type, envelope::text as envelope from claim_outbox($1)`,
      [limit],
    );
  },

  async markPublished(tx: Transaction, eventIds: readonly string[]): Promise<void> {
    await tx.execute(
      `update outbox set published_at = clock_timestamp(), published_seq = nextval('outbox_published_seq')
       where event_id = any ($1::uuid[])`,
      [eventIds],
    );
  },
};
