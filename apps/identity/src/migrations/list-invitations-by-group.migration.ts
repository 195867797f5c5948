import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE invitation_groups (
    invitation_id uuid NOT NULL REFERENCES invitations ON DELETE CASCADE,
    group_id uuid NOT NULL,
    platform_id uuid NOT NULL,
    PRIMARY KEY (invitation_id, group_id)
  );
  CREATE INDEX invitation_groups_page ON invitation_groups (group_id, invitation_id) INCLUDE (platform_id);
  COMMENT ON TABLE invitation_groups IS 'invitations.group_ids, row by row and kept so by triggers: row-level security rules out indexes on arrays.';
  COMMENT ON COLUMN invitation_groups.invitation_id IS 'The invitation.';
  COMMENT ON COLUMN invitation_groups.group_id IS 'A chosen group.';
  COMMENT ON COLUMN invitation_groups.platform_id IS 'The platform of both.';
  ALTER TABLE invitation_groups ENABLE ROW LEVEL SECURITY;
  ALTER TABLE invitation_groups FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON invitation_groups
    USING (platform_id = (SELECT nullif(current_setting('rollcall.platform_id', true), '')::uuid)
           OR (SELECT current_setting('rollcall.scope', true) = 'installation'));
`;

const TRIGGERS = `
  CREATE FUNCTION list_invitation_groups() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    INSERT INTO invitation_groups (invitation_id, group_id, platform_id)
    SELECT DISTINCT i.id, g, i.platform_id FROM added i CROSS JOIN unnest(i.group_ids) AS g;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION list_invitation_groups IS 'Lists the groups of new invitations.';
  CREATE TRIGGER list_invitation_groups AFTER INSERT ON invitations REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION list_invitation_groups();

  CREATE FUNCTION follow_invitation_groups() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    DELETE FROM invitation_groups WHERE invitation_id = NEW.id AND group_id <> ALL (NEW.group_ids);
    INSERT INTO invitation_groups (invitation_id, group_id, platform_id)
    SELECT DISTINCT NEW.id, g, NEW.platform_id FROM unnest(NEW.group_ids) AS g ON CONFLICT DO NOTHING;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION follow_invitation_groups IS 'Follows an invitation whose groups become more or fewer (D-09, D-11).';
  CREATE TRIGGER follow_invitation_groups AFTER UPDATE OF group_ids ON invitations
    FOR EACH ROW WHEN (NEW.group_ids <> OLD.group_ids) EXECUTE FUNCTION follow_invitation_groups();
`;

/** Mails that did not arrive are few, and are what people look for. */
const TROUBLE = `
  CREATE INDEX invitations_trouble ON invitations (platform_id, delivery_state, id)
    WHERE delivery_state IN ('deferred', 'bounced', 'suppressed', 'dropped');
`;

const FIRST_LIST = `
  SET LOCAL rollcall.scope = 'installation';
  INSERT INTO invitation_groups (invitation_id, group_id, platform_id)
  SELECT DISTINCT i.id, g, i.platform_id FROM invitations i CROSS JOIN unnest(i.group_ids) AS g;
`;

/** The invitations into a group, or into those that somebody manages, are found without reading all others. */
export class ListInvitationsByGroup1764100050500 implements MigrationInterface {
  readonly name = 'ListInvitationsByGroup1764100050500';

  async up(runner: QueryRunner): Promise<void> {
    for (const statements of [TABLE, TRIGGERS, TROUBLE, FIRST_LIST]) await runner.query(statements);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX invitations_trouble;
      DROP TRIGGER follow_invitation_groups ON invitations;
      DROP TRIGGER list_invitation_groups ON invitations;
      DROP FUNCTION follow_invitation_groups, list_invitation_groups;
      DROP TABLE invitation_groups`);
  }
}
