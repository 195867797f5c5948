import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMN = `
  ALTER TABLE enrolments ADD COLUMN awaits_person boolean NOT NULL DEFAULT false;
  CREATE INDEX enrolments_await_person ON enrolments (platform_id) WHERE awaits_person;
  COMMENT ON COLUMN enrolments.awaits_person IS 'Heard of before its person or platform: its mail is decided on when both are known (N1).';
`;

/** Enrolments that were heard of before the people in them. */
export class AwaitPeople1764140000100 implements MigrationInterface {
  readonly name = 'AwaitPeople1764140000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE enrolments DROP COLUMN awaits_person');
  }
}
