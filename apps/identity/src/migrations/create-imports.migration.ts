import type { MigrationInterface, QueryRunner } from 'typeorm';

const IMPORTS = `
  CREATE TABLE imports (
    platform_id uuid NOT NULL REFERENCES platforms DEFERRABLE INITIALLY DEFERRED,
    id uuid NOT NULL,
    status text NOT NULL DEFAULT 'reading'
      CHECK (status IN ('reading', 'planned', 'applying', 'applied', 'paused', 'cancelled', 'failed')),
    started_by uuid NOT NULL,
    mode text NOT NULL CHECK (mode IN ('setUp', 'invite')),
    send_credentials boolean NOT NULL,
    default_group_id uuid,
    file_name text NOT NULL,
    facts jsonb,
    row_count integer NOT NULL DEFAULT 0,
    is_read boolean NOT NULL DEFAULT false,
    counts jsonb NOT NULL DEFAULT '{}',
    effects jsonb NOT NULL DEFAULT '{}',
    tree_version uuid,
    "position" integer NOT NULL DEFAULT -1,
    done integer NOT NULL DEFAULT 0,
    total integer NOT NULL DEFAULT 0,
    result jsonb NOT NULL DEFAULT '{}',
    is_replanning boolean NOT NULL DEFAULT false,
    stopped_because text,
    stopped_detail text,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    fence bigint NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT now(),
    planned_at timestamptz,
    applying_at timestamptz,
    applying_from integer NOT NULL DEFAULT 0,
    finished_at timestamptz,
    PRIMARY KEY (platform_id, id)
  ) WITH (fillfactor = 70);
  CREATE INDEX imports_open ON imports (lease_until) WHERE status IN ('reading', 'applying');
  COMMENT ON TABLE imports IS 'Imports of people from files (D-30, Z-03), and how far they are.';
  COMMENT ON COLUMN imports.platform_id IS 'The platform.';
  COMMENT ON COLUMN imports.id IS 'UUID v7.';
  COMMENT ON COLUMN imports.status IS 'Changes by conditional updates only; applied, cancelled and failed are ends.';
  COMMENT ON COLUMN imports.started_by IS 'Who uploaded it; it is planned and applied with their rights of that moment.';
  COMMENT ON COLUMN imports.mode IS 'setUp: new people are active at once (T1); invite: they get an invitation (T2).';
  COMMENT ON COLUMN imports.send_credentials IS 'Whether new people without a password are mailed credentials (D-22).';
  COMMENT ON COLUMN imports.default_group_id IS 'Group of rows that name none.';
  COMMENT ON COLUMN imports.file_name IS 'Name of the file as uploaded.';
  COMMENT ON COLUMN imports.facts IS 'What the reader found out about the file: encoding, delimiter, columns.';
  COMMENT ON COLUMN imports.row_count IS 'Rows read.';
  COMMENT ON COLUMN imports.is_read IS 'Whether the upload is complete, so that it can be planned.';
  COMMENT ON COLUMN imports.counts IS 'What the plan comes to, by outcome.';
  COMMENT ON COLUMN imports.effects IS 'What the plan leads to: people, memberships, mails, seats.';
  COMMENT ON COLUMN imports.tree_version IS 'The tree of groups that the plan was made from.';
  COMMENT ON COLUMN imports."position" IS 'The last person planned or applied, by line; -1 until rows of one person were put together.';
  COMMENT ON COLUMN imports.done IS 'Rows planned or applied.';
  COMMENT ON COLUMN imports.total IS 'Rows to plan or to apply.';
  COMMENT ON COLUMN imports.result IS 'What was applied, by outcome.';
  COMMENT ON COLUMN imports.is_replanning IS 'Whether the plan is made anew before it is applied, because something moved.';
  COMMENT ON COLUMN imports.stopped_because IS 'Code of what failed or paused it.';
  COMMENT ON COLUMN imports.stopped_detail IS 'The same in words.';
  COMMENT ON COLUMN imports.lease_until IS 'Until when one replica works on it alone.';
  COMMENT ON COLUMN imports.fence IS 'Rises with each lease: who lost it cannot write any more.';
  COMMENT ON COLUMN imports.version IS 'Counts the events of this import.';
  COMMENT ON COLUMN imports.created_at IS 'When the upload began.';
  COMMENT ON COLUMN imports.planned_at IS 'When the plan was made.';
  COMMENT ON COLUMN imports.applying_at IS 'When applying began or went on; time left is reckoned from it.';
  COMMENT ON COLUMN imports.applying_from IS 'What was done already when applying began or went on.';
  COMMENT ON COLUMN imports.finished_at IS 'When it came to its end.';
`;

const ROWS = `
  CREATE TABLE import_rows (
    platform_id uuid NOT NULL,
    import_id uuid NOT NULL,
    line integer NOT NULL,
    person integer NOT NULL,
    email text,
    username text,
    cells jsonb NOT NULL,
    raw jsonb NOT NULL,
    sealed_password bytea,
    faults jsonb,
    PRIMARY KEY (platform_id, import_id, line),
    FOREIGN KEY (platform_id, import_id) REFERENCES imports ON DELETE CASCADE
  );
  CREATE INDEX import_rows_person ON import_rows (platform_id, import_id, person, line);
  CREATE INDEX import_rows_faulty ON import_rows (platform_id, import_id, line) WHERE faults IS NOT NULL;
  COMMENT ON TABLE import_rows IS 'Rows of a file as read; kept for 30 days.';
  COMMENT ON COLUMN import_rows.platform_id IS 'The platform.';
  COMMENT ON COLUMN import_rows.import_id IS 'The import.';
  COMMENT ON COLUMN import_rows.line IS 'Number of the line as a spreadsheet shows it; the header is line 1.';
  COMMENT ON COLUMN import_rows.person IS 'Line of the first row about the same person (C4).';
  COMMENT ON COLUMN import_rows.email IS 'Canonical email, if the row has a valid one.';
  COMMENT ON COLUMN import_rows.username IS 'Username, if the row has a valid one.';
  COMMENT ON COLUMN import_rows.cells IS 'What the cells say, in our terms.';
  COMMENT ON COLUMN import_rows.raw IS 'The cells as uploaded, for the repair file; never a password (Z-02).';
  COMMENT ON COLUMN import_rows.sealed_password IS 'The password, encrypted; dropped as soon as it is used or the import has ended (Z-02).';
  COMMENT ON COLUMN import_rows.faults IS 'Everything that is wrong with the row itself; null when nothing is.';
`;

const PEOPLE = `
  CREATE TABLE import_people (
    platform_id uuid NOT NULL,
    import_id uuid NOT NULL,
    person integer NOT NULL,
    row_count integer NOT NULL,
    outcome text NOT NULL CHECK (outcome IN ('create', 'update', 'restore', 'unchanged', 'invalid')),
    user_id uuid,
    user_version integer,
    email text,
    username text,
    changes jsonb NOT NULL DEFAULT '[]',
    memberships jsonb NOT NULL DEFAULT '[]',
    faults jsonb,
    hints jsonb,
    moved_from text,
    applied_version integer,
    PRIMARY KEY (platform_id, import_id, person),
    FOREIGN KEY (platform_id, import_id) REFERENCES imports ON DELETE CASCADE
  );
  CREATE INDEX import_people_outcome ON import_people (platform_id, import_id, outcome, person);
  CREATE INDEX import_people_user ON import_people (user_id) WHERE applied_version IS NOT NULL;
  COMMENT ON TABLE import_people IS 'What an import means to do about each person in it, and what it did.';
  COMMENT ON COLUMN import_people.platform_id IS 'The platform.';
  COMMENT ON COLUMN import_people.import_id IS 'The import.';
  COMMENT ON COLUMN import_people.person IS 'Line of the first row about the person.';
  COMMENT ON COLUMN import_people.row_count IS 'How many rows are about the person.';
  COMMENT ON COLUMN import_people.outcome IS 'What the rows come to.';
  COMMENT ON COLUMN import_people.user_id IS 'The person, also one still to be created.';
  COMMENT ON COLUMN import_people.user_version IS 'Version of the person that the plan was made from; null for a new one.';
  COMMENT ON COLUMN import_people.email IS 'The email in the file, to find out who came meanwhile.';
  COMMENT ON COLUMN import_people.username IS 'The username in the file.';
  COMMENT ON COLUMN import_people.changes IS 'Field by field: [{field, from, to}].';
  COMMENT ON COLUMN import_people.memberships IS 'Memberships that come, propagated ones included; of new people the chosen ones.';
  COMMENT ON COLUMN import_people.faults IS 'Why nothing can be done: [{line, column, code, message}].';
  COMMENT ON COLUMN import_people.hints IS 'What may be a slip: [{line, column, code, message, suggestion}].';
  COMMENT ON COLUMN import_people.moved_from IS 'The outcome that was planned, when something else came of it.';
  COMMENT ON COLUMN import_people.applied_version IS 'Version of the person right after this was applied; null until then.';
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = { imports: 'platform_id', import_rows: 'platform_id', import_people: 'platform_id' };

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = (SELECT nullif(current_setting('rollcall.platform_id', true), '')::uuid)
           OR (SELECT current_setting('rollcall.scope', true) = 'installation'));
`;

/** Imports of people from files. */
export class CreateImports1764300000100 implements MigrationInterface {
  readonly name = 'CreateImports1764300000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTS + ROWS + PEOPLE);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_people, import_rows, imports');
  }
}
