import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Each planned person is updated once, when they are applied. With room on its page, and no index over what changes,
 * the row changes in place.
 */
export class NoteAppliedInPlace1765100000200 implements MigrationInterface {
  readonly name = 'NoteAppliedInPlace1765100000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_people SET (fillfactor = 50);
      DROP INDEX import_people_user;
      CREATE INDEX import_people_user ON import_people (user_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE import_people RESET (fillfactor);
      DROP INDEX import_people_user;
      CREATE INDEX import_people_user ON import_people (user_id) WHERE applied_version IS NOT NULL`);
  }
}
