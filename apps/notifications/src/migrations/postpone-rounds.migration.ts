import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The time since which a round is due stays what it is: who was enrolled after it is no part of the round. */
const COLUMNS = `
  ALTER TABLE reminder_rounds
    ADD COLUMN failures integer NOT NULL DEFAULT 0,
    ADD COLUMN held_until timestamptz,
    ADD COLUMN last_error text;
  COMMENT ON COLUMN reminder_rounds.failures IS 'How often in a row it failed; 0 once a batch of it was written.';
  COMMENT ON COLUMN reminder_rounds.held_until IS 'After a failure, when it is tried again; it stays due since due_at.';
  COMMENT ON COLUMN reminder_rounds.last_error IS 'What went wrong the last time.';
  CREATE INDEX reminder_rounds_turn ON reminder_rounds (greatest(due_at, held_until)) WHERE done_at IS NULL;
  CREATE INDEX reminder_rounds_failing ON reminder_rounds (platform_id) WHERE done_at IS NULL AND failures > 0;
  DROP INDEX reminder_rounds_due;
`;

const BACK = `
  CREATE INDEX reminder_rounds_due ON reminder_rounds (due_at) WHERE done_at IS NULL;
  DROP INDEX reminder_rounds_turn;
  DROP INDEX reminder_rounds_failing;
  ALTER TABLE reminder_rounds DROP COLUMN failures, DROP COLUMN held_until, DROP COLUMN last_error;
`;

/** Rounds that fail are put off, and the others go on. */
export class PostponeRounds1764140000200 implements MigrationInterface {
  readonly name = 'PostponeRounds1764140000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BACK);
  }
}
