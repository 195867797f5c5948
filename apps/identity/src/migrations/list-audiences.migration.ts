import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE session_groups (
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    group_id uuid NOT NULL REFERENCES groups ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    place integer NOT NULL,
    PRIMARY KEY (session_id, group_id)
  );
  CREATE INDEX session_groups_group ON session_groups (group_id, session_id) INCLUDE (platform_id);
  COMMENT ON TABLE session_groups IS 'Groups whose learners are enrolled in a session (PS3), row by row: row-level security rules out indexes on arrays.';
  COMMENT ON COLUMN session_groups.session_id IS 'The session.';
  COMMENT ON COLUMN session_groups.group_id IS 'A group of its audience.';
  COMMENT ON COLUMN session_groups.platform_id IS 'The platform of both.';
  COMMENT ON COLUMN session_groups.place IS 'Where it stands in the list.';

  CREATE TABLE session_people (
    session_id uuid NOT NULL REFERENCES sessions ON DELETE CASCADE,
    part text NOT NULL CHECK (part IN ('instructor', 'chosen', 'excluded')),
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    place integer NOT NULL,
    PRIMARY KEY (session_id, part, user_id)
  );
  CREATE INDEX session_people_user ON session_people (user_id, part, session_id) INCLUDE (platform_id);
  COMMENT ON TABLE session_people IS 'People named by a session: who teaches it, and the exceptions of its audience (PS1, PS2).';
  COMMENT ON COLUMN session_people.session_id IS 'The session.';
  COMMENT ON COLUMN session_people.part IS 'instructor; chosen: enrolled one by one; excluded: never enrolled by the audience, even if chosen.';
  COMMENT ON COLUMN session_people.user_id IS 'The person.';
  COMMENT ON COLUMN session_people.platform_id IS 'The platform of both.';
  COMMENT ON COLUMN session_people.place IS 'Where they stand in the list; the first instructor is the main one.';
`;

const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = (SELECT nullif(current_setting('rollcall.platform_id', true), '')::uuid)
           OR (SELECT current_setting('rollcall.scope', true) = 'installation'));
`;

const fromArray = (table: string, column: string, more: string, array: string): string => `
  INSERT INTO ${table} (session_id, ${column}, platform_id, place ${more && ', part'})
  SELECT s.id, x.id, s.platform_id, min(x.place) ${more} FROM sessions s
   CROSS JOIN unnest(s.${array}) WITH ORDINALITY AS x(id, place)
   JOIN ${table === 'session_groups' ? 'groups' : 'users'} known ON known.id = x.id
   GROUP BY s.id, x.id;`;

/** There is no release yet whose services would still read the lists that go. */
const LISTS_BECOME_ROWS = `
  SET LOCAL rollcall.scope = 'installation';
  ${fromArray('session_groups', 'group_id', '', 'audience_group_ids')}
  ${fromArray('session_people', 'user_id', `, 'instructor'`, 'instructor_ids')}
  ${fromArray('session_people', 'user_id', `, 'chosen'`, 'audience_user_ids')}
  ${fromArray('session_people', 'user_id', `, 'excluded'`, 'excluded_user_ids')}
  ALTER TABLE sessions DROP COLUMN audience_group_ids, DROP COLUMN audience_user_ids,
    DROP COLUMN excluded_user_ids, DROP COLUMN instructor_ids;
`;

const INDEXES = `
  CREATE INDEX enrolments_page ON enrolments (session_id, status, user_id);
  CREATE INDEX sessions_path ON sessions (path_id, id);
  CREATE INDEX sessions_group ON sessions (group_id, id);
`;

const asArray = (from: string, column: string, part: string): string =>
  `ARRAY(SELECT x.${column} FROM ${from} x WHERE x.session_id = s.id ${part} ORDER BY x.place)`;

const ROWS_BECOME_LISTS = `
  SET LOCAL rollcall.scope = 'installation';
  ALTER TABLE sessions ADD COLUMN instructor_ids uuid[] NOT NULL DEFAULT '{}' CHECK (cardinality(instructor_ids) <= 101),
    ADD COLUMN audience_group_ids uuid[] NOT NULL DEFAULT '{}', ADD COLUMN audience_user_ids uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN excluded_user_ids uuid[] NOT NULL DEFAULT '{}';
  UPDATE sessions s SET
    audience_group_ids = ${asArray('session_groups', 'group_id', '')},
    instructor_ids = ${asArray('session_people', 'user_id', `AND x.part = 'instructor'`)},
    audience_user_ids = ${asArray('session_people', 'user_id', `AND x.part = 'chosen'`)},
    excluded_user_ids = ${asArray('session_people', 'user_id', `AND x.part = 'excluded'`)};
  ALTER TABLE sessions ALTER COLUMN instructor_ids DROP DEFAULT;
  CREATE INDEX sessions_audience_groups ON sessions USING gin (audience_group_ids);
  CREATE INDEX sessions_audience_users ON sessions USING gin (audience_user_ids);
  CREATE INDEX sessions_instructors ON sessions USING gin (instructor_ids);
`;

/**
 * The groups and people of sessions are found from both sides: what somebody joins or leaves, without reading the other
 * sessions of the platform.
 */
export class ListAudiences1764110000100 implements MigrationInterface {
  readonly name = 'ListAudiences1764110000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(['session_groups', 'session_people'].map(rowLevelSecurity).join(''));
    await runner.query(LISTS_BECOME_ROWS + INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(ROWS_BECOME_LISTS);
    await runner.query(`
      DROP INDEX enrolments_page, sessions_path, sessions_group;
      DROP TABLE session_people, session_groups`);
  }
}
