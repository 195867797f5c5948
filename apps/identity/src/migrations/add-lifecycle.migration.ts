import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `
  ALTER TABLE users
    ADD COLUMN deletion_date date,
    ADD COLUMN additional_information text NOT NULL DEFAULT '' CHECK (length(additional_information) <= 2000),
    ADD COLUMN erased_at timestamptz,
    ADD CONSTRAINT users_deleted_not_dated CHECK (status <> 'deleted' OR deletion_date IS NULL),
    ADD CONSTRAINT users_erased_is_deleted CHECK (erased_at IS NULL OR status = 'deleted');
  CREATE INDEX users_deletion_date ON users (deletion_date) WHERE deletion_date IS NOT NULL;
  COMMENT ON COLUMN users.deletion_date IS 'Deleted at 00:00 of that day in the time zone of the platform (S5).';
  COMMENT ON COLUMN users.additional_information IS 'Free text about the person; platform admins write it (P11).';
  COMMENT ON COLUMN users.erased_at IS 'When names, addresses and texts were replaced for good (T13).';

  ALTER TABLE platforms
    ADD COLUMN credentials_mail text NOT NULL DEFAULT 'password' CHECK (credentials_mail IN ('password', 'link'));
  COMMENT ON COLUMN platforms.credentials_mail IS 'What the mail to people who were set up holds: a generated password, or a link to choose one (D-21).';

  CREATE INDEX sessions_audience_users ON sessions USING gin (audience_user_ids);
  CREATE INDEX sessions_instructors ON sessions USING gin (instructor_ids);
`;

/** What people and platforms need for deletion dates, erasure and credentials mails. */
export class AddLifecycle1764100020100 implements MigrationInterface {
  readonly name = 'AddLifecycle1764100020100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX sessions_audience_users, sessions_instructors;
      ALTER TABLE platforms DROP COLUMN credentials_mail;
      ALTER TABLE users DROP COLUMN erased_at, DROP COLUMN additional_information, DROP COLUMN deletion_date`);
  }
}
