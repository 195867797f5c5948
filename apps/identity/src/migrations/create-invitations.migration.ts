import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  CREATE TABLE invitations (
    id uuid PRIMARY KEY,
    platform_id uuid NOT NULL,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    email text NOT NULL,
    status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'accepted', 'cancelled')),
    group_ids uuid[] NOT NULL,
    roles text[] NOT NULL,
    session_id uuid,
    message text,
    locale text NOT NULL,
    invited_by uuid NOT NULL,
    invited_by_name text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    last_sent_at timestamptz,
    reminder_count integer NOT NULL DEFAULT 0,
    accepted_at timestamptz,
    cancelled_at timestamptz,
    delivery_state text NOT NULL DEFAULT 'queued',
    delivery_at timestamptz NOT NULL DEFAULT now(),
    delivery_detail text,
    delivery_queued_at timestamptz,
    version integer NOT NULL DEFAULT 0
  );
  CREATE INDEX invitations_list ON invitations (platform_id, status, id);
  CREATE INDEX invitations_user ON invitations (user_id);
  COMMENT ON TABLE invitations IS 'Projection of invitations for lists (architecture 2); the invitations service owns their life.';
  COMMENT ON COLUMN invitations.id IS 'Minted here when the person is invited.';
  COMMENT ON COLUMN invitations.platform_id IS 'The platform.';
  COMMENT ON COLUMN invitations.user_id IS 'The invited person.';
  COMMENT ON COLUMN invitations.email IS 'Address at that time.';
  COMMENT ON COLUMN invitations.status IS 'pending, accepted or cancelled.';
  COMMENT ON COLUMN invitations.group_ids IS 'The chosen groups.';
  COMMENT ON COLUMN invitations.roles IS 'The chosen roles (R3).';
  COMMENT ON COLUMN invitations.session_id IS 'Session invited from, if any.';
  COMMENT ON COLUMN invitations.message IS 'Text from the inviter, if any.';
  COMMENT ON COLUMN invitations.locale IS 'Language of its mails.';
  COMMENT ON COLUMN invitations.invited_by IS 'Who invited.';
  COMMENT ON COLUMN invitations.invited_by_name IS 'Name of the inviter at that time.';
  COMMENT ON COLUMN invitations.created_at IS 'When.';
  COMMENT ON COLUMN invitations.last_sent_at IS 'When the last mail of it was handed over.';
  COMMENT ON COLUMN invitations.reminder_count IS 'Reminders sent.';
  COMMENT ON COLUMN invitations.accepted_at IS 'When it was accepted.';
  COMMENT ON COLUMN invitations.cancelled_at IS 'When it was cancelled.';
  COMMENT ON COLUMN invitations.delivery_state IS 'State of its latest mail.';
  COMMENT ON COLUMN invitations.delivery_at IS 'Since when the latest mail is in that state.';
  COMMENT ON COLUMN invitations.delivery_detail IS 'Reply of the mail server, or reason.';
  COMMENT ON COLUMN invitations.delivery_queued_at IS 'When the latest mail was decided; an older mail never overwrites it.';
  COMMENT ON COLUMN invitations.version IS 'Version of the newest event seen of the invitation.';
`;

/** Each table and the column that says whose row it is. */
const OWNERSHIP = { invitations: 'platform_id' };

/** Rows of the current platform only, or all of them for work on the installation; FORCE binds the owner too. */
const rowLevelSecurity = ([table, column]: [string, string]): string => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
  ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON ${table}
    USING (${column} = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** The projection of invitations, for lists. */
export class CreateInvitations1764000000400 implements MigrationInterface {
  readonly name = 'CreateInvitations1764000000400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(Object.entries(OWNERSHIP).map(rowLevelSecurity).join(''));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitations');
  }
}
