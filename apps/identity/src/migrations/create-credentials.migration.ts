import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE credentials (
    user_id uuid PRIMARY KEY REFERENCES users ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    password_hash text NOT NULL,
    change_required boolean NOT NULL DEFAULT false,
    changed_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE credentials IS 'Passwords of active people.';
  COMMENT ON COLUMN credentials.user_id IS 'The person.';
  COMMENT ON COLUMN credentials.platform_id IS 'The platform.';
  COMMENT ON COLUMN credentials.password_hash IS 'argon2id, PHC string.';
  COMMENT ON COLUMN credentials.change_required IS 'Whether the next sign-in leads to a change only.';
  COMMENT ON COLUMN credentials.changed_at IS 'When the password was set.';

  CREATE TABLE sign_ins (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    token_digest bytea NOT NULL UNIQUE,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX sign_ins_user ON sign_ins (user_id);
  CREATE INDEX sign_ins_expiry ON sign_ins (expires_at);
  COMMENT ON TABLE sign_ins IS 'Open sign-ins; ending one deletes the row.';
  COMMENT ON COLUMN sign_ins.id IS 'UUID v7.';
  COMMENT ON COLUMN sign_ins.user_id IS 'The person.';
  COMMENT ON COLUMN sign_ins.platform_id IS 'The platform.';
  COMMENT ON COLUMN sign_ins.token_digest IS 'SHA-256 of the 256-bit access token; the token itself is never stored.';
  COMMENT ON COLUMN sign_ins.created_at IS 'When the person signed in.';
  COMMENT ON COLUMN sign_ins.expires_at IS 'When it ends by itself.';
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = { credentials: 'platform_id', sign_ins: 'platform_id' };

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Passwords and open sign-ins. */
export class CreateCredentials1764000000300 implements MigrationInterface {
  readonly name = 'CreateCredentials1764000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE sign_ins, credentials');
  }
}
