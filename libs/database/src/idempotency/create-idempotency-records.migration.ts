import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The table behind `Idempotency-Key`; each service with commands lists it among its migrations. */
export class CreateIdempotencyRecords1764000000001 implements MigrationInterface {
  readonly name = 'CreateIdempotencyRecords1764000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_records (
        actor_key text NOT NULL,
        key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
        fingerprint bytea NOT NULL,
        status smallint NOT NULL CHECK (status BETWEEN 200 AND 299),
        body jsonb NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (actor_key, key)
      );
      CREATE INDEX idempotency_records_created_at ON idempotency_records (created_at);
      COMMENT ON TABLE idempotency_records IS 'Answers of commands by Idempotency-Key, kept for 24 hours.';
      COMMENT ON COLUMN idempotency_records.actor_key IS 'Who sent the key: a user id, or the kind of actor.';
      COMMENT ON COLUMN idempotency_records.key IS 'The Idempotency-Key header.';
      COMMENT ON COLUMN idempotency_records.fingerprint IS 'SHA-256 of method, path and body.';
      COMMENT ON COLUMN idempotency_records.status IS 'HTTP status that was answered.';
      COMMENT ON COLUMN idempotency_records.body IS 'JSON body that was answered; holds no secret.';
      COMMENT ON COLUMN idempotency_records.created_at IS 'When; older than 24 hours counts as unknown.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_records');
  }
}
