import type { MigrationInterface, QueryRunner } from 'typeorm';

const UNDOS = `
  ALTER TABLE imports ADD COLUMN undoes uuid;
  CREATE UNIQUE INDEX imports_undoes ON imports (platform_id, undoes)
    WHERE undoes IS NOT NULL AND status NOT IN ('cancelled', 'failed');
  COMMENT ON COLUMN imports.undoes IS 'The import that this one takes back; null for a file.';
`;

const PEOPLE = `
  ALTER TABLE import_people ADD COLUMN applied_profile bigint, ADD COLUMN conflicts jsonb,
    DROP CONSTRAINT import_people_outcome_check,
    ADD CONSTRAINT import_people_outcome_check
      CHECK (outcome IN ('create', 'update', 'restore', 'unchanged', 'invalid', 'delete', 'conflict'));
  COMMENT ON COLUMN import_people.applied_profile IS 'Digest of the profile right after this was applied: another one later was changed since.';
  COMMENT ON COLUMN import_people.conflicts IS 'What an undo leaves alone: [{field, code, message, given, now}].';
`;

/** Imports that take back what another import did. */
export class UndoImports1764400000100 implements MigrationInterface {
  readonly name = 'UndoImports1764400000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UNDOS + PEOPLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM imports WHERE undoes IS NOT NULL;
      ALTER TABLE import_people DROP COLUMN conflicts, DROP COLUMN applied_profile,
        DROP CONSTRAINT import_people_outcome_check,
        ADD CONSTRAINT import_people_outcome_check
          CHECK (outcome IN ('create', 'update', 'restore', 'unchanged', 'invalid'));
      ALTER TABLE imports DROP COLUMN undoes`);
  }
}
