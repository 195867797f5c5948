import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Room for what a platform wants to note on a group (G3). */
export class AddGroupCustomText1764100010100 implements MigrationInterface {
  readonly name = 'AddGroupCustomText1764100010100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE groups ADD COLUMN custom text CHECK (length(custom) <= 1000);
      COMMENT ON COLUMN groups.custom IS 'Free text of the platform about the group (G3), such as a number in another system.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE groups DROP COLUMN custom');
  }
}
