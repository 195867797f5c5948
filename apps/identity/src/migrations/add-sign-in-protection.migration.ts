import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMNS = `
  ALTER TABLE credentials
    ADD COLUMN generated_for uuid,
    ADD COLUMN expires_at timestamptz,
    ADD COLUMN first_used_at timestamptz,
    ADD CONSTRAINT credentials_generated_expire CHECK ((generated_for IS NULL) = (expires_at IS NULL)),
    ADD CONSTRAINT credentials_generated_must_change CHECK (generated_for IS NULL OR change_required);
  UPDATE credentials SET first_used_at = changed_at;
  COMMENT ON COLUMN credentials.password_hash IS 'argon2id as PHC string; for a generated password a keyed hash (Z-02).';
  COMMENT ON COLUMN credentials.generated_for IS 'For a generated password: the event that asked for its mail; a retry of that mail carries the same.';
  COMMENT ON COLUMN credentials.expires_at IS 'When a generated password dies unused (V49).';
  COMMENT ON COLUMN credentials.first_used_at IS 'When the person first signed in; null until then (Z-09).';

  CREATE INDEX users_invited_email ON users (email) WHERE status = 'invited';

  ALTER TABLE sign_ins
    ADD COLUMN client_ip text NOT NULL DEFAULT '' CHECK (length(client_ip) <= 64),
    ADD COLUMN user_agent text NOT NULL DEFAULT '' CHECK (length(user_agent) <= 256);
  COMMENT ON COLUMN sign_ins.client_ip IS 'Address that signed in; empty when unknown.';
  COMMENT ON COLUMN sign_ins.user_agent IS 'What the browser or program called itself; anybody can write anything here.';
`;

const TABLES = `
  CREATE TABLE password_resets (
    id uuid PRIMARY KEY,
    user_id uuid NOT NULL REFERENCES users ON DELETE CASCADE,
    platform_id uuid NOT NULL,
    key_id text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL
  );
  CREATE INDEX password_resets_user ON password_resets (user_id);
  CREATE INDEX password_resets_expiry ON password_resets (expires_at);
  COMMENT ON TABLE password_resets IS 'Links to choose a password that still work; using one deletes all of the person (V34).';
  COMMENT ON COLUMN password_resets.id IS 'The link is derived from it with a server key and never stored (Z-02).';
  COMMENT ON COLUMN password_resets.user_id IS 'The person.';
  COMMENT ON COLUMN password_resets.platform_id IS 'The platform.';
  COMMENT ON COLUMN password_resets.key_id IS 'Which of SECRET_KEYS the link is made with.';
  COMMENT ON COLUMN password_resets.created_at IS 'When it was asked for.';
  COMMENT ON COLUMN password_resets.expires_at IS 'When it ends by itself.';

  CREATE TABLE password_reset_requests (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login text NOT NULL,
    platform text,
    requested_at timestamptz NOT NULL DEFAULT now()
  );
  COMMENT ON TABLE password_reset_requests IS 'Requests that nobody looked at yet: the caller is answered before anybody knows whether there is such an account (V20).';
  COMMENT ON COLUMN password_reset_requests.id IS 'Order of arrival.';
  COMMENT ON COLUMN password_reset_requests.login IS 'As typed: an email, a username, or anything else. Kept until it is worked on, a moment.';
  COMMENT ON COLUMN password_reset_requests.platform IS 'Slug of the platform, if one was named.';
  COMMENT ON COLUMN password_reset_requests.requested_at IS 'When.';

  CREATE UNLOGGED TABLE sign_in_attempts (
    account text NOT NULL,
    client text NOT NULL,
    attempts integer NOT NULL,
    window_ends_at timestamptz NOT NULL,
    PRIMARY KEY (account, client)
  ) WITH (fillfactor = 70);
  COMMENT ON TABLE sign_in_attempts IS 'Attempts that did not lead to a sign-in, and mails asked for, counted over a window (V33, V28). Unlogged: a crash costs nothing but the counts.';
  COMMENT ON COLUMN sign_in_attempts.account IS 'Digest of the login that was typed, whether it exists or not; empty for all accounts. For mails, a digest of the address.';
  COMMENT ON COLUMN sign_in_attempts.client IS 'Address, or network of an IPv6 address; empty for all clients.';
  COMMENT ON COLUMN sign_in_attempts.attempts IS 'How many.';
  COMMENT ON COLUMN sign_in_attempts.window_ends_at IS 'When counting begins anew.';
`;

const ISOLATION = `
  ALTER TABLE password_resets ENABLE ROW LEVEL SECURITY;
  ALTER TABLE password_resets FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON password_resets
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');

  ALTER TABLE password_reset_requests ENABLE ROW LEVEL SECURITY;
  ALTER TABLE password_reset_requests FORCE ROW LEVEL SECURITY;
  CREATE POLICY installation_only ON password_reset_requests
    USING (current_setting('rollcall.scope', true) = 'installation');

  ALTER TABLE sign_in_attempts ENABLE ROW LEVEL SECURITY;
  ALTER TABLE sign_in_attempts FORCE ROW LEVEL SECURITY;
  CREATE POLICY installation_only ON sign_in_attempts
    USING (current_setting('rollcall.scope', true) = 'installation');
`;

/** Generated passwords, links to choose one, and what slows guessing down. */
export class AddSignInProtection1764100030100 implements MigrationInterface {
  readonly name = 'AddSignInProtection1764100030100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(TABLES);
    await runner.query(ISOLATION);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX users_invited_email;
      DROP TABLE sign_in_attempts, password_reset_requests, password_resets;
      ALTER TABLE sign_ins DROP COLUMN user_agent, DROP COLUMN client_ip;
      ALTER TABLE credentials DROP COLUMN first_used_at, DROP COLUMN expires_at, DROP COLUMN generated_for`);
  }
}
