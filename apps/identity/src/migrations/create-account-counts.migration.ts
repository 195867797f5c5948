import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE account_counts (
    platform_id uuid NOT NULL,
    change integer NOT NULL
  ) WITH (autovacuum_vacuum_scale_factor = 0.02);
  CREATE INDEX account_counts_platform ON account_counts (platform_id);
  COMMENT ON TABLE account_counts IS 'Accounts of each platform, active and invited (Z-08): the sum of its rows. Each statement adds a row, so that nobody waits for a counter; a background step folds them.';
  COMMENT ON COLUMN account_counts.platform_id IS 'The platform.';
  COMMENT ON COLUMN account_counts.change IS 'Accounts that came, or went if negative.';
  INSERT INTO account_counts SELECT platform_id, count(*) FROM users WHERE status <> 'deleted' GROUP BY platform_id;

  ALTER TABLE platforms ADD COLUMN user_limit_warned integer NOT NULL DEFAULT 0;
  COMMENT ON COLUMN platforms.user_limit_warned IS 'Percentage of the user limit that was last told of: 0, 90 or 100 (Z-08).';

  ALTER TABLE account_counts ENABLE ROW LEVEL SECURITY;
  ALTER TABLE account_counts FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON account_counts
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Triggers of whole statements: one row for an invite of 500 people, none when nobody came or went. */
const TRIGGERS = `
  CREATE FUNCTION count_new_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO account_counts (platform_id, change)
    SELECT platform_id, count(*) FROM came WHERE status <> 'deleted' GROUP BY platform_id;
    RETURN NULL;
  END $$;
  CREATE FUNCTION count_changed_accounts() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO account_counts (platform_id, change)
    SELECT platform_id, sum(change) FROM (
      SELECT platform_id, 1 AS change FROM after_change WHERE status <> 'deleted'
      UNION ALL SELECT platform_id, -1 FROM before_change WHERE status <> 'deleted') AS changes
    GROUP BY platform_id HAVING sum(change) <> 0;
    RETURN NULL;
  END $$;
  CREATE TRIGGER accounts_came AFTER INSERT ON users REFERENCING NEW TABLE AS came
    FOR EACH STATEMENT EXECUTE FUNCTION count_new_accounts();
  CREATE TRIGGER accounts_changed AFTER UPDATE ON users
    REFERENCING OLD TABLE AS before_change NEW TABLE AS after_change
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed_accounts();
  DO $$ BEGIN
    EXECUTE format('ALTER FUNCTION count_new_accounts() SET search_path = %I, pg_temp', current_schema());
    EXECUTE format('ALTER FUNCTION count_changed_accounts() SET search_path = %I, pg_temp', current_schema());
  END $$;
`;

/** How many accounts each platform has, without counting them. */
export class CreateAccountCounts1764100020200 implements MigrationInterface {
  readonly name = 'CreateAccountCounts1764100020200';

  async up(runner: QueryRunner): Promise<void> {
    // Row-level security binds migrations too; the accounts of all platforms are counted.
    await runner.query(`SELECT set_config('rollcall.scope', 'installation', true)`);
    await runner.query(TABLE);
    await runner.query(TRIGGERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER accounts_changed ON users;
      DROP TRIGGER accounts_came ON users;
      DROP FUNCTION count_changed_accounts();
      DROP FUNCTION count_new_accounts();
      ALTER TABLE platforms DROP COLUMN user_limit_warned;
      DROP TABLE account_counts`);
  }
}
