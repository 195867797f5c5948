import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports are applied in two stretches at a time, each in a transaction of its own. */
export class ApplySideBySide1765100000100 implements MigrationInterface {
  readonly name = 'ApplySideBySide1765100000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE imports ADD COLUMN ahead_from integer, ADD COLUMN ahead_to integer,
        ADD CONSTRAINT imports_ahead CHECK ((ahead_from IS NULL) = (ahead_to IS NULL) AND ahead_from > "position");
      COMMENT ON COLUMN imports.ahead_from IS 'People after this one, and up to ahead_to, are applied although those before them are not yet.';
      COMMENT ON COLUMN imports.ahead_to IS 'See ahead_from.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports DROP COLUMN ahead_from, DROP COLUMN ahead_to');
  }
}
