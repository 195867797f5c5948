import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMN = `
  SET LOCAL rollcall.scope = 'installation';
  ALTER TABLE mail_queue ADD COLUMN session_id uuid;
  COMMENT ON COLUMN mail_queue.session_id IS 'The session that it is about, if it is about one: what waits says what the session is called now.';
  UPDATE mail_queue q SET session_id = m.session_id FROM mails m WHERE m.id = q.mail_id AND m.session_id IS NOT NULL;
  CREATE INDEX mail_queue_session ON mail_queue (session_id) WHERE session_id IS NOT NULL;
`;

/** In a function for its planner settings: with stale statistics it would read the whole log. */
const RETELL = `
  CREATE FUNCTION retell_sessions(p_told jsonb)
  RETURNS void
  LANGUAGE plpgsql
  SET enable_seqscan = off SET enable_bitmapscan = off SET enable_hashjoin = off SET enable_mergejoin = off
  AS $$
  BEGIN
    UPDATE mails m SET variables = m.variables || told."variables"
      FROM jsonb_to_recordset(p_told) AS told ("sessionId" uuid, "variables" jsonb)
      JOIN mail_queue q ON q.session_id = told."sessionId"
     WHERE m.id = q.mail_id;
  END
  $$;
  COMMENT ON FUNCTION retell_sessions IS 'Changes what waiting mails say of sessions. Its cost depends on how many wait about them, and on nothing else.';
`;

/** Sessions are renamed at the cost of the mails that wait about them. */
export class RetellSessions1764140000300 implements MigrationInterface {
  readonly name = 'RetellSessions1764140000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
    await runner.query(RETELL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION retell_sessions(jsonb); ALTER TABLE mail_queue DROP COLUMN session_id');
  }
}
