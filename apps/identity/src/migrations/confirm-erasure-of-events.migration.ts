import type { MigrationInterface, QueryRunner } from 'typeorm';

const ADMIT_EVENTS = `
  ALTER TABLE erasure_confirmations DROP CONSTRAINT erasure_confirmations_service_check;
  ALTER TABLE erasure_confirmations ADD CONSTRAINT erasure_confirmations_service_check
    CHECK (service IN ('identity', 'invitations', 'notifications', 'billing', 'events'));
`;

/** Whoever was erased before there was a feed is not in it: outboxes keep nothing personal of them that it could read. */
const CONFIRM_EARLIER = `
  INSERT INTO erasure_confirmations (user_id, service, platform_id, confirmed_at)
  SELECT user_id, 'events', platform_id, confirmed_at FROM erasure_confirmations WHERE service = 'identity'
  ON CONFLICT DO NOTHING;
`;

/** Erasures are confirmed by the service that keeps the feed of events, too (T13). */
export class ConfirmErasureOfEvents1764200000100 implements MigrationInterface {
  readonly name = 'ConfirmErasureOfEvents1764200000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ADMIT_EVENTS);
    await runner.query(CONFIRM_EARLIER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM erasure_confirmations WHERE service = 'events'`);
    await runner.query(ADMIT_EVENTS.replace(", 'events'", ''));
  }
}
