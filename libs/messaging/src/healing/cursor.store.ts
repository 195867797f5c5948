import type { Transaction } from '@rollcall/database';

/** Up to where everything of a producer has been received. */
export interface Cursor {
  producer: string;
  types: string[];
  publishedSeq: string;
}

/** The SQL of gap healing. */
export const CursorStore = {
  /**
   * Takes the producers whose turn has come, so that one replica at a time looks for their gaps. Where types were
   * added, the search starts from the beginning of what the producer keeps.
   */
  async takeDue(tx: Transaction, intervalMs: number): Promise<Cursor[]> {
    return tx.query<Cursor>(
      `insert into event_cursors (producer, types, published_seq)
       select split_part(type, '.', 1), array_agg(type order by type), 0 from event_subscriptions group by 1
       on conflict (producer) do update
       set types = excluded.types, checked_at = now(),
           published_seq = case when excluded.types <@ event_cursors.types then event_cursors.published_seq else 0 end
       where event_cursors.checked_at <= now() - $1 * interval '1 ms' or not excluded.types <@ event_cursors.types
       returning producer, types, published_seq as "publishedSeq"`,
      [intervalMs],
    );
  },

  /** Those of the events that never arrived. */
  async missing(tx: Transaction, eventIds: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from unnest($1::uuid[]) as id where not exists (select from inbox where event_id = id)`,
      [eventIds],
    );
    return rows.map((row) => row.id);
  },

  /** Moves the cursor; also keeps other replicas away for another interval. */
  async advance(tx: Transaction, cursor: Cursor, next: string): Promise<void> {
    await tx.execute(
      `update event_cursors set published_seq = $3, checked_at = now()
       where producer = $1 and published_seq = $2 and types = $4`,
      [cursor.producer, cursor.publishedSeq, next, cursor.types],
    );
  },
};
