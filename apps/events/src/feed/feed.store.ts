import type { CloudEvent } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { AUTHOR_FIELDS, PERSONAL_FIELDS } from '@rollcall/messaging';

/** An event at its place in the feed. */
export interface FeedRow {
  /** A bigint as text. */
  position: string;
  event: CloudEvent;
}

/** Where the feed of a platform stands. */
export interface FeedHead {
  /** Position of the newest event; `0` when there was none yet. */
  position: string;
  /** Up to here events are no longer kept. */
  purgedPosition: string;
}

/** The SQL of the feed. */
export const FeedStore = {
  /**
   * Adds events at the end, in the order given. The head of a platform stays locked until the commit, so that positions
   * become visible in their order: whoever has read up to one has seen everything before it.
   */
  async append(tx: Transaction, events: readonly CloudEvent[]): Promise<void> {
    await tx.execute(
      `WITH arrived AS (
         SELECT (e.event->>'platformid')::uuid AS platform_id, e.event, e.place,
                row_number() OVER (PARTITION BY e.event->>'platformid' ORDER BY e.place) AS step
           FROM json_array_elements($1::json) WITH ORDINALITY AS e (event, place)
       ), counted AS (
         SELECT platform_id, max(step) AS steps FROM arrived GROUP BY platform_id
       ), heads AS (
         INSERT INTO feed_heads (platform_id, position)
         SELECT platform_id, steps FROM counted ORDER BY platform_id -- one order for all, or two could deadlock
         ON CONFLICT (platform_id) DO UPDATE SET position = feed_heads.position + excluded.position
         RETURNING platform_id, position
       )
       INSERT INTO feed (platform_id, position, event_id, type, user_id, author_id, envelope)
       SELECT a.platform_id, h.position - c.steps + a.step, (a.event->>'id')::uuid, a.event->>'type',
              a.event->'data'->>'userId',
              coalesce(a.event->'data'->'invitedBy'->>'userId', a.event->'data'->'remindedBy'->>'userId'), a.event
         FROM arrived a JOIN heads h USING (platform_id) JOIN counted c USING (platform_id)
        ORDER BY a.place`,
      [JSON.stringify(events)],
    );
  },

  async head(tx: Transaction, platformId: string): Promise<FeedHead> {
    const [row] = await tx.query<FeedHead>(
      `SELECT position, purged_position AS "purgedPosition" FROM feed_heads WHERE platform_id = $1`,
      [platformId],
    );
    return row ?? { position: '0', purgedPosition: '0' };
  },

  /** Events after a position and up to another, in order. */
  async page(tx: Transaction, platformId: string, range: FeedRange): Promise<FeedRow[]> {
    const { after, upTo, types, limit } = range;
    if (!types) {
      return tx.query<FeedRow>(
        `SELECT position, envelope AS event FROM feed
          WHERE platform_id = $1 AND position > $2 AND position <= $3 ORDER BY position LIMIT $4`,
        [platformId, after, upTo, limit],
      );
    }
    // Each type from its own index, then merged: a rare type costs no more than a frequent one.
    return tx.query<FeedRow>(
      `SELECT f.position, f.envelope AS event
         FROM unnest($5::text[]) AS wanted (type)
        CROSS JOIN LATERAL (
          SELECT position, envelope FROM feed
           WHERE platform_id = $1 AND type = wanted.type AND position > $2 AND position <= $3
           ORDER BY position LIMIT $4) f
        ORDER BY f.position LIMIT $4`,
      [platformId, after, upTo, limit, types],
    );
  },

  /**
   * Drops what the feed says of who these people are (T13), as outboxes do: events about them that name them go, and
   * where they are the author of an event about somebody else, name and message are emptied.
   */
  async forget(tx: Transaction, people: readonly { platformId: string; userId: string }[]): Promise<void> {
    const values = [people.map(({ platformId }) => platformId), people.map(({ userId }) => userId)];
    await tx.execute(
      `DELETE FROM feed f USING unnest($1::uuid[], $2::text[]) AS p (platform_id, user_id)
        WHERE f.platform_id = p.platform_id AND f.user_id = p.user_id
          AND jsonb_strip_nulls(f.envelope::jsonb->'data') ?| $3::text[]`,
      [...values, PERSONAL_FIELDS],
    );
    await tx.execute(
      `UPDATE feed f SET author_id = NULL, envelope = (
          SELECT jsonb_set(f.envelope::jsonb, '{data}', (f.envelope::jsonb->'data') || '{"message": null}'::jsonb || jsonb_object_agg(
                   a.field, (f.envelope::jsonb->'data'->a.field) || '{"displayName": ""}'::jsonb))
            FROM unnest($3::text[]) AS a (field) WHERE f.envelope::jsonb->'data' ? a.field)
         FROM unnest($1::uuid[], $2::text[]) AS p (platform_id, user_id)
        WHERE f.platform_id = p.platform_id AND f.author_id = p.user_id`,
      [...values, AUTHOR_FIELDS],
    );
  },

  /**
   * Deletes some of what was recorded before a time, and notes up to where the feed is no longer whole.
   * @returns whether there may be more
   */
  async purge(tx: Transaction, before: Date, most: number): Promise<boolean> {
    const passed = await tx.execute(
      `WITH old AS (
         DELETE FROM feed WHERE ctid = ANY (ARRAY(SELECT ctid FROM feed WHERE recorded_at < $1 LIMIT $2))
         RETURNING platform_id, position
       ), passed AS (
         SELECT platform_id, max(position) AS position FROM old GROUP BY platform_id ORDER BY platform_id
       )
       UPDATE feed_heads h SET purged_position = greatest(h.purged_position, p.position)
         FROM passed p WHERE h.platform_id = p.platform_id`,
      [before, most],
    );
    return passed > 0;
  },
};

/** Which part of the feed to read. */
export interface FeedRange {
  after: string;
  upTo: string;
  /** All types unless given. */
  types?: readonly string[];
  limit: number;
}
