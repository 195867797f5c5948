import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many reminders a platform may send, and did (D-19). */
export class LimitReminders1764150000300 implements MigrationInterface {
  readonly name = 'LimitReminders1764150000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE platforms ADD COLUMN reminders_per_day integer;
      COMMENT ON COLUMN platforms.reminders_per_day IS 'Most reminders in 24 hours; null for the default of the plan (D-19).';

      CREATE TABLE reminder_allowances (
        platform_id uuid PRIMARY KEY,
        used integer NOT NULL,
        window_ends_at timestamptz NOT NULL
      );
      COMMENT ON TABLE reminder_allowances IS 'What platforms with a limit used of it (D-19): in the transaction of the reminders, so that it is exact.';
      COMMENT ON COLUMN reminder_allowances.platform_id IS 'The platform.';
      COMMENT ON COLUMN reminder_allowances.used IS 'Reminders since the window began.';
      COMMENT ON COLUMN reminder_allowances.window_ends_at IS 'When counting begins anew: 24 hours after the first of them.';
      ALTER TABLE reminder_allowances ENABLE ROW LEVEL SECURITY;
      ALTER TABLE reminder_allowances FORCE ROW LEVEL SECURITY;
      CREATE POLICY own_platform ON reminder_allowances
        USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
               OR current_setting('rollcall.scope', true) = 'installation')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reminder_allowances; ALTER TABLE platforms DROP COLUMN reminders_per_day');
  }
}
