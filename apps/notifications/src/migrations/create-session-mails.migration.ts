import type { MigrationInterface, QueryRunner } from 'typeorm';

const KNOWN_BEFORE = `
  SET LOCAL rollcall.scope = 'installation';
  ALTER TABLE recipients ADD COLUMN time_zone text, ADD COLUMN invitation_id uuid;
  COMMENT ON COLUMN recipients.time_zone IS 'IANA time zone of the person; null for that of the platform.';
  COMMENT ON COLUMN recipients.invitation_id IS 'The invitation of the person, whose link mails bring until it is accepted.';
  UPDATE recipients r SET invitation_id = m.invitation_id
    FROM (SELECT DISTINCT ON (user_id) user_id, invitation_id FROM mails
           WHERE kind = 'platform_invitation' ORDER BY user_id, queued_at DESC) m
   WHERE m.user_id = r.user_id;

  ALTER TABLE platforms
    ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC',
    ADD COLUMN mail_enabled boolean NOT NULL DEFAULT true,
    ADD COLUMN block_weekend_reminders boolean NOT NULL DEFAULT false,
    ADD COLUMN session_reminder_days integer[] NOT NULL DEFAULT '{7,1}',
    ADD COLUMN weekly_late_reminders boolean NOT NULL DEFAULT true;
  COMMENT ON COLUMN platforms.time_zone IS 'IANA time zone of people who have none of their own.';
  COMMENT ON COLUMN platforms.mail_enabled IS 'False: nothing but mails about passwords goes out (N13).';
  COMMENT ON COLUMN platforms.block_weekend_reminders IS 'Whether reminders wait until Monday (N9).';
  COMMENT ON COLUMN platforms.session_reminder_days IS 'Days before the end of a session at which people are reminded (D-28).';
  COMMENT ON COLUMN platforms.weekly_late_reminders IS 'Whether reminders go on after the end, weekly and bounded (D-28).';
`;

const MAILS = `
  ALTER TABLE mails ADD COLUMN session_id uuid, ADD COLUMN occasion text NOT NULL DEFAULT '';
  ALTER TABLE mails DROP CONSTRAINT mails_one_per_cause;
  CREATE UNIQUE INDEX mails_one_per_cause ON mails (kind, cause_event_id, occasion);
  COMMENT ON COLUMN mails.session_id IS 'The session that it is about, if it is about one.';
  COMMENT ON COLUMN mails.occasion IS 'What sets several mails of one kind for one event apart: the session, the round of reminders. One mail of a kind for one event and occasion.';
`;

const SESSIONS = `
  CREATE TABLE sessions (
    session_id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    path_name text NOT NULL,
    name text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    version bigint NOT NULL
  );
  CREATE INDEX sessions_platform ON sessions (platform_id, session_id);
  COMMENT ON TABLE sessions IS 'Learning sessions as far as mail needs to know them; a projection of identity''s events.';
  COMMENT ON COLUMN sessions.session_id IS 'The session.';
  COMMENT ON COLUMN sessions.platform_id IS 'Platform (tenant) of the session.';
  COMMENT ON COLUMN sessions.path_name IS 'Name of its path.';
  COMMENT ON COLUMN sessions.name IS 'Its name.';
  COMMENT ON COLUMN sessions.starts_at IS 'Its start.';
  COMMENT ON COLUMN sessions.ends_at IS 'Its end, if it has one.';
  COMMENT ON COLUMN sessions.version IS 'Version of the session in the latest event seen; 0 while only an enrolment told of it.';

  CREATE TABLE enrolments (
    user_id uuid NOT NULL,
    session_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('published', 'archived')),
    time_zone text NOT NULL,
    enrolled_at timestamptz NOT NULL,
    cause_event_id uuid NOT NULL,
    held boolean NOT NULL,
    version bigint NOT NULL,
    PRIMARY KEY (user_id, session_id)
  ) WITH (fillfactor = 80);
  CREATE INDEX enrolments_of_session ON enrolments (session_id, user_id) WHERE status = 'published';
  CREATE INDEX enrolments_of_zone ON enrolments (session_id, time_zone, user_id) WHERE status = 'published';
  COMMENT ON TABLE enrolments IS 'Who is enrolled where; a projection of identity''s events.';
  COMMENT ON COLUMN enrolments.user_id IS 'The person.';
  COMMENT ON COLUMN enrolments.session_id IS 'The session.';
  COMMENT ON COLUMN enrolments.platform_id IS 'Platform (tenant) of both.';
  COMMENT ON COLUMN enrolments.status IS 'published, or archived once the person left (PS8).';
  COMMENT ON COLUMN enrolments.time_zone IS 'Time zone of the person, empty for that of the platform; reminders go out zone by zone.';
  COMMENT ON COLUMN enrolments.enrolled_at IS 'Since when.';
  COMMENT ON COLUMN enrolments.cause_event_id IS 'The event that told of it; all mails of the enrolment name it as their cause.';
  COMMENT ON COLUMN enrolments.held IS 'Whether its mail waits for the digest after activation (N3, D-13).';
  COMMENT ON COLUMN enrolments.version IS 'Version of the person in the latest event seen; older events change nothing.';
`;

const ROUNDS = `
  CREATE TABLE session_zones (
    session_id uuid NOT NULL,
    time_zone text NOT NULL,
    platform_id uuid NOT NULL,
    PRIMARY KEY (session_id, time_zone)
  );
  COMMENT ON TABLE session_zones IS 'Time zones of the people of a session: each gets rounds of reminders of its own.';
  COMMENT ON COLUMN session_zones.session_id IS 'The session.';
  COMMENT ON COLUMN session_zones.time_zone IS 'IANA time zone, empty for that of the platform.';
  COMMENT ON COLUMN session_zones.platform_id IS 'Platform (tenant) of the session.';

  CREATE TABLE reminder_rounds (
    session_id uuid NOT NULL,
    time_zone text NOT NULL,
    round text NOT NULL,
    anchor timestamptz NOT NULL,
    platform_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    reached uuid,
    done_at timestamptz,
    PRIMARY KEY (session_id, time_zone, round, anchor)
  ) WITH (fillfactor = 70);
  CREATE INDEX reminder_rounds_due ON reminder_rounds (due_at) WHERE done_at IS NULL;
  COMMENT ON TABLE reminder_rounds IS 'When the people of a session are written to: one row for all people of a time zone.';
  COMMENT ON COLUMN reminder_rounds.session_id IS 'The session.';
  COMMENT ON COLUMN reminder_rounds.time_zone IS 'Whom it reaches: one zone, empty for that of the platform, or * for everybody.';
  COMMENT ON COLUMN reminder_rounds.round IS 'start, before-<days> or late-<week>.';
  COMMENT ON COLUMN reminder_rounds.anchor IS 'The start or the end of the session that it was planned for.';
  COMMENT ON COLUMN reminder_rounds.platform_id IS 'Platform (tenant) of the session.';
  COMMENT ON COLUMN reminder_rounds.due_at IS 'When it begins. Who was enrolled later is not part of it.';
  COMMENT ON COLUMN reminder_rounds.reached IS 'The last person who was dealt with; people are taken in the order of their ids.';
  COMMENT ON COLUMN reminder_rounds.done_at IS 'When it ended; null while it is to come or under way.';
`;

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;
const NEW_TABLES = ['sessions', 'enrolments', 'session_zones', 'reminder_rounds'];

/** Sessions, who is in them, and when they are written to. */
export class CreateSessionMails1764120000100 implements MigrationInterface {
  readonly name = 'CreateSessionMails1764120000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KNOWN_BEFORE);
    await runner.query(MAILS);
    await runner.query(SESSIONS);
    await runner.query(ROUNDS);
    await runner.query(NEW_TABLES.map(rowLevelSecurity).join(''));
  }

  /** Mails about sessions go with it: without their occasion they could not be told apart. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reminder_rounds, session_zones, enrolments, sessions;
      DELETE FROM mails WHERE occasion <> '';
      DROP INDEX mails_one_per_cause;
      ALTER TABLE mails DROP COLUMN occasion, DROP COLUMN session_id,
        ADD CONSTRAINT mails_one_per_cause UNIQUE (kind, cause_event_id);
      ALTER TABLE platforms DROP COLUMN time_zone, DROP COLUMN mail_enabled, DROP COLUMN block_weekend_reminders,
        DROP COLUMN session_reminder_days, DROP COLUMN weekly_late_reminders;
      ALTER TABLE recipients DROP COLUMN time_zone, DROP COLUMN invitation_id`);
  }
}
