import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** An event that waits in the outbox. */
export interface OutboxEvent {
  eventId: string;
  type: string;
  /** The envelope as JSON text; passed on as it is. */
  envelope: string;
}

/** An event to append, and its envelope as JSON. */
export interface WrittenEvent {
  envelope: CloudEvent;
  text: string;
}

/** The SQL of the outbox. */
export const OutboxStore = {
  /** Does not wait: the rows reach the database with the next statement, or with the commit. */
  insert(tx: Transaction, events: readonly WrittenEvent[], { canWait }: { canWait: boolean }): void {
    tx.send('select append_events($1, $2, $3, $4, $5, $6, $7)', [
      events.map(({ envelope }) => envelope.id),
      events.map(({ envelope }) => envelope.type),
      events.map(({ envelope }) => envelope.subject),
      events.map(({ envelope }) => envelope.subjectversion),
      events.map(({ envelope }) => envelope.platformid),
      // One text and not an array of texts: the driver would escape every quote in them, at four times the cost.
      `[${events.map(({ text }) => text).join(',')}]`,
      canWait,
    ]);
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
