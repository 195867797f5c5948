import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The queue leaves the log: what changes for every mail that is sent is a small row with one index beside its key. */
const QUEUE = `
  CREATE TABLE mail_queue (
    mail_id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    lane smallint NOT NULL CHECK (lane BETWEEN 0 AND 2),
    due_at timestamptz NOT NULL,
    lease_id uuid,
    mailbox text NOT NULL,
    topic text,
    queued_at timestamptz NOT NULL
  ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
  CREATE INDEX mail_queue_turns ON mail_queue (lane, platform_id, due_at);
  COMMENT ON TABLE mail_queue IS 'The mails that are open: a row here for each row of mails that is queued or deferred. No foreign key, because both are always written by one statement and a check for each row would cost as much as the row.';
  COMMENT ON COLUMN mail_queue.mail_id IS 'The mail.';
  COMMENT ON COLUMN mail_queue.platform_id IS 'Platform (tenant) of the mail; platforms are served in turns (V27).';
  COMMENT ON COLUMN mail_queue.lane IS '0: a person waits for it now (password). 1: lets somebody in (credentials, invitation). 2: all others.';
  COMMENT ON COLUMN mail_queue.due_at IS 'When it may be taken for sending; while it is leased, when the lease ends.';
  COMMENT ON COLUMN mail_queue.lease_id IS 'Set while a worker has it in hand.';
  COMMENT ON COLUMN mail_queue.mailbox IS 'The mailbox that it goes to in lower case, without #tag (D-24): what suppressions are about.';
  COMMENT ON COLUMN mail_queue.topic IS 'What people can unsubscribe from, if this mail belongs to it.';
  COMMENT ON COLUMN mail_queue.queued_at IS 'When the mail was decided.';

  CREATE TABLE mail_rates (
    platform_id uuid PRIMARY KEY,
    tokens double precision NOT NULL,
    counted_at timestamptz NOT NULL
  ) WITH (fillfactor = 50);
  COMMENT ON TABLE mail_rates IS 'How many mails each platform may hand over now (a token bucket); lane 0 does not count.';
  COMMENT ON COLUMN mail_rates.platform_id IS 'The platform (tenant).';
  COMMENT ON COLUMN mail_rates.tokens IS 'Mails that it had left at counted_at; it never has more than a minute''s worth.';
  COMMENT ON COLUMN mail_rates.counted_at IS 'When tokens was counted.';
`;

const SUPPRESSIONS = `
  CREATE TABLE mail_suppressions (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    mailbox text NOT NULL,
    reason text NOT NULL CHECK (reason IN ('hard_bounce', 'complaint', 'manual')),
    since timestamptz NOT NULL,
    mail_id uuid,
    detail text,
    CONSTRAINT mail_suppressions_one_per_mailbox UNIQUE (platform_id, mailbox)
  );
  CREATE INDEX mail_suppressions_newest ON mail_suppressions (platform_id, id);
  COMMENT ON TABLE mail_suppressions IS 'Mailboxes that a platform does not write to until somebody releases them.';
  COMMENT ON COLUMN mail_suppressions.id IS 'The suppression; UUID v7.';
  COMMENT ON COLUMN mail_suppressions.platform_id IS 'Platform (tenant) that does not write to it.';
  COMMENT ON COLUMN mail_suppressions.mailbox IS 'The mailbox in lower case, without #tag: accounts that differ in it share the mailbox (D-24).';
  COMMENT ON COLUMN mail_suppressions.reason IS 'hard_bounce: refuses mail for good. complaint: its reader reported a mail as spam; holds back optional mails only. manual: an administrator said so.';
  COMMENT ON COLUMN mail_suppressions.since IS 'When it began.';
  COMMENT ON COLUMN mail_suppressions.mail_id IS 'The mail that led to it; null when none did.';
  COMMENT ON COLUMN mail_suppressions.detail IS 'What the mail server said, or the administrator.';

  CREATE TABLE mail_preferences (
    platform_id uuid NOT NULL,
    user_id uuid NOT NULL,
    topic text NOT NULL,
    unsubscribed_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, topic)
  );
  COMMENT ON TABLE mail_preferences IS 'What people asked not to be mailed (N11).';
  COMMENT ON COLUMN mail_preferences.platform_id IS 'Platform (tenant) of the person.';
  COMMENT ON COLUMN mail_preferences.user_id IS 'The person.';
  COMMENT ON COLUMN mail_preferences.topic IS 'Group of optional mails, such as reminders.';
  COMMENT ON COLUMN mail_preferences.unsubscribed_at IS 'When the person asked.';
`;

const COUNTS = `
  CREATE TABLE mail_counts (
    platform_id uuid NOT NULL,
    day date NOT NULL,
    kind text NOT NULL,
    state text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (platform_id, day, kind, state)
  ) WITH (fillfactor = 50);
  COMMENT ON TABLE mail_counts IS 'What became of how many mails on each day, counted as it is written.';
  COMMENT ON COLUMN mail_counts.platform_id IS 'Platform (tenant) of the mails.';
  COMMENT ON COLUMN mail_counts.day IS 'Day (UTC) on which it happened.';
  COMMENT ON COLUMN mail_counts.kind IS 'Kind of the mails.';
  COMMENT ON COLUMN mail_counts.state IS 'sent, deferred (each time), bounced, suppressed or dropped.';
  COMMENT ON COLUMN mail_counts.count IS 'How many.';
`;

/**
 * The log keeps no column that a claim changes, and no index over what a settlement changes: both are then updates that
 * touch no index. What was given up says why, whether dropped or suppressed.
 */
const LOG = `
  SET LOCAL rollcall.scope = 'installation';
  INSERT INTO mail_queue (mail_id, platform_id, lane, due_at, mailbox, queued_at)
  SELECT id, platform_id,
         CASE WHEN kind IN ('password_reset', 'password_changed', 'account_activation') THEN 0
              WHEN kind IN ('account_credentials', 'platform_invitation') THEN 1 ELSE 2 END,
         due_at, lower(regexp_replace(recipient, '^([^#]+)#.*(@[^@]*)$', '\\1\\2')), queued_at
    FROM mails WHERE state IN ('queued', 'deferred');
  DROP FUNCTION claim_mails(timestamptz, uuid, timestamptz, integer);
  DROP INDEX mails_due;
  DROP INDEX mails_open_of_invitation;
  DROP INDEX mails_of_person;
  CREATE INDEX mails_of_invitation ON mails (invitation_id) WHERE invitation_id IS NOT NULL;
  CREATE INDEX mails_of_person ON mails (user_id, queued_at);
  ALTER TABLE mails DROP COLUMN lease_id;
  ALTER TABLE mails DROP CONSTRAINT mails_check1;
  ALTER TABLE mails ADD CONSTRAINT mails_why_given_up
    CHECK ((state IN ('dropped', 'suppressed')) = (drop_reason IS NOT NULL));
  COMMENT ON COLUMN mails.due_at IS 'When it was or is to be tried next, as decided after the last attempt.';
  COMMENT ON COLUMN mails.drop_reason IS 'Why it was given up before it was sent: dropped or suppressed.';
  COMMENT ON TABLE mails IS 'The log: every mail and what became of it; kept 90 days (S14). Open ones are in mail_queue, too.';
  ALTER TABLE mail_attempts DROP CONSTRAINT mail_attempts_result_check;
  ALTER TABLE mail_attempts ADD CONSTRAINT mail_attempts_result_check CHECK (result IN ('accepted', 'refused', 'postponed',
    'interrupted', 'unreachable', 'returned', 'delayed', 'delivered', 'complained'));
  COMMENT ON TABLE mail_attempts IS 'Attempts to hand mails to the mail server, and what was reported of them later.';
  COMMENT ON COLUMN mail_attempts.result IS 'accepted; refused (for good); postponed (for now); interrupted (unknown whether accepted); unreachable (not begun). Reported later: returned; delayed; delivered; complained (marked as spam).';
`;

const TABLES = ['mail_queue', 'mail_rates', 'mail_suppressions', 'mail_preferences', 'mail_counts'];

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

const BACK = `
  ALTER TABLE mails ADD COLUMN lease_id uuid;
  ALTER TABLE mails DROP CONSTRAINT mails_why_given_up;
  UPDATE mails SET state = 'dropped' WHERE state = 'suppressed';
  ALTER TABLE mails ADD CONSTRAINT mails_check1 CHECK ((state = 'dropped') = (drop_reason IS NOT NULL));
  DROP INDEX mails_of_invitation;
  DROP INDEX mails_of_person;
  CREATE INDEX mails_due ON mails (due_at) WHERE state IN ('queued', 'deferred');
  CREATE INDEX mails_open_of_invitation ON mails (invitation_id) WHERE state IN ('queued', 'deferred');
  CREATE INDEX mails_of_person ON mails (platform_id, user_id, queued_at);
  DELETE FROM mail_attempts WHERE result IN ('returned', 'delayed', 'delivered', 'complained');
  ALTER TABLE mail_attempts DROP CONSTRAINT mail_attempts_result_check;
  ALTER TABLE mail_attempts ADD CONSTRAINT mail_attempts_result_check
    CHECK (result IN ('accepted', 'refused', 'postponed', 'interrupted', 'unreachable'));
  CREATE FUNCTION claim_mails(p_now timestamptz, p_lease uuid, p_leased_until timestamptz, p_limit integer)
  RETURNS SETOF mails
  LANGUAGE sql
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off
  AS $$
    UPDATE mails m SET lease_id = p_lease, due_at = p_leased_until
      FROM (SELECT id FROM mails
             WHERE state IN ('queued', 'deferred') AND due_at <= p_now
             ORDER BY due_at LIMIT p_limit FOR UPDATE SKIP LOCKED) due
     WHERE m.id = due.id
    RETURNING m.*
  $$;
`;

/** A queue in which platforms take turns, the mailboxes not to write to, and counts of what became of mails. */
export class QueueMailsInTurns1764130000100 implements MigrationInterface {
  readonly name = 'QueueMailsInTurns1764130000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(QUEUE);
    await runner.query(SUPPRESSIONS);
    await runner.query(COUNTS);
    await runner.query(LOG);
    await runner.query(TABLES.map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BACK);
    await runner.query(`DROP TABLE ${TABLES.join(', ')}`);
  }
}
