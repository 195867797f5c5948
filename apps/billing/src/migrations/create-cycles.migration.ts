import type { MigrationInterface, QueryRunner } from 'typeorm';

const SEATS = `
  SET LOCAL rollcall.scope = 'installation';
  -- A reconciled change stands in for one that never came, and may have its version.
  ALTER TABLE account_changes DROP CONSTRAINT account_changes_pkey,
    ADD PRIMARY KEY (platform_id, user_id, version, event_id);
  ALTER TABLE seats ADD COLUMN reason text, ADD COLUMN opened_by uuid;
  COMMENT ON COLUMN seats.reason IS 'Why it opened, by the newest opening in the ledger.';
  COMMENT ON COLUMN seats.opened_by IS 'Id of the event that it follows from that it opened when it did.';
  UPDATE seats s SET (reason, opened_by) = (
    SELECT l.reason, l.cause_event_id FROM seat_ledger l
     WHERE l.platform_id = s.platform_id AND l.seat_id = s.id AND l.entry = 'opened' ORDER BY l.seq DESC LIMIT 1);
  CREATE INDEX seats_opened ON seats (platform_id, opened_at);
  CREATE INDEX seats_closed ON seats (platform_id, closed_at) WHERE closed_at IS NOT NULL;
`;

const TABLES = `
  CREATE TABLE plan_changes (
    platform_id uuid NOT NULL,
    version integer NOT NULL,
    plan text NOT NULL,
    time_zone text NOT NULL,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (platform_id, version)
  );
  COMMENT ON TABLE plan_changes IS 'What identity told of the plans of platforms, in any order and however late: cycles follow from all of it.';
  COMMENT ON COLUMN plan_changes.platform_id IS 'The platform.';
  COMMENT ON COLUMN plan_changes.version IS 'Version of the platform after the change: the true order.';
  COMMENT ON COLUMN plan_changes.plan IS 'The plan from then on.';
  COMMENT ON COLUMN plan_changes.time_zone IS 'The time zone of the platform from then on.';
  COMMENT ON COLUMN plan_changes.occurred_at IS 'When.';

  CREATE TABLE billed_platforms (
    platform_id uuid PRIMARY KEY,
    price_minor integer NOT NULL CHECK (price_minor >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    due_at timestamptz
  );
  CREATE INDEX billed_platforms_due ON billed_platforms (due_at);
  COMMENT ON TABLE billed_platforms IS 'What a platform pays for a person, and when something is to be done about its cycles.';
  COMMENT ON COLUMN billed_platforms.platform_id IS 'The platform.';
  COMMENT ON COLUMN billed_platforms.price_minor IS 'Price of a person for a cycle, in the smallest unit of the currency; for cycles that begin from now on.';
  COMMENT ON COLUMN billed_platforms.currency IS 'ISO 4217.';
  COMMENT ON COLUMN billed_platforms.due_at IS 'When a cycle is to be begun or closed; null while none will be.';

  CREATE TABLE cycles (
    platform_id uuid NOT NULL,
    id uuid NOT NULL,
    number integer NOT NULL CHECK (number > 0),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz CHECK (ends_at > starts_at),
    plan text NOT NULL,
    subscribed_at timestamptz,
    time_zone text NOT NULL,
    price_minor integer NOT NULL CHECK (price_minor >= 0),
    currency text NOT NULL,
    closed_at timestamptz CHECK (closed_at >= ends_at),
    people integer,
    corrections integer,
    total_minor bigint,
    PRIMARY KEY (platform_id, id),
    CONSTRAINT cycles_in_order UNIQUE (platform_id, number),
    CONSTRAINT closed_with_figures CHECK (closed_at IS NULL OR
      (ends_at IS NOT NULL AND people IS NOT NULL AND corrections IS NOT NULL AND total_minor IS NOT NULL))
  );
  COMMENT ON TABLE cycles IS 'Times that a platform is billed for, one after another without gaps (B4, B5). The ones that are not closed follow from plan_changes and may change with them.';
  COMMENT ON COLUMN cycles.platform_id IS 'The platform.';
  COMMENT ON COLUMN cycles.id IS 'UUID v7.';
  COMMENT ON COLUMN cycles.number IS 'Counts the cycles of the platform, from 1.';
  COMMENT ON COLUMN cycles.starts_at IS 'Its first instant.';
  COMMENT ON COLUMN cycles.ends_at IS 'The first instant after it; null for a free trial that goes on.';
  COMMENT ON COLUMN cycles.plan IS 'The plan when it began; free_trial costs nothing (B10).';
  COMMENT ON COLUMN cycles.subscribed_at IS 'When the subscription began that its dates follow from (B5); null in a free trial.';
  COMMENT ON COLUMN cycles.time_zone IS 'The time zone of its dates: that of the platform when it subscribed.';
  COMMENT ON COLUMN cycles.price_minor IS 'Price of a person, in the smallest unit of the currency.';
  COMMENT ON COLUMN cycles.currency IS 'ISO 4217.';
  COMMENT ON COLUMN cycles.closed_at IS 'When its statement was made; from then on nothing of it changes.';
  COMMENT ON COLUMN cycles.people IS 'People on the statement; null until it is closed.';
  COMMENT ON COLUMN cycles.corrections IS 'People added less people taken off by corrections of earlier cycles; null until it is closed.';
  COMMENT ON COLUMN cycles.total_minor IS 'What is to be paid, in the smallest unit of the currency; null until it is closed.';

  CREATE TABLE statement_lines (
    platform_id uuid NOT NULL,
    cycle_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('correction', 'person')),
    user_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    quantity smallint NOT NULL CHECK (quantity = 1 OR kind = 'correction' AND quantity = -1),
    of_cycle_id uuid NOT NULL CHECK (kind = 'correction' OR of_cycle_id = cycle_id),
    reason text NOT NULL,
    seat_id uuid,
    present_from timestamptz,
    present_until timestamptz,
    price_minor integer NOT NULL,
    cause_event_id uuid NOT NULL,
    PRIMARY KEY (platform_id, cycle_id, kind, user_id, seq)
  );
  CREATE UNIQUE INDEX a_person_once_in_a_cycle ON statement_lines (platform_id, cycle_id, user_id) WHERE kind = 'person';
  CREATE INDEX statement_lines_of_person ON statement_lines (platform_id, user_id, of_cycle_id);
  COMMENT ON TABLE statement_lines IS 'What statements consist of, append-only. Lines of people are written when the cycle closes; corrections of closed cycles as they become known, into the cycle that is to be closed next.';
  COMMENT ON COLUMN statement_lines.platform_id IS 'The platform.';
  COMMENT ON COLUMN statement_lines.cycle_id IS 'The cycle on whose statement it stands.';
  COMMENT ON COLUMN statement_lines.kind IS 'person: was billable in the cycle (B4); correction: was or was not in an earlier one, as became known too late.';
  COMMENT ON COLUMN statement_lines.user_id IS 'The person.';
  COMMENT ON COLUMN statement_lines.seq IS 'Order of writing.';
  COMMENT ON COLUMN statement_lines.quantity IS '1 charges, -1 gives back.';
  COMMENT ON COLUMN statement_lines.of_cycle_id IS 'The cycle in which the person was or was not billable.';
  COMMENT ON COLUMN statement_lines.reason IS 'Why: for people of their first seat in the cycle, for corrections of what became known.';
  COMMENT ON COLUMN statement_lines.seat_id IS 'The first seat of the person in that cycle; null when there was none.';
  COMMENT ON COLUMN statement_lines.present_from IS 'When that seat opened, maybe before the cycle.';
  COMMENT ON COLUMN statement_lines.present_until IS 'When the last seat in the cycle closed; null if it was open at its end.';
  COMMENT ON COLUMN statement_lines.price_minor IS 'Price of a person in that cycle.';
  COMMENT ON COLUMN statement_lines.cause_event_id IS 'The event that it follows from.';

  CREATE TABLE reconciliations (
    id uuid PRIMARY KEY,
    started_at timestamptz NOT NULL,
    finished_at timestamptz,
    compared integer NOT NULL DEFAULT 0,
    missing integer NOT NULL DEFAULT 0,
    surplus integer NOT NULL DEFAULT 0,
    failure text
  );
  CREATE INDEX reconciliations_started ON reconciliations (started_at);
  COMMENT ON TABLE reconciliations IS 'Comparisons of open seats with the active people of identity, of all platforms.';
  COMMENT ON COLUMN reconciliations.id IS 'UUID v7.';
  COMMENT ON COLUMN reconciliations.started_at IS 'When it was begun.';
  COMMENT ON COLUMN reconciliations.finished_at IS 'When it was done, with or without success; null while it runs.';
  COMMENT ON COLUMN reconciliations.compared IS 'Active people looked at.';
  COMMENT ON COLUMN reconciliations.missing IS 'Seats that were missing, and were opened.';
  COMMENT ON COLUMN reconciliations.surplus IS 'Seats of people who were not active, and were closed.';
  COMMENT ON COLUMN reconciliations.failure IS 'Why it was given up, if it was.';
`;

/** Whoever asks, and however: a closed cycle stays as it is (B4). */
const FROZEN = `
  CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON statement_lines FOR EACH ROW EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON statement_lines FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER closed_stays BEFORE UPDATE OR DELETE ON cycles FOR EACH ROW WHEN (OLD.closed_at IS NOT NULL)
    EXECUTE FUNCTION refuse_change();
  CREATE TRIGGER never_emptied BEFORE TRUNCATE ON cycles FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE FUNCTION refuse_late_lines() RETURNS trigger LANGUAGE plpgsql SET search_path = billing, pg_temp AS $$
  BEGIN
    IF EXISTS (SELECT FROM (SELECT DISTINCT platform_id, cycle_id FROM written) w
                JOIN cycles c ON c.platform_id = w.platform_id AND c.id = w.cycle_id WHERE c.closed_at IS NOT NULL) THEN
      RAISE EXCEPTION 'A closed cycle gets no further lines' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
  END $$;
  CREATE TRIGGER closed_stays AFTER INSERT ON statement_lines REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_late_lines();
`;

const OF_PLATFORMS = ['plan_changes', 'billed_platforms', 'cycles', 'statement_lines'];
const INSTALLATION = `current_setting('rollcall.scope', true) = 'installation'`;
const OWN = `platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid OR ${INSTALLATION}`;

const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table} USING (${OF_PLATFORMS.includes(table) ? OWN : INSTALLATION});
`;

/** Plans, prices, cycles and their statements, and comparisons with identity. */
export class CreateCycles1764160000100 implements MigrationInterface {
  readonly name = 'CreateCycles1764160000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SEATS);
    await runner.query(TABLES);
    await runner.query(FROZEN);
    await runner.query([...OF_PLATFORMS, 'reconciliations'].map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE reconciliations, statement_lines, cycles, billed_platforms, plan_changes;
      DROP FUNCTION refuse_late_lines();
      DROP INDEX seats_opened, seats_closed;
      ALTER TABLE seats DROP COLUMN reason, DROP COLUMN opened_by;
      DELETE FROM account_changes WHERE reason = 'reconciled';
      ALTER TABLE account_changes DROP CONSTRAINT account_changes_pkey, ADD PRIMARY KEY (platform_id, user_id, version)`);
  }
}
