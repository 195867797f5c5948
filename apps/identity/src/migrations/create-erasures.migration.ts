import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE erasure_confirmations (
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    service text NOT NULL CHECK (service IN ('identity', 'invitations', 'notifications', 'billing')),
    platform_id uuid NOT NULL,
    confirmed_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, service)
  );
  COMMENT ON TABLE erasure_confirmations IS 'Which services hold nothing personal of an erased person any more (T13).';
  COMMENT ON COLUMN erasure_confirmations.user_id IS 'The erased person.';
  COMMENT ON COLUMN erasure_confirmations.service IS 'The service; identity is last, when what it had published is gone too.';
  COMMENT ON COLUMN erasure_confirmations.platform_id IS 'The platform.';
  COMMENT ON COLUMN erasure_confirmations.confirmed_at IS 'When, by that service.';
  ALTER TABLE erasure_confirmations ENABLE ROW LEVEL SECURITY;
  ALTER TABLE erasure_confirmations FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON erasure_confirmations
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** The record of erasures. */
export class CreateErasures1764100020300 implements MigrationInterface {
  readonly name = 'CreateErasures1764100020300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE erasure_confirmations');
  }
}
