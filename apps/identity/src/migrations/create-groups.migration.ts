import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE groups (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES platforms DEFERRABLE INITIALLY DEFERRED,
    parent_id uuid REFERENCES groups,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    public boolean NOT NULL,
    zone_head_id uuid NOT NULL REFERENCES groups DEFERRABLE INITIALLY DEFERRED,
    path uuid[] NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (parent_id IS NOT NULL OR NOT public),
    CHECK (public OR zone_head_id = id),
    CHECK (path[array_upper(path, 1)] = id)
  );
  CREATE UNIQUE INDEX groups_root ON groups (platform_id) WHERE parent_id IS NULL;
  CREATE INDEX groups_parent ON groups (parent_id);
  CREATE INDEX groups_platform ON groups (platform_id, id);
  CREATE INDEX groups_path ON groups USING gin (path);
  CREATE INDEX groups_zone ON groups (zone_head_id);
  COMMENT ON TABLE groups IS 'The tree of a platform (G1-G3); the root is private and the only one without parent (G2).';
  COMMENT ON COLUMN groups.id IS 'UUID v7.';
  COMMENT ON COLUMN groups.platform_id IS 'The platform.';
  COMMENT ON COLUMN groups.parent_id IS 'The group above; null for the root.';
  COMMENT ON COLUMN groups.name IS 'Shown to people.';
  COMMENT ON COLUMN groups.public IS 'A public group passes its learners on to its parent (G9).';
  COMMENT ON COLUMN groups.zone_head_id IS 'The group itself if private, else its nearest private ancestor (1.2).';
  COMMENT ON COLUMN groups.path IS 'Ids from the root down to the group itself.';
  COMMENT ON COLUMN groups.version IS 'Counts the events of this group.';
  COMMENT ON COLUMN groups.created_at IS 'When it was created.';

  CREATE TABLE memberships (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    group_id uuid NOT NULL REFERENCES groups,
    role text NOT NULL CHECK (role IN ('admin', 'userAdmin', 'coach', 'author', 'learner')),
    platform_id uuid NOT NULL,
    origin text NOT NULL CHECK (origin IN ('direct', 'propagated')),
    via_group_id uuid,
    created_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, group_id, role),
    CHECK ((origin = 'propagated') = (via_group_id IS NOT NULL)),
    CHECK (origin = 'direct' OR role = 'learner')
  );
  CREATE INDEX memberships_group ON memberships (group_id, role, user_id);
  COMMENT ON TABLE memberships IS 'Who holds which role in which group; learners spread upwards as rows (G9, D-01).';
  COMMENT ON COLUMN memberships.user_id IS 'The person.';
  COMMENT ON COLUMN memberships.group_id IS 'The group.';
  COMMENT ON COLUMN memberships.role IS 'The role there (R1).';
  COMMENT ON COLUMN memberships.platform_id IS 'The platform of both.';
  COMMENT ON COLUMN memberships.origin IS 'direct: chosen; propagated: spread upwards by G9.';
  COMMENT ON COLUMN memberships.via_group_id IS 'For propagated ones: the chosen group.';
  COMMENT ON COLUMN memberships.created_at IS 'Since when.';
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = { groups: 'platform_id', memberships: 'platform_id' };

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** The tree of groups and the memberships in it. */
export class CreateGroups1764000000200 implements MigrationInterface {
  readonly name = 'CreateGroups1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE memberships, groups');
  }
}
