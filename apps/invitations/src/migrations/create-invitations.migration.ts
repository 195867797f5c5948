import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE invitations (
    platform_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    email text NOT NULL,
    locale text NOT NULL,
    group_ids uuid[] NOT NULL,
    roles text[] NOT NULL,
    session_id uuid,
    message text,
    invited_by uuid NOT NULL,
    invited_by_name text NOT NULL,
    platform_name text NOT NULL,
    state text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'accepting', 'accepted', 'cancelled')),
    generation integer NOT NULL DEFAULT 1 CHECK (generation >= 1),
    link_key_id text NOT NULL,
    reminder_count integer NOT NULL DEFAULT 0 CHECK (reminder_count >= 0),
    recent_reminders timestamptz[] NOT NULL DEFAULT '{}',
    delivery_state text NOT NULL DEFAULT 'queued'
      CHECK (delivery_state IN ('queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped')),
    delivery_at timestamptz NOT NULL,
    delivery_detail text,
    delivery_mail_id uuid,
    delivery_mail_version integer,
    delivery_mail_queued_at timestamptz,
    last_sent_at timestamptz,
    attempt_id uuid,
    accept_not_after timestamptz,
    accept_resolve_at timestamptz,
    created_at timestamptz NOT NULL,
    accepted_at timestamptz,
    cancelled_at timestamptz,
    user_version integer NOT NULL DEFAULT 0,
    version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (platform_id, id),
    CONSTRAINT accepted_has_a_time CHECK ((state = 'accepted') = (accepted_at IS NOT NULL)),
    CONSTRAINT cancelled_has_a_time CHECK ((state = 'cancelled') = (cancelled_at IS NOT NULL)),
    CONSTRAINT accepting_is_bounded CHECK (state <> 'accepting' OR
      (attempt_id IS NOT NULL AND accept_not_after IS NOT NULL AND accept_resolve_at IS NOT NULL))
  );
  CREATE INDEX invitations_by_id ON invitations (id);
  CREATE UNIQUE INDEX one_pending_invitation_per_person ON invitations (platform_id, user_id) WHERE state = 'pending';
  CREATE INDEX invitations_accepting ON invitations (accept_resolve_at) WHERE state = 'accepting';
`;

const COLUMNS = {
  platform_id: 'The platform.',
  id: 'Minted by identity when it invited the person; unique over all platforms.',
  user_id: 'The invited person.',
  email: 'Address as stored by identity; mails go there and nowhere else.',
  locale: 'Language of the mails and of the form.',
  group_ids: 'The chosen groups that are still attached (D-09, D-11).',
  roles: 'The chosen roles; they apply to all chosen groups (R3).',
  session_id: 'Session invited from, if any.',
  message: 'Plain text from the inviter, for the first mail.',
  invited_by: 'Who invited.',
  invited_by_name: 'Name of the inviter at that time.',
  platform_name: 'Name of the platform at that time.',
  state:
    'pending; accepting while identity is being asked to activate; accepted and cancelled are final (T3, T9).',
  generation: 'Raised by "send a new link": kills the older link (Z-01).',
  link_key_id: 'Key of SECRET_KEYS that the link is made with, so that it stays the same when keys rotate.',
  reminder_count: 'Reminders sent (T8).',
  recent_reminders: 'Times of the last ten reminders, oldest first: the throttle of D-40.',
  delivery_state: 'What became of the latest mail.',
  delivery_at: 'Since when the latest mail is in that state.',
  delivery_detail: 'Reply of the mail server, or the reason, if any.',
  delivery_mail_id: 'The latest mail.',
  delivery_mail_version: 'Version of the newest event seen of the latest mail.',
  delivery_mail_queued_at: 'When the latest mail was decided; an older mail never overwrites it.',
  last_sent_at: 'When a mail of it was last handed over to the mail server.',
  attempt_id: 'The latest attempt to accept it; identity knows it by the same id.',
  accept_not_after: 'Identity refuses the attempt after this instant.',
  accept_resolve_at: 'From when identity may be asked what became of the attempt; pushed on by whoever asks.',
  created_at: 'When the person was invited.',
  accepted_at: 'When the person became active.',
  cancelled_at: 'When it was cancelled, or ended with the deletion of the person.',
  user_version: 'Version of the person whose event last set groups and roles.',
  version: 'Version of the invitation, rising by one with each of its events.',
};

/** I7: no statement, whatever its mistake, brings a closed invitation back to life. */
const FINAL_STATES = `
  CREATE FUNCTION refuse_reopening() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'invitation % is % and stays so', OLD.id, OLD.state USING ERRCODE = 'integrity_constraint_violation';
  END $$;
  CREATE TRIGGER closed_stays_closed BEFORE UPDATE OF state ON invitations FOR EACH ROW
    WHEN (OLD.state IN ('accepted', 'cancelled') AND NEW.state <> OLD.state) EXECUTE FUNCTION refuse_reopening();
`;

const ROW_LEVEL_SECURITY = `
  ALTER TABLE invitations ENABLE ROW LEVEL SECURITY;
  ALTER TABLE invitations FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON invitations
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/** Invitations from the moment they are issued to their end. */
export class CreateInvitations1764000000100 implements MigrationInterface {
  readonly name = 'CreateInvitations1764000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(
      `COMMENT ON TABLE invitations IS 'The life of each invitation: issued, reminded, accepted, cancelled.'`,
    );
    for (const [column, comment] of Object.entries(COLUMNS)) {
      await runner.query(`COMMENT ON COLUMN invitations.${column} IS '${comment}'`);
    }
    await runner.query(FINAL_STATES);
    await runner.query(ROW_LEVEL_SECURITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitations');
    await runner.query('DROP FUNCTION refuse_reopening()');
  }
}
