import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMN = `
  ALTER TABLE mail_queue ADD COLUMN waits_for text;
  COMMENT ON COLUMN mail_queue.waits_for IS 'The service that knows what the mail carries and did not answer: the mail becomes due when it does. Null for all others.';
  CREATE INDEX mail_queue_waiting ON mail_queue (waits_for) WHERE waits_for IS NOT NULL;
`;

/** Mails that wait for a service become due as soon as it answers. */
export class AwaitOwners1764140000500 implements MigrationInterface {
  readonly name = 'AwaitOwners1764140000500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE mail_queue DROP COLUMN waits_for');
  }
}
