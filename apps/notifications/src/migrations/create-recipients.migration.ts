import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE recipients (
    user_id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('invited', 'active', 'deleted')),
    email text,
    first_name text,
    last_name text,
    locale text,
    version bigint NOT NULL,
    updated_at timestamptz NOT NULL
  );
  CREATE INDEX recipients_platform ON recipients (platform_id, user_id);
  COMMENT ON TABLE recipients IS 'People as far as mail needs to know them; a projection of identity''s events.';
  COMMENT ON COLUMN recipients.user_id IS 'The person.';
  COMMENT ON COLUMN recipients.platform_id IS 'Platform (tenant) of the person.';
  COMMENT ON COLUMN recipients.status IS 'invited, active or deleted.';
  COMMENT ON COLUMN recipients.email IS 'Address as stored; null for accounts without one.';
  COMMENT ON COLUMN recipients.first_name IS 'First name; null until the person is active.';
  COMMENT ON COLUMN recipients.last_name IS 'Last name; null until the person is active.';
  COMMENT ON COLUMN recipients.locale IS 'Language of the person''s mails; null while no event told it.';
  COMMENT ON COLUMN recipients.version IS 'Version of the person in the latest event seen; older events change nothing.';
  COMMENT ON COLUMN recipients.updated_at IS 'Time of that event.';

  CREATE TABLE platforms (
    platform_id uuid PRIMARY KEY,
    name text NOT NULL,
    plan text NOT NULL,
    locale text NOT NULL,
    version bigint NOT NULL
  );
  COMMENT ON TABLE platforms IS 'Platforms as far as mail needs to know them; a projection of identity''s events.';
  COMMENT ON COLUMN platforms.platform_id IS 'The platform (tenant).';
  COMMENT ON COLUMN platforms.name IS 'Name shown to people.';
  COMMENT ON COLUMN platforms.plan IS 'Subscription plan; on free_trial no message of a person is mailed (V27).';
  COMMENT ON COLUMN platforms.locale IS 'Default language of its people.';
  COMMENT ON COLUMN platforms.version IS 'Version of the platform in the latest event seen.';
`;

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** To whom mails go. */
export class CreateRecipients1764000002000 implements MigrationInterface {
  readonly name = 'CreateRecipients1764000002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(['recipients', 'platforms'].map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE recipients, platforms');
  }
}
