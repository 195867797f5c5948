import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE audit_events (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    actor_kind text NOT NULL CHECK (actor_kind IN ('user', 'operator', 'service', 'anonymous')),
    actor_id uuid,
    action text NOT NULL,
    subjects text[] NOT NULL,
    details jsonb NOT NULL,
    client_ip inet,
    user_agent text,
    request_id text
  );
  CREATE INDEX audit_events_list ON audit_events (platform_id, id);
  CREATE INDEX audit_events_actor ON audit_events (platform_id, actor_id, id);
  CREATE INDEX audit_events_action ON audit_events (platform_id, action, id);
  CREATE INDEX audit_events_subjects ON audit_events USING gin (subjects);
  COMMENT ON TABLE audit_events IS 'Who did what to whom: a row for each accepted command, append-only, kept for 400 days.';
  COMMENT ON COLUMN audit_events.id IS 'UUID v7.';
  COMMENT ON COLUMN audit_events.platform_id IS 'The platform.';
  COMMENT ON COLUMN audit_events.recorded_at IS 'When, by the clock of the database.';
  COMMENT ON COLUMN audit_events.actor_kind IS 'Who: a person, the operator, a service, or nobody signed in.';
  COMMENT ON COLUMN audit_events.actor_id IS 'The person, if it was one.';
  COMMENT ON COLUMN audit_events.action IS 'What, such as user.deleted.';
  COMMENT ON COLUMN audit_events.subjects IS 'To whom and to what, as type/id.';
  COMMENT ON COLUMN audit_events.details IS 'Names of the fields given, and values of those that are no personal data.';
  COMMENT ON COLUMN audit_events.client_ip IS 'Address of the caller.';
  COMMENT ON COLUMN audit_events.user_agent IS 'What the caller said it is.';
  COMMENT ON COLUMN audit_events.request_id IS 'Id of the request, as in logs and problem documents.';

  CREATE TABLE audit_queue (
    event_id uuid PRIMARY KEY REFERENCES audit_events,
    platform_id uuid NOT NULL
  );
  CREATE INDEX audit_queue_platform ON audit_queue (platform_id, event_id);
  COMMENT ON TABLE audit_queue IS 'Audit events that have no place in the chain yet.';
  COMMENT ON COLUMN audit_queue.event_id IS 'The event.';
  COMMENT ON COLUMN audit_queue.platform_id IS 'The platform.';

  CREATE TABLE audit_links (
    platform_id uuid NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    event_id uuid NOT NULL UNIQUE,
    digest bytea NOT NULL,
    hash bytea NOT NULL,
    linked_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (platform_id, sequence)
  );
  COMMENT ON TABLE audit_links IS 'The hash chain of the audit, one for each platform, append-only.';
  COMMENT ON COLUMN audit_links.platform_id IS 'The platform.';
  COMMENT ON COLUMN audit_links.sequence IS 'Place in the chain: 1, 2, 3 without gaps.';
  COMMENT ON COLUMN audit_links.event_id IS 'The event.';
  COMMENT ON COLUMN audit_links.digest IS 'SHA-256 of the event.';
  COMMENT ON COLUMN audit_links.hash IS 'SHA-256 of the hash before, the sequence and the digest.';
  COMMENT ON COLUMN audit_links.linked_at IS 'When it was linked.';

  CREATE TABLE audit_anchors (
    platform_id uuid PRIMARY KEY,
    sequence bigint NOT NULL,
    hash bytea NOT NULL,
    purged_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE audit_anchors IS 'The last link that was purged: where what is left of a chain begins.';
  COMMENT ON COLUMN audit_anchors.platform_id IS 'The platform.';
  COMMENT ON COLUMN audit_anchors.sequence IS 'Its place in the chain.';
  COMMENT ON COLUMN audit_anchors.hash IS 'Its hash.';
  COMMENT ON COLUMN audit_anchors.purged_at IS 'When it was purged.';
`;

/** Whoever it is: nothing is changed, and nothing is deleted before its time. */
const APPEND_ONLY = `
  CREATE FUNCTION refuse_change_of_audit() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE FUNCTION keep_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.recorded_at < now() - interval '400 days' THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'audit_events is append-only: DELETE is refused' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE FUNCTION keep_audit_link() RETURNS trigger LANGUAGE plpgsql SET search_path = identity, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM audit_anchors a WHERE a.platform_id = OLD.platform_id AND a.sequence >= OLD.sequence) THEN
      RETURN OLD;
    END IF;
    RAISE EXCEPTION 'audit_links is append-only: DELETE is refused' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE FUNCTION keep_audit_anchor() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.platform_id = OLD.platform_id AND NEW.sequence > OLD.sequence THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'an anchor of the audit only moves forward' USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE ON audit_events FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
  CREATE TRIGGER append_only BEFORE UPDATE ON audit_links FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
  CREATE TRIGGER append_only BEFORE DELETE ON audit_anchors FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit();
  CREATE TRIGGER kept BEFORE DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION keep_audit_event();
  CREATE TRIGGER kept BEFORE DELETE ON audit_links FOR EACH ROW EXECUTE FUNCTION keep_audit_link();
  CREATE TRIGGER kept BEFORE UPDATE ON audit_anchors FOR EACH ROW EXECUTE FUNCTION keep_audit_anchor();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_links FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON audit_anchors FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit();
`;

/**
 * The one way in which rows of the audit go: from the oldest link on, in order, as far as events are over their time.
 * The service may not delete; this function does, with the rights of the schema's owner.
 */
const PURGE = `
  CREATE FUNCTION purge_audit(platform uuid, most integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = identity, pg_temp SET rollcall.scope = 'installation' AS $$
  DECLARE last_link audit_links; purged integer;
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('audit ' || platform, 0));
    SELECT * INTO last_link FROM audit_links l WHERE l.platform_id = platform AND l.sequence < (
      SELECT coalesce(min(window_of.sequence) FILTER (WHERE NOT window_of.is_old), max(window_of.sequence) + 1)
        FROM (SELECT k.sequence, e.recorded_at < now() - interval '400 days' AS is_old
                FROM audit_links k JOIN audit_events e ON e.id = k.event_id
               WHERE k.platform_id = platform ORDER BY k.sequence LIMIT most) window_of)
     ORDER BY l.sequence DESC LIMIT 1;
    IF NOT FOUND THEN RETURN 0; END IF;
    INSERT INTO audit_anchors AS a (platform_id, sequence, hash) VALUES (platform, last_link.sequence, last_link.hash)
      ON CONFLICT (platform_id) DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash, purged_at = now();
    DELETE FROM audit_events WHERE id IN (
      SELECT event_id FROM audit_links WHERE platform_id = platform AND sequence <= last_link.sequence);
    DELETE FROM audit_links WHERE platform_id = platform AND sequence <= last_link.sequence;
    GET DIAGNOSTICS purged = ROW_COUNT;
    RETURN purged;
  END $$;
  COMMENT ON FUNCTION purge_audit IS 'Deletes the oldest events that are over their time with their links, and anchors the rest.';
  REVOKE ALL ON FUNCTION purge_audit(uuid, integer) FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION purge_audit(uuid, integer) TO rollcall_identity;
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = {
  audit_events: 'platform_id',
  audit_queue: 'platform_id',
  audit_links: 'platform_id',
  audit_anchors: 'platform_id',
};

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** The audit: events, and the chain that shows when somebody tampers with them. */
export class CreateAudit1764100040100 implements MigrationInterface {
  readonly name = 'CreateAudit1764100040100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(APPEND_ONLY);
    await runner.query(PURGE);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE audit_queue, audit_links, audit_anchors, audit_events');
    await runner.query(`DROP FUNCTION purge_audit(uuid, integer), refuse_change_of_audit(), keep_audit_event(),
      keep_audit_link(), keep_audit_anchor()`);
  }
}
