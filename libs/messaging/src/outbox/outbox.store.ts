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
  /** Does not wait: the rows reach the database with the next statement, or with the commit. */
  insert(tx: Transaction, events: readonly CloudEvent[]): void {
    tx.send(
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
   * Takes what waits, in order, unless another transaction of the service publishes: order of a subject, and of
   * `published_seq`, rest on there being one at a time.
   * @returns undefined while another one publishes
   */
  async claim(tx: Transaction, limit: number): Promise<OutboxEvent[] | undefined> {
    const rows = await tx.query<OutboxEvent & { locked: boolean }>(
      `select l.locked, c.event_id as "eventId", c.type, c.envelope::text as envelope
       from (select pg_try_advisory_xact_lock(hashtext('rollcall outbox'), hashtext(current_schema())) as locked offset 0) l
       left join lateral claim_outbox(case when l.locked then $1::integer else 0 end) c on true`,
      [limit],
    );
    if (!rows[0]?.locked) return undefined;
    return rows.filter(({ eventId }) => eventId !== null);
  },

  async markPublished(tx: Transaction, eventIds: readonly string[]): Promise<void> {
    await tx.execute(
      `update outbox set published_at = clock_timestamp(), published_seq = nextval('outbox_published_seq')
       where event_id = any ($1::uuid[])`,
      [eventIds],
    );
  },
};
