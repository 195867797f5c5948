import type { MigrationInterface, QueryRunner } from 'typeorm';

/** unaccent() is only STABLE because its dictionary could change; ours is the one that ships with PostgreSQL. */
const FOLD = `
  CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
  CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
  CREATE FUNCTION fold(input text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(public.unaccent('public.unaccent'::regdictionary, input));
  COMMENT ON FUNCTION fold IS 'Lower case without accents, for search.';
`;

const TABLES = `
  CREATE TABLE platforms (
    id uuid PRIMARY KEY,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9](-?[a-z0-9])*$' AND length(slug) BETWEEN 2 AND 63),
    plan text NOT NULL CHECK (plan IN ('free_trial', 'team', 'business')),
    locale text NOT NULL CHECK (locale IN ('en', 'fr')),
    time_zone text NOT NULL,
    username_login boolean NOT NULL DEFAULT false,
    user_limit integer NOT NULL DEFAULT 200000 CHECK (user_limit > 0),
    hard_user_limit boolean NOT NULL DEFAULT false,
    user_admin_grantable_roles text[] NOT NULL DEFAULT '{learner}'
      CHECK (user_admin_grantable_roles <@ ARRAY['learner', 'coach', 'author']),
    root_group_id uuid NOT NULL,
    owner_id uuid NOT NULL,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE platforms IS 'Tenants. Every other row belongs to one.';
  COMMENT ON COLUMN platforms.id IS 'UUID v7.';
  COMMENT ON COLUMN platforms.name IS 'Shown to people, also in mails.';
  COMMENT ON COLUMN platforms.slug IS 'Short name, unique in the installation; tells platforms apart at sign-in (Z-06).';
  COMMENT ON COLUMN platforms.plan IS 'Subscription plan; a free trial restricts set up and mails (D-18, N3).';
  COMMENT ON COLUMN platforms.locale IS 'Default language of its people.';
  COMMENT ON COLUMN platforms.time_zone IS 'IANA time zone; deletion dates fall at its midnight (S5).';
  COMMENT ON COLUMN platforms.username_login IS 'Whether accounts may have a username (U2).';
  COMMENT ON COLUMN platforms.user_limit IS 'Accounts, active and invited, before a warning (Z-08).';
  COMMENT ON COLUMN platforms.hard_user_limit IS 'Whether the user limit refuses instead of warning (D-20).';
  COMMENT ON COLUMN platforms.user_admin_grantable_roles IS 'Roles that a user admin may give (D-05).';
  COMMENT ON COLUMN platforms.root_group_id IS 'The platform group (G1).';
  COMMENT ON COLUMN platforms.owner_id IS 'The one owner (domain 2.1).';
  COMMENT ON COLUMN platforms.version IS 'Counts the events of this platform.';
  COMMENT ON COLUMN platforms.created_at IS 'When it was created.';

  CREATE TABLE users (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL REFERENCES platforms DEFERRABLE INITIALLY DEFERRED,
    status text NOT NULL CHECK (status IN ('invited', 'active', 'deleted')),
    email text,
    username text,
    first_name text NOT NULL DEFAULT '',
    last_name text NOT NULL DEFAULT '',
    locale text NOT NULL CHECK (locale IN ('en', 'fr')),
    invitation_id uuid,
    activation_attempt_id uuid,
    version integer NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL DEFAULT now(),
    activated_at timestamptz,
    deleted_at timestamptz,
    search_text text NOT NULL GENERATED ALWAYS AS
      (fold(first_name || ' ' || last_name || ' ' || coalesce(email, '') || ' ' || coalesce(username, ''))) STORED,
    CHECK (email IS NOT NULL OR username IS NOT NULL),
    CHECK (status <> 'invited' OR invitation_id IS NOT NULL)
  );
  CREATE UNIQUE INDEX users_email ON users (platform_id, email) WHERE email IS NOT NULL;
  CREATE UNIQUE INDEX users_username ON users (username) WHERE username IS NOT NULL;
  CREATE INDEX users_sign_in ON users (email) WHERE status = 'active';
  CREATE INDEX users_list ON users (platform_id, status, id);
  CREATE INDEX users_search ON users USING gin (search_text gin_trgm_ops);
  COMMENT ON TABLE users IS 'People, one row per person and platform; a deleted person keeps the row (D-10).';
  COMMENT ON COLUMN users.id IS 'UUID v7; survives deletion and restoring.';
  COMMENT ON COLUMN users.platform_id IS 'The platform.';
  COMMENT ON COLUMN users.status IS 'invited, active or deleted (S1).';
  COMMENT ON COLUMN users.email IS 'Canonical: lower case, NFKC, domain in IDNA ASCII (D-23). Unique per platform, deleted people included.';
  COMMENT ON COLUMN users.username IS 'Unique in the installation (U4, Z-06).';
  COMMENT ON COLUMN users.first_name IS 'Empty until the person is known.';
  COMMENT ON COLUMN users.last_name IS 'Empty until the person is known.';
  COMMENT ON COLUMN users.locale IS 'Language of mails and pages.';
  COMMENT ON COLUMN users.invitation_id IS 'The latest invitation; open while the person is invited.';
  COMMENT ON COLUMN users.activation_attempt_id IS 'The attempt that activated: its repetition is the same activation.';
  COMMENT ON COLUMN users.version IS 'Counts the events of this person.';
  COMMENT ON COLUMN users.created_at IS 'When the person was first known here.';
  COMMENT ON COLUMN users.activated_at IS 'When the account became active the first time.';
  COMMENT ON COLUMN users.deleted_at IS 'When the person was deleted, if they are.';
  COMMENT ON COLUMN users.search_text IS 'Names, email and username, folded, for substring search.';
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = { platforms: 'id', users: 'platform_id' };

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Platforms and the people on them. */
export class CreatePeople1764000000100 implements MigrationInterface {
  readonly name = 'CreatePeople1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FOLD);
    await runner.query(TABLES);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE users, platforms; DROP FUNCTION fold');
  }
}
