import type { MigrationInterface, QueryRunner } from 'typeorm';

const MAILS = `
  CREATE TABLE mails (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    kind text NOT NULL,
    cause_event_id uuid NOT NULL,
    user_id uuid NOT NULL,
    invitation_id uuid,
    recipient text NOT NULL,
    locale text NOT NULL,
    variables jsonb NOT NULL,
    message_id text NOT NULL,
    state text NOT NULL DEFAULT 'queued'
      CHECK (state IN ('queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped')),
    attempts integer NOT NULL DEFAULT 0,
    due_at timestamptz NOT NULL,
    lease_id uuid,
    reply text,
    drop_reason text,
    queued_at timestamptz NOT NULL,
    settled_at timestamptz,
    version bigint NOT NULL DEFAULT 0,
    CONSTRAINT mails_one_per_cause UNIQUE (kind, cause_event_id),
    CHECK ((state IN ('queued', 'deferred')) = (settled_at IS NULL)),
    CHECK ((state = 'dropped') = (drop_reason IS NOT NULL))
  ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
  CREATE INDEX mails_due ON mails (due_at) WHERE state IN ('queued', 'deferred');
  CREATE INDEX mails_open_of_invitation ON mails (invitation_id) WHERE state IN ('queued', 'deferred');
  CREATE INDEX mails_of_person ON mails (platform_id, user_id, queued_at);
  CREATE INDEX mails_age ON mails (queued_at);
  COMMENT ON TABLE mails IS 'Every mail: the queue while it is queued or deferred, the log afterwards; kept 90 days (S14).';
  COMMENT ON COLUMN mails.id IS 'The mail; UUID v7.';
  COMMENT ON COLUMN mails.platform_id IS 'Platform (tenant) of the mail.';
  COMMENT ON COLUMN mails.kind IS 'What it is about, such as platform_invitation.';
  COMMENT ON COLUMN mails.cause_event_id IS 'The event that led to it. One mail of a kind for one event, however often the event is delivered (E23).';
  COMMENT ON COLUMN mails.user_id IS 'The person it is for.';
  COMMENT ON COLUMN mails.invitation_id IS 'The invitation whose link it carries; null when it carries none.';
  COMMENT ON COLUMN mails.recipient IS 'Address as stored with the person; a #tag is taken off when it is sent (D-24).';
  COMMENT ON COLUMN mails.locale IS 'Language.';
  COMMENT ON COLUMN mails.variables IS 'What the template shows. Never a secret: links are fetched when it is sent (Z-02).';
  COMMENT ON COLUMN mails.message_id IS 'Message-ID header, the same in every attempt, so that a repeated mail is recognised as such.';
  COMMENT ON COLUMN mails.state IS 'queued, sent, deferred, bounced, suppressed or dropped.';
  COMMENT ON COLUMN mails.attempts IS 'Attempts that the mail server saw.';
  COMMENT ON COLUMN mails.due_at IS 'When it may be taken for sending; while it is leased, when the lease ends.';
  COMMENT ON COLUMN mails.lease_id IS 'Set while a worker has it in hand.';
  COMMENT ON COLUMN mails.reply IS 'Last reply of the mail server, or what went wrong.';
  COMMENT ON COLUMN mails.drop_reason IS 'Why it was given up before it was sent.';
  COMMENT ON COLUMN mails.queued_at IS 'When it was decided; its Date header.';
  COMMENT ON COLUMN mails.settled_at IS 'When it was sent, bounced or dropped; null while it is open.';
  COMMENT ON COLUMN mails.version IS 'Counts the events of this mail.';
`;

const ATTEMPTS = `
  CREATE TABLE mail_attempts (
    mail_id uuid NOT NULL REFERENCES mails ON DELETE CASCADE,
    id bigint GENERATED ALWAYS AS IDENTITY,
    attempted_at timestamptz NOT NULL,
    platform_id uuid NOT NULL,
    result text NOT NULL CHECK (result IN ('accepted', 'refused', 'postponed', 'interrupted', 'unreachable')),
    reply text NOT NULL,
    PRIMARY KEY (mail_id, id)
  );
  COMMENT ON TABLE mail_attempts IS 'Attempts to hand mails to the mail server.';
  COMMENT ON COLUMN mail_attempts.mail_id IS 'The mail.';
  COMMENT ON COLUMN mail_attempts.id IS 'Order of the attempts.';
  COMMENT ON COLUMN mail_attempts.attempted_at IS 'When the attempt ended.';
  COMMENT ON COLUMN mail_attempts.platform_id IS 'Platform (tenant) of the mail.';
  COMMENT ON COLUMN mail_attempts.result IS 'accepted; refused (for good); postponed (for now); interrupted (unknown whether accepted); unreachable (not begun).';
  COMMENT ON COLUMN mail_attempts.reply IS 'Reply of the mail server, or what went wrong.';
`;

/** In a function for its planner settings: with stale statistics the claim would sort the whole backlog. */
const CLAIM = `
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
  COMMENT ON FUNCTION claim_mails IS 'Leases the mails that are due longest to one worker.';
`;

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = (table: string): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Mails and what became of them. */
export class CreateMails1764000002100 implements MigrationInterface {
  readonly name = 'CreateMails1764000002100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MAILS);
    await runner.query(ATTEMPTS);
    await runner.query(CLAIM);
    await runner.query(['mails', 'mail_attempts'].map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP FUNCTION claim_mails(timestamptz, uuid, timestamptz, integer); DROP TABLE mail_attempts, mails',
    );
  }
}
