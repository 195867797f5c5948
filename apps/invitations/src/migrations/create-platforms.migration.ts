import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is known here of platforms. */
export class CreatePlatforms1764000000200 implements MigrationInterface {
  readonly name = 'CreatePlatforms1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE platforms (
        platform_id uuid PRIMARY KEY,
        plan text NOT NULL,
        version integer NOT NULL
      );
      COMMENT ON TABLE platforms IS 'Projection of platforms: what decides on reminders.';
      COMMENT ON COLUMN platforms.platform_id IS 'The platform.';
      COMMENT ON COLUMN platforms.plan IS 'Subscription plan; on free_trial a reminder has no message (V27).';
      COMMENT ON COLUMN platforms.version IS 'Version of the newest event seen of the platform.';
      ALTER TABLE platforms ENABLE ROW LEVEL SECURITY;
      ALTER TABLE platforms FORCE ROW LEVEL SECURITY;
      CREATE POLICY own_platform ON platforms
        USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
               OR current_setting('rollcall.scope', true) = 'installation');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE platforms');
  }
}
