import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE early_reports (
    id uuid PRIMARY KEY,
    mail_id uuid NOT NULL REFERENCES mails ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    says text NOT NULL CHECK (says IN ('gone', 'returned', 'delayed', 'delivered', 'complained')),
    reply text NOT NULL,
    reported_at timestamptz NOT NULL,
    CONSTRAINT early_reports_once UNIQUE (mail_id, says, reported_at, reply)
  );
  COMMENT ON TABLE early_reports IS 'Reports about mails whose hand-over is not written down yet: servers that are near answer within milliseconds. Recorded, and gone from here, a moment later.';
  COMMENT ON COLUMN early_reports.id IS 'The report; UUID v7, in the order of arrival.';
  COMMENT ON COLUMN early_reports.mail_id IS 'The mail.';
  COMMENT ON COLUMN early_reports.platform_id IS 'Platform (tenant) of the mail.';
  COMMENT ON COLUMN early_reports.says IS 'What is reported of it.';
  COMMENT ON COLUMN early_reports.reply IS 'In the words of the other server.';
  COMMENT ON COLUMN early_reports.reported_at IS 'When it happened, as reported.';
`;

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const ROW_LEVEL_SECURITY = `
  ALTER TABLE early_reports ENABLE ROW LEVEL SECURITY;
  ALTER TABLE early_reports FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON early_reports
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Reports that come before what they are about is written down. */
export class KeepReports1764140000400 implements MigrationInterface {
  readonly name = 'KeepReports1764140000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(ROW_LEVEL_SECURITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE early_reports');
  }
}
