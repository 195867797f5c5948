import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHANGES = `
  ALTER TABLE account_changes DROP CONSTRAINT account_changes_effect_check,
    ADD CONSTRAINT account_changes_effect_check CHECK (effect IN ('opens', 'closes', 'awaits', 'signs_in')),
    ADD COLUMN overdue boolean NOT NULL DEFAULT false;
  CREATE INDEX account_changes_awaiting ON account_changes (occurred_at) WHERE effect = 'awaits' AND NOT overdue;
  COMMENT ON COLUMN account_changes.effect IS 'opens: the person became active; closes: the person was deleted; awaits: set up with mailed credentials, so that what happens next opens the seat (Z-09); signs_in: the first sign-in.';
  COMMENT ON COLUMN account_changes.overdue IS 'For one that awaits: 24 hours have passed and were acted on (Z-09).';

  CREATE TABLE credentials_mails (
    event_id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    user_id uuid NOT NULL,
    queued_at timestamptz NOT NULL,
    sent_at timestamptz NOT NULL
  );
  CREATE INDEX credentials_mails_person ON credentials_mails (platform_id, user_id);
  COMMENT ON TABLE credentials_mails IS 'Mails with credentials that the mail server accepted; the first one after a set-up opens the seat (Z-09).';
  COMMENT ON COLUMN credentials_mails.event_id IS 'The event that told it.';
  COMMENT ON COLUMN credentials_mails.platform_id IS 'The platform.';
  COMMENT ON COLUMN credentials_mails.user_id IS 'The person.';
  COMMENT ON COLUMN credentials_mails.queued_at IS 'When the mail was decided; tells which set-up it belongs to.';
  COMMENT ON COLUMN credentials_mails.sent_at IS 'When it was handed over.';
  ALTER TABLE credentials_mails ENABLE ROW LEVEL SECURITY;
  ALTER TABLE credentials_mails FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON credentials_mails
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');

  DROP INDEX a_seat_opens_once;
  CREATE UNIQUE INDEX a_seat_opens_once_for_a_cause ON seat_ledger (platform_id, seat_id, cause_event_id)
    WHERE entry = 'opened';
  COMMENT ON TABLE seat_ledger IS 'Every opening and closing of a seat, append-only. A second opening or closing of a seat corrects the first: an older event came late.';
`;

/** Seats of people who were set up open later than their account (Z-09). */
export class OpenSeatsLater1764100020500 implements MigrationInterface {
  readonly name = 'OpenSeatsLater1764100020500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHANGES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX a_seat_opens_once_for_a_cause;
      CREATE UNIQUE INDEX a_seat_opens_once ON seat_ledger (platform_id, seat_id) WHERE entry = 'opened';
      DROP TABLE credentials_mails;
      DELETE FROM account_changes WHERE effect IN ('awaits', 'signs_in');
      ALTER TABLE account_changes DROP COLUMN overdue, DROP CONSTRAINT account_changes_effect_check,
        ADD CONSTRAINT account_changes_effect_check CHECK (effect IN ('opens', 'closes'))`);
  }
}
