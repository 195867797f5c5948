import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE api_keys (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    name text NOT NULL,
    scopes text[] NOT NULL,
    generation integer NOT NULL DEFAULT 1 CHECK (generation > 0),
    secret_digest bytea NOT NULL,
    secret_kid text NOT NULL,
    previous_digest bytea,
    previous_kid text,
    previous_until timestamptz,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    rotated_at timestamptz,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    last_used_at timestamptz,
    last_used_from inet,
    CHECK ((previous_digest IS NULL) = (previous_until IS NULL) AND (previous_kid IS NULL) = (previous_until IS NULL))
  );
  CREATE INDEX api_keys_list ON api_keys (platform_id, id);
  COMMENT ON TABLE api_keys IS 'Keys of programs that act on a platform (R7). They are kept after their end: the audit and invitations name them.';
  COMMENT ON COLUMN api_keys.id IS 'UUID v7; part of the key, and no secret.';
  COMMENT ON COLUMN api_keys.platform_id IS 'The platform.';
  COMMENT ON COLUMN api_keys.name IS 'What people call it; shown as the name of who acted, in mails too.';
  COMMENT ON COLUMN api_keys.scopes IS 'What it opens.';
  COMMENT ON COLUMN api_keys.generation IS 'How many secrets it has had; raised by a rotation.';
  COMMENT ON COLUMN api_keys.secret_digest IS 'HMAC-SHA256 of the key; the key itself is never stored.';
  COMMENT ON COLUMN api_keys.secret_kid IS 'Which of SECRET_KEYS the digest was made with.';
  COMMENT ON COLUMN api_keys.previous_digest IS 'The same of the secret before the last rotation.';
  COMMENT ON COLUMN api_keys.previous_kid IS 'The same of the secret before the last rotation.';
  COMMENT ON COLUMN api_keys.previous_until IS 'Until when the secret before the last rotation works.';
  COMMENT ON COLUMN api_keys.created_by IS 'The person who made it.';
  COMMENT ON COLUMN api_keys.created_at IS 'When.';
  COMMENT ON COLUMN api_keys.rotated_at IS 'When it last got a new secret.';
  COMMENT ON COLUMN api_keys.expires_at IS 'When it ends by itself.';
  COMMENT ON COLUMN api_keys.ended_at IS 'When somebody ended it.';
  COMMENT ON COLUMN api_keys.last_used_at IS 'When it was last used, to the minute.';
  COMMENT ON COLUMN api_keys.last_used_from IS 'From which address.';

  CREATE TABLE api_key_tokens (
    token_digest bytea PRIMARY KEY,
    key_id uuid NOT NULL REFERENCES api_keys ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    generation integer NOT NULL,
    scopes text[] NOT NULL,
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX api_key_tokens_key ON api_key_tokens (key_id);
  CREATE INDEX api_key_tokens_expiry ON api_key_tokens (expires_at);
  COMMENT ON TABLE api_key_tokens IS 'Access tokens made with keys (RFC 6749, 4.4); worth nothing once their key, or the secret that they were made with, is.';
  COMMENT ON COLUMN api_key_tokens.token_digest IS 'SHA-256 of the 256-bit token; the token itself is never stored.';
  COMMENT ON COLUMN api_key_tokens.key_id IS 'The key.';
  COMMENT ON COLUMN api_key_tokens.platform_id IS 'The platform.';
  COMMENT ON COLUMN api_key_tokens.generation IS 'Generation of the secret that it was made with.';
  COMMENT ON COLUMN api_key_tokens.scopes IS 'What it opens, of what its key does.';
  COMMENT ON COLUMN api_key_tokens.expires_at IS 'When it ends by itself.';
`;

/** Keys act too, and who acts is written down. Without a look at the rows that are there: they fit the narrower rule. */
const AUDIT = `
  ALTER TABLE audit_events DROP CONSTRAINT audit_events_actor_kind_check;
  ALTER TABLE audit_events ADD CONSTRAINT audit_events_actor_kind_check
    CHECK (actor_kind IN ('user', 'key', 'operator', 'service', 'anonymous')) NOT VALID;
  COMMENT ON COLUMN audit_events.actor_kind IS 'Who: a person, an API key, the operator, a service, or nobody signed in.';
  COMMENT ON COLUMN audit_events.actor_id IS 'The person or the key, if it was one.';
`;

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = (SELECT nullif(current_setting('rollcall.platform_id', true), '')::uuid)
           OR (SELECT current_setting('rollcall.scope', true) = 'installation'));
`;

/** Keys for programs, and the tokens that are made with them. */
export class CreateApiKeys1764210000100 implements MigrationInterface {
  readonly name = 'CreateApiKeys1764210000100';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [TABLES, AUDIT]) await runner.query(statements);
    await runner.query(['api_keys', 'api_key_tokens'].map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE audit_events DROP CONSTRAINT audit_events_actor_kind_check;
      ALTER TABLE audit_events ADD CONSTRAINT audit_events_actor_kind_check
        CHECK (actor_kind IN ('user', 'operator', 'service', 'anonymous')) NOT VALID;
      DROP TABLE api_key_tokens, api_keys`);
  }
}
