import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `
  ALTER TABLE platforms
    ADD COLUMN mail_enabled boolean NOT NULL DEFAULT true,
    ADD COLUMN block_weekend_reminders boolean NOT NULL DEFAULT false,
    ADD COLUMN session_reminder_days integer[] NOT NULL DEFAULT '{7,1}'
      CHECK (cardinality(session_reminder_days) <= 5 AND 0 <= ALL (session_reminder_days) AND 30 >= ALL (session_reminder_days)),
    ADD COLUMN weekly_late_reminders boolean NOT NULL DEFAULT true;
  COMMENT ON COLUMN platforms.mail_enabled IS 'False: nothing but mails about passwords goes out (N13).';
  COMMENT ON COLUMN platforms.block_weekend_reminders IS 'Whether reminders of sessions wait until Monday (N9).';
  COMMENT ON COLUMN platforms.session_reminder_days IS 'Days before the end of a session at which learners are reminded (D-28).';
  COMMENT ON COLUMN platforms.weekly_late_reminders IS 'Whether reminders go on after the end of a session (D-28).';

  ALTER TABLE users
    ADD COLUMN time_zone text,
    ADD COLUMN deletion_announced_for date;
  COMMENT ON COLUMN users.time_zone IS 'IANA time zone of the person''s mails; null for that of the platform.';
  COMMENT ON COLUMN users.deletion_announced_for IS 'The deletion date that the person was told of a day before (S5, D-26).';
`;

/** What platforms want of mail, where people are, and whether they were told that their account ends. */
export class AddMailSettings1764120000200 implements MigrationInterface {
  readonly name = 'AddMailSettings1764120000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE users DROP COLUMN deletion_announced_for, DROP COLUMN time_zone;
      ALTER TABLE platforms DROP COLUMN weekly_late_reminders, DROP COLUMN session_reminder_days,
        DROP COLUMN block_weekend_reminders, DROP COLUMN mail_enabled`);
  }
}
