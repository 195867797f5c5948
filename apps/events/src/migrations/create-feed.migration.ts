import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE feed_heads (
    platform_id uuid PRIMARY KEY,
    position bigint NOT NULL DEFAULT 0,
    purged_position bigint NOT NULL DEFAULT 0,
    CONSTRAINT purged_behind_head CHECK (purged_position BETWEEN 0 AND position)
  );
  COMMENT ON TABLE feed_heads IS 'Where the feed of each platform stands; its row is the lock under which events get their positions, so that they become visible in order.';
  COMMENT ON COLUMN feed_heads.platform_id IS 'The platform.';
  COMMENT ON COLUMN feed_heads.position IS 'Position of the newest event.';
  COMMENT ON COLUMN feed_heads.purged_position IS 'Up to here the feed has been deleted, being over its time.';

  CREATE TABLE feed (
    platform_id uuid NOT NULL,
    position bigint NOT NULL,
    event_id uuid NOT NULL,
    type text NOT NULL,
    user_id text,
    author_id text,
    envelope json NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (platform_id, position)
  ) WITH (autovacuum_analyze_scale_factor = 0.02);
  CREATE INDEX feed_by_type ON feed (platform_id, type, position);
  CREATE INDEX feed_about_people ON feed (platform_id, user_id) WHERE user_id IS NOT NULL;
  CREATE INDEX feed_by_author ON feed (platform_id, author_id) WHERE author_id IS NOT NULL;
  CREATE INDEX feed_by_age ON feed USING brin (recorded_at);
  COMMENT ON TABLE feed IS 'Every event of a platform in the order in which it became known here: what other services read, from any place on.';
  COMMENT ON COLUMN feed.platform_id IS 'The platform.';
  COMMENT ON COLUMN feed.position IS 'Place in the order of the platform, from 1 without gaps; becomes visible only after all before it.';
  COMMENT ON COLUMN feed.event_id IS 'CloudEvents id.';
  COMMENT ON COLUMN feed.type IS 'Event type.';
  COMMENT ON COLUMN feed.user_id IS 'The person that the event is about, so that it can be emptied when they are erased.';
  COMMENT ON COLUMN feed.author_id IS 'Whoever the event names as having done it, for the same reason.';
  COMMENT ON COLUMN feed.envelope IS 'The whole CloudEvents envelope.';
  COMMENT ON COLUMN feed.recorded_at IS 'When it was recorded here.';
`;

const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** The feed of events. */
export class CreateFeed1764200000200 implements MigrationInterface {
  readonly name = 'CreateFeed1764200000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(['feed_heads', 'feed'].map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE feed, feed_heads');
  }
}
