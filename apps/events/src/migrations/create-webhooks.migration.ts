import type { MigrationInterface, QueryRunner } from 'typeorm';

const WEBHOOKS = `
  CREATE TABLE webhooks (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    url text NOT NULL,
    types text[],
    description text,
    fingerprint bytea NOT NULL,
    created_at timestamptz NOT NULL,
    deleted_at timestamptz,
    paused_at timestamptz,
    pause_reason text CHECK (pause_reason IN ('by_hand', 'failing', 'gone')),
    key_id text NOT NULL,
    generation integer NOT NULL DEFAULT 1,
    version integer NOT NULL DEFAULT 1,
    previous_key_id text,
    previous_until timestamptz,
    failures integer NOT NULL DEFAULT 0,
    failing_since timestamptz,
    rest_until timestamptz,
    last_delivered_at timestamptz,
    due_at timestamptz,
    lease_id uuid,
    lease_until timestamptz,
    CONSTRAINT paused_for_a_reason CHECK ((paused_at IS NULL) = (pause_reason IS NULL)),
    CONSTRAINT previous_secret_ends CHECK ((previous_key_id IS NULL) = (previous_until IS NULL))
  ) WITH (fillfactor = 70);
  CREATE UNIQUE INDEX webhooks_no_twins ON webhooks (platform_id, fingerprint) WHERE deleted_at IS NULL;
  CREATE INDEX webhooks_of_platforms ON webhooks (platform_id, id) WHERE deleted_at IS NULL;
  CREATE INDEX webhooks_due ON webhooks (due_at) WHERE deleted_at IS NULL AND paused_at IS NULL;
  CREATE INDEX webhooks_deleted ON webhooks (id) WHERE deleted_at IS NOT NULL;
  COMMENT ON TABLE webhooks IS 'Addresses of other services that events are delivered to, and how they fare.';
  COMMENT ON COLUMN webhooks.id IS 'The webhook.';
  COMMENT ON COLUMN webhooks.platform_id IS 'The platform.';
  COMMENT ON COLUMN webhooks.url IS 'Where deliveries go.';
  COMMENT ON COLUMN webhooks.types IS 'Which event types, sorted; null for all.';
  COMMENT ON COLUMN webhooks.description IS 'What somebody noted about it.';
  COMMENT ON COLUMN webhooks.fingerprint IS 'SHA-256 of URL and types, by which a twin is recognised (A10).';
  COMMENT ON COLUMN webhooks.created_at IS 'When.';
  COMMENT ON COLUMN webhooks.deleted_at IS 'When it was deleted; the row goes after its deliveries, bit by bit.';
  COMMENT ON COLUMN webhooks.paused_at IS 'Since when nothing is delivered.';
  COMMENT ON COLUMN webhooks.pause_reason IS 'by_hand; failing: nothing but failures for five days (A9); gone: the receiver answered 410.';
  COMMENT ON COLUMN webhooks.key_id IS 'Key of SECRET_KEYS from which the secret is derived; the secret itself is stored nowhere.';
  COMMENT ON COLUMN webhooks.generation IS 'Rises with every rotation of the secret.';
  COMMENT ON COLUMN webhooks.version IS 'Rises with every event about it.';
  COMMENT ON COLUMN webhooks.previous_key_id IS 'Key of the secret before, while both sign.';
  COMMENT ON COLUMN webhooks.previous_until IS 'Until when the secret before signs too.';
  COMMENT ON COLUMN webhooks.failures IS 'Failed calls in a row.';
  COMMENT ON COLUMN webhooks.failing_since IS 'First failed call since the last one that delivered.';
  COMMENT ON COLUMN webhooks.rest_until IS 'Until when the receiver is left alone.';
  COMMENT ON COLUMN webhooks.last_delivered_at IS 'Last call that delivered.';
  COMMENT ON COLUMN webhooks.due_at IS 'When there is something to deliver next; null while there is nothing.';
  COMMENT ON COLUMN webhooks.lease_id IS 'The turn that delivers to it now; a new one for each turn.';
  COMMENT ON COLUMN webhooks.lease_until IS 'When the turn is taken for dead.';

  CREATE TABLE webhook_cursors (
    id uuid PRIMARY KEY,
    webhook_id uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    position bigint NOT NULL,
    end_position bigint,
    types text[],
    only_state text CHECK (only_state IN ('pending', 'delivered', 'failed')),
    moved_at timestamptz NOT NULL
  ) WITH (fillfactor = 70);
  CREATE INDEX webhook_cursors_of_webhooks ON webhook_cursors (webhook_id);
  COMMENT ON TABLE webhook_cursors IS 'How far deliveries were made of the feed: one row for what happens, and one for each replay under way.';
  COMMENT ON COLUMN webhook_cursors.id IS 'That of the webhook, or of the replay.';
  COMMENT ON COLUMN webhook_cursors.webhook_id IS 'The webhook.';
  COMMENT ON COLUMN webhook_cursors.platform_id IS 'The platform.';
  COMMENT ON COLUMN webhook_cursors.position IS 'Up to here deliveries were made.';
  COMMENT ON COLUMN webhook_cursors.end_position IS 'Where a replay ends; null for what happens, which has no end.';
  COMMENT ON COLUMN webhook_cursors.types IS 'Types that a replay is about; null for those of the webhook.';
  COMMENT ON COLUMN webhook_cursors.only_state IS 'State of the deliveries that a replay is about; null for every event.';
  COMMENT ON COLUMN webhook_cursors.moved_at IS 'When it was moved last; who waits longest comes first.';
`;

const DELIVERIES = `
  CREATE TABLE webhook_deliveries (
    webhook_id uuid NOT NULL,
    position bigint NOT NULL,
    platform_id uuid NOT NULL,
    event_id uuid NOT NULL,
    type text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'failed')),
    tries smallint NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    lease_id uuid,
    attempts jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz NOT NULL,
    PRIMARY KEY (webhook_id, position)
  ) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.02);
  CREATE UNIQUE INDEX webhook_deliveries_by_event ON webhook_deliveries (webhook_id, event_id);
  CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at, position) WHERE state = 'pending';
  CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (webhook_id, position) WHERE state = 'failed';
  CREATE INDEX webhook_deliveries_by_age ON webhook_deliveries USING brin (created_at);
  COMMENT ON TABLE webhook_deliveries IS 'What became of each event at each webhook. The event itself is in the feed only, so that erasing it there erases it (T13).';
  COMMENT ON COLUMN webhook_deliveries.webhook_id IS 'The webhook.';
  COMMENT ON COLUMN webhook_deliveries.position IS 'Position of the event in the feed of the platform.';
  COMMENT ON COLUMN webhook_deliveries.platform_id IS 'The platform.';
  COMMENT ON COLUMN webhook_deliveries.event_id IS 'CloudEvents id, which receivers see as webhook-id.';
  COMMENT ON COLUMN webhook_deliveries.type IS 'Event type.';
  COMMENT ON COLUMN webhook_deliveries.state IS 'pending until it is delivered or given up; sending is what the current turn of the webhook has in hand.';
  COMMENT ON COLUMN webhook_deliveries.tries IS 'Failed calls since it was made or replayed last; the eighth is the last (A9).';
  COMMENT ON COLUMN webhook_deliveries.due_at IS 'When it is tried next.';
  COMMENT ON COLUMN webhook_deliveries.lease_id IS 'The turn that took it last.';
  COMMENT ON COLUMN webhook_deliveries.attempts IS 'The latest calls: time, status, duration, reason. Nothing of what the receiver said.';
  COMMENT ON COLUMN webhook_deliveries.created_at IS 'When it was made of the feed.';
`;

/** By halving: positions and times of a feed rise together. */
const POSITION_AT = `
  CREATE FUNCTION feed_position_before(p_platform uuid, p_at timestamptz)
  RETURNS bigint
  LANGUAGE plpgsql STABLE
  AS $$
  DECLARE
    v_low bigint;
    v_high bigint;
    v_middle bigint;
    v_at timestamptz;
  BEGIN
    SELECT purged_position, position INTO v_low, v_high FROM feed_heads WHERE platform_id = p_platform;
    IF NOT FOUND THEN RETURN 0; END IF;
    WHILE v_low < v_high LOOP
      v_middle := (v_low + v_high + 1) / 2;
      SELECT recorded_at INTO v_at FROM feed
       WHERE platform_id = p_platform AND position >= v_middle ORDER BY position LIMIT 1;
      IF v_at < p_at THEN v_low := v_middle; ELSE v_high := v_middle - 1; END IF;
    END LOOP;
    RETURN v_low;
  END
  $$;
  COMMENT ON FUNCTION feed_position_before IS 'The last position of a platform that was recorded before a time.';
`;

const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

const NEW_TABLES = ['webhooks', 'webhook_cursors', 'webhook_deliveries'];

/** Webhooks, and what became of each event there. */
export class CreateWebhooks1764200000300 implements MigrationInterface {
  readonly name = 'CreateWebhooks1764200000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WEBHOOKS);
    await runner.query(DELIVERIES);
    await runner.query(POSITION_AT);
    await runner.query(NEW_TABLES.map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE webhook_deliveries, webhook_cursors, webhooks');
    await runner.query('DROP FUNCTION feed_position_before');
  }
}
