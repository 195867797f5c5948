import type { Transaction } from '@rollcall/database';

/** An event as producers list it for consumers that look for gaps. */
export interface PublishedEvent {
  eventId: string;
  type: string;
  publishedSeq: string;
  /** Old enough that it should have arrived. */
  settled: boolean;
}

/** The SQL of looking back into the outbox. */
export const ReplayStore = {
  /** The next events in order of publication. */
  async page(tx: Transaction, after: string, limit: number, settleMs: number): Promise<PublishedEvent[]> {
    return tx.query<PublishedEvent>(
      `select event_id as "eventId", type, published_seq as "publishedSeq",
              published_at < clock_timestamp() - $3 * interval '1 ms' as settled
       from outbox where published_seq > $1 order by published_seq limit $2`,
      [after, limit, settleMs],
    );
  },

  /** Gives events to the relay once more. */
  async unpublish(tx: Transaction, eventIds: readonly string[]): Promise<number> {
    return tx.execute(
      `update outbox set published_at = null, published_seq = null
       where event_id = any ($1::uuid[]) and published_at is not null`,
      [eventIds],
    );
  },

  /** Gives a piece of a time range to the relay once more; called until it finds nothing. */
  async unpublishRange(
    tx: Transaction,
    range: { from: Date; to: Date; types?: readonly string[]; upTo: string; limit: number },
  ): Promise<number> {
    return tx.execute(
      `update outbox set published_at = null, published_seq = null
       where event_id in (
         select event_id from outbox
         where published_seq <= $4 and appended_at >= $1 and appended_at < $2 and ($3::text[] is null or type = any ($3))
         order by published_seq limit $5)`,
      [range.from, range.to, range.types ?? null, range.upTo, range.limit],
    );
  },

  /** The last publication so far. */
  async lastSeq(tx: Transaction): Promise<string> {
    const [row] = await tx.query<{ last: string }>(
      `select coalesce(max(published_seq), 0) as last from outbox where published_seq is not null`,
    );
    return row?.last ?? '0';
  },
};
