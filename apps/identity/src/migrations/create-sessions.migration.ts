import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE paths (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    group_id uuid NOT NULL REFERENCES groups,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX paths_platform ON paths (platform_id, id);
  COMMENT ON TABLE paths IS 'Learning paths.';
  COMMENT ON COLUMN paths.id IS 'UUID v7.';
  COMMENT ON COLUMN paths.platform_id IS 'The platform.';
  COMMENT ON COLUMN paths.name IS 'Shown to people.';
  COMMENT ON COLUMN paths.group_id IS 'The group that owns it.';
  COMMENT ON COLUMN paths.created_at IS 'When it was created.';

  CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    path_id uuid NOT NULL REFERENCES paths,
    group_id uuid NOT NULL REFERENCES groups,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    instructor_ids uuid[] NOT NULL CHECK (cardinality(instructor_ids) <= 101),
    audience text NOT NULL CHECK (audience IN ('dynamic', 'static')),
    audience_group_ids uuid[] NOT NULL DEFAULT '{}',
    audience_user_ids uuid[] NOT NULL DEFAULT '{}',
    excluded_user_ids uuid[] NOT NULL DEFAULT '{}',
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (ends_at IS NULL OR ends_at > starts_at)
  );
  CREATE INDEX sessions_platform ON sessions (platform_id, id);
  CREATE INDEX sessions_audience_groups ON sessions USING gin (audience_group_ids);
  COMMENT ON TABLE sessions IS 'Sessions of paths (PS1).';
  COMMENT ON COLUMN sessions.id IS 'UUID v7.';
  COMMENT ON COLUMN sessions.platform_id IS 'The platform.';
  COMMENT ON COLUMN sessions.path_id IS 'The path.';
  COMMENT ON COLUMN sessions.group_id IS 'The group that owns the session.';
  COMMENT ON COLUMN sessions.name IS 'Shown to people.';
  COMMENT ON COLUMN sessions.starts_at IS 'Start.';
  COMMENT ON COLUMN sessions.ends_at IS 'End, if any; closes for good (PS7).';
  COMMENT ON COLUMN sessions.instructor_ids IS 'Main instructor first, then at most 100 co-instructors (PS1).';
  COMMENT ON COLUMN sessions.audience IS 'dynamic: enrolments follow memberships (PS2).';
  COMMENT ON COLUMN sessions.audience_group_ids IS 'Groups whose learners are enrolled (PS3).';
  COMMENT ON COLUMN sessions.audience_user_ids IS 'People enrolled one by one.';
  COMMENT ON COLUMN sessions.excluded_user_ids IS 'People never enrolled by the audience.';
  COMMENT ON COLUMN sessions.version IS 'Counts the events of this session.';
  COMMENT ON COLUMN sessions.created_at IS 'When it was created.';

  CREATE TABLE enrolments (
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    status text NOT NULL DEFAULT 'published' CHECK (status IN ('published', 'archived')),
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (session_id, user_id)
  );
  CREATE INDEX enrolments_user ON enrolments (user_id);
  COMMENT ON TABLE enrolments IS 'Who is enrolled in which session (PS3, PS8).';
  COMMENT ON COLUMN enrolments.session_id IS 'The session.';
  COMMENT ON COLUMN enrolments.user_id IS 'The person.';
  COMMENT ON COLUMN enrolments.platform_id IS 'The platform of both.';
  COMMENT ON COLUMN enrolments.status IS 'published, or archived after unenrolment.';
  COMMENT ON COLUMN enrolments.created_at IS 'Since when.';
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = { paths: 'platform_id', sessions: 'platform_id', enrolments: 'platform_id' };

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Learning paths, their sessions, and enrolments. */
export class CreateSessions1764000000500 implements MigrationInterface {
  readonly name = 'CreateSessions1764000000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE enrolments, sessions, paths');
  }
}
