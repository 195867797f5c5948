import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTINGS = `
  ALTER TABLE platforms
    ADD COLUMN trial_ends_at timestamptz,
    ADD COLUMN invitations_per_day integer CHECK (invitations_per_day >= 0),
    ADD COLUMN reminders_per_day integer CHECK (reminders_per_day >= 0);
  COMMENT ON COLUMN platforms.trial_ends_at IS 'When a free trial stops taking invitations (D-19); means nothing on other plans.';
  COMMENT ON COLUMN platforms.invitations_per_day IS 'Most invitation mails in 24 hours; null for the default of the plan (D-19).';
  COMMENT ON COLUMN platforms.reminders_per_day IS 'Most reminders in 24 hours; null for the default of the plan (D-19).';
  SET LOCAL rollcall.scope = 'installation';
  UPDATE platforms SET trial_ends_at = now() + interval '14 days' WHERE plan = 'free_trial';
`;

const TABLES = `
  CREATE TABLE invitation_allowances (
    platform_id uuid PRIMARY KEY,
    used integer NOT NULL,
    window_ends_at timestamptz NOT NULL
  );
  COMMENT ON TABLE invitation_allowances IS 'What platforms with a limit used of it (D-19, V28): in the transaction of the invite, so that it is exact.';
  COMMENT ON COLUMN invitation_allowances.platform_id IS 'The platform.';
  COMMENT ON COLUMN invitation_allowances.used IS 'Invitations since the window began.';
  COMMENT ON COLUMN invitation_allowances.window_ends_at IS 'When counting begins anew: 24 hours after the first of them.';

  CREATE TABLE trial_mailboxes (
    mailbox text PRIMARY KEY,
    mails integer NOT NULL,
    window_ends_at timestamptz NOT NULL
  );
  CREATE INDEX trial_mailboxes_end ON trial_mailboxes (window_ends_at);
  COMMENT ON TABLE trial_mailboxes IS 'Invitations from free trials to one mailbox, whichever of them (V28).';
  COMMENT ON COLUMN trial_mailboxes.mailbox IS 'Digest of the mailbox: nobody can read it back.';
  COMMENT ON COLUMN trial_mailboxes.mails IS 'How many since the window began.';
  COMMENT ON COLUMN trial_mailboxes.window_ends_at IS 'When counting begins anew.';
`;

/** Work for one platform counts what others did too, without seeing it: the scope is that of the function alone. */
const COUNTING = `
  CREATE FUNCTION count_trial_mails(wanted text[], amounts integer[])
  RETURNS TABLE (mailbox text, mails integer, seconds_left integer)
  LANGUAGE sql SET rollcall.scope = 'installation' SET search_path FROM CURRENT AS $$
    INSERT INTO trial_mailboxes AS known (mailbox, mails, window_ends_at)
    SELECT each, amount, now() + interval '24 hours' FROM unnest(wanted, amounts) AS w(each, amount) ORDER BY each
    ON CONFLICT (mailbox) DO UPDATE SET
      mails = CASE WHEN known.window_ends_at > now() THEN known.mails ELSE 0 END + excluded.mails,
      window_ends_at = CASE WHEN known.window_ends_at > now() THEN known.window_ends_at ELSE excluded.window_ends_at END
    RETURNING mailbox, mails, ceil(extract(epoch FROM window_ends_at - now()))::int
  $$;
  COMMENT ON FUNCTION count_trial_mails IS 'Counts invitation mails of a free trial to mailboxes, in one order (V28).';
`;

const ISOLATION = `
  ALTER TABLE invitation_allowances ENABLE ROW LEVEL SECURITY;
  ALTER TABLE invitation_allowances FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON invitation_allowances
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
  ALTER TABLE trial_mailboxes ENABLE ROW LEVEL SECURITY;
  ALTER TABLE trial_mailboxes FORCE ROW LEVEL SECURITY;
  CREATE POLICY installation_only ON trial_mailboxes
    USING (current_setting('rollcall.scope', true) = 'installation');
`;

/** How long a free trial goes on, and how much it may mail (D-19, V28). */
export class AddTrialLimits1764150000200 implements MigrationInterface {
  readonly name = 'AddTrialLimits1764150000200';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [SETTINGS, TABLES, COUNTING, ISOLATION]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION count_trial_mails;
      DROP TABLE trial_mailboxes, invitation_allowances;
      ALTER TABLE platforms
        DROP COLUMN reminders_per_day, DROP COLUMN invitations_per_day, DROP COLUMN trial_ends_at`);
  }
}
