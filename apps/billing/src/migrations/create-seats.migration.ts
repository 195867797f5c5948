import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE account_changes (
    platform_id uuid NOT NULL,
    user_id uuid NOT NULL,
    version integer NOT NULL,
    event_id uuid NOT NULL,
    effect text NOT NULL CHECK (effect IN ('opens', 'closes')),
    reason text NOT NULL,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (platform_id, user_id, version)
  );
  COMMENT ON TABLE account_changes IS 'What identity told of accounts becoming active or deleted, in any order and however late: seats follow from all of it.';
  COMMENT ON COLUMN account_changes.platform_id IS 'The platform.';
  COMMENT ON COLUMN account_changes.user_id IS 'The person.';
  COMMENT ON COLUMN account_changes.version IS 'Version of the person after the change: the true order.';
  COMMENT ON COLUMN account_changes.event_id IS 'The event that told it.';
  COMMENT ON COLUMN account_changes.effect IS 'opens: the person became active; closes: the person was deleted.';
  COMMENT ON COLUMN account_changes.reason IS 'Why the seat opens (Z-09) or closes (B3).';
  COMMENT ON COLUMN account_changes.occurred_at IS 'When it happened, by identity.';

  CREATE TABLE seats (
    platform_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz,
    closed_by uuid,
    PRIMARY KEY (platform_id, id),
    CONSTRAINT closed_by_something CHECK ((closed_at IS NULL) = (closed_by IS NULL))
  );
  CREATE UNIQUE INDEX one_open_seat_per_person ON seats (platform_id, user_id) WHERE closed_at IS NULL;
  CREATE INDEX seats_of_person ON seats (platform_id, user_id);
  COMMENT ON TABLE seats IS 'Present state: one row for each time that a person was or is billable (B1-B3).';
  COMMENT ON COLUMN seats.platform_id IS 'The platform.';
  COMMENT ON COLUMN seats.id IS 'Id of the event that opened it, so that the same events make the same seats.';
  COMMENT ON COLUMN seats.user_id IS 'The person.';
  COMMENT ON COLUMN seats.opened_at IS 'From when it counts.';
  COMMENT ON COLUMN seats.closed_at IS 'Until when it counts; null while it is open.';
  COMMENT ON COLUMN seats.closed_by IS 'Id of the event that closed it.';

  CREATE TABLE seat_ledger (
    seq bigint GENERATED ALWAYS AS IDENTITY,
    platform_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    seat_id uuid NOT NULL,
    entry text NOT NULL CHECK (entry IN ('opened', 'closed')),
    reason text NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    cause_event_id uuid NOT NULL,
    user_sequence integer NOT NULL,
    PRIMARY KEY (platform_id, seq),
    CONSTRAINT one_entry_per_cause UNIQUE (platform_id, cause_event_id, entry, seat_id),
    CONSTRAINT entries_of_person_in_order UNIQUE (platform_id, user_id, user_sequence)
  );
  CREATE UNIQUE INDEX a_seat_opens_once ON seat_ledger (platform_id, seat_id) WHERE entry = 'opened';
  COMMENT ON TABLE seat_ledger IS 'Every opening and closing of a seat, append-only. A second closing of a seat corrects the first: an older event came late.';
  COMMENT ON COLUMN seat_ledger.seq IS 'Order of recording; within a platform also the order of commits, so that it is safe as a cursor.';
  COMMENT ON COLUMN seat_ledger.platform_id IS 'The platform.';
  COMMENT ON COLUMN seat_ledger.id IS 'UUID v7 of the entry.';
  COMMENT ON COLUMN seat_ledger.user_id IS 'The person.';
  COMMENT ON COLUMN seat_ledger.seat_id IS 'The seat.';
  COMMENT ON COLUMN seat_ledger.entry IS 'opened or closed.';
  COMMENT ON COLUMN seat_ledger.reason IS 'Why.';
  COMMENT ON COLUMN seat_ledger.occurred_at IS 'From or until when the seat counts.';
  COMMENT ON COLUMN seat_ledger.recorded_at IS 'When it was written here.';
  COMMENT ON COLUMN seat_ledger.cause_event_id IS 'The event that it follows from; one entry of a seat for each.';
  COMMENT ON COLUMN seat_ledger.user_sequence IS 'Number of the entry among those of the person; version of the published event.';

  CREATE TABLE seat_totals (
    platform_id uuid PRIMARY KEY,
    opened bigint NOT NULL DEFAULT 0,
    closed bigint NOT NULL DEFAULT 0,
    CONSTRAINT never_more_closed_than_opened CHECK (closed BETWEEN 0 AND opened)
  );
  COMMENT ON TABLE seat_totals IS 'Counts of seats, kept with every change; its row is also the lock under which a platform is billed.';
  COMMENT ON COLUMN seat_totals.platform_id IS 'The platform.';
  COMMENT ON COLUMN seat_totals.opened IS 'Seats ever opened.';
  COMMENT ON COLUMN seat_totals.closed IS 'Seats among them that are closed.';
`;

const APPEND_ONLY = `
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
  END $$;
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON seat_ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON seat_ledger FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = {
  account_changes: 'platform_id',
  seats: 'platform_id',
  seat_ledger: 'platform_id',
  seat_totals: 'platform_id',
};

const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Seats, their ledger, and the changes of accounts that they follow from. */
export class CreateSeats1764000000100 implements MigrationInterface {
  readonly name = 'CreateSeats1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(APPEND_ONLY);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seat_totals, seat_ledger, seats, account_changes');
    await runner.query('DROP FUNCTION refuse_change()');
  }
}
