import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE mailbox_mails (
    id uuid PRIMARY KEY,
    received_at timestamptz NOT NULL,
    recipients text[] NOT NULL,
    kid text NOT NULL,
    nonce bytea NOT NULL CHECK (length(nonce) = 12),
    sealed bytea NOT NULL
  );
  CREATE INDEX mailbox_mails_newest ON mailbox_mails (received_at DESC, id DESC);
  CREATE INDEX mailbox_mails_recipients ON mailbox_mails USING gin (recipients);
  COMMENT ON TABLE mailbox_mails IS 'The built-in mailbox: what was sent while no mail server is configured. Belongs to the installation, not to one platform.';
  COMMENT ON COLUMN mailbox_mails.id IS 'The mail as received; UUID v7.';
  COMMENT ON COLUMN mailbox_mails.received_at IS 'When it was received.';
  COMMENT ON COLUMN mailbox_mails.recipients IS 'Addresses of the envelope, in lower case, for searching.';
  COMMENT ON COLUMN mailbox_mails.kid IS 'Id of the key that it is sealed with.';
  COMMENT ON COLUMN mailbox_mails.nonce IS 'Nonce of AES-256-GCM, used once.';
  COMMENT ON COLUMN mailbox_mails.sealed IS 'The raw mail, encrypted and authenticated: it holds links, and secrets are never at rest (Z-02).';
`;

/** The built-in mailbox. */
export class CreateMailbox1764000002200 implements MigrationInterface {
  readonly name = 'CreateMailbox1764000002200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mailbox_mails');
  }
}
