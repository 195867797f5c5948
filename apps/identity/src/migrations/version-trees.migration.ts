import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLUMN = `
  ALTER TABLE platforms ADD COLUMN tree_version uuid NOT NULL DEFAULT gen_random_uuid();
  COMMENT ON COLUMN platforms.tree_version IS 'Another one after every change of its groups: what was worked out from the tree holds as long as it stays. No number, because numbers of transactions that are rolled back would come again.';
`;

const COUNTING = `
  CREATE FUNCTION renew_tree_version() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    UPDATE platforms SET tree_version = gen_random_uuid() WHERE id IN (SELECT platform_id FROM changed);
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION renew_tree_version IS 'Gives the tree another version when groups change, whoever changes them.';
  CREATE TRIGGER renewed_by_new_groups AFTER INSERT ON groups REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION renew_tree_version();
  CREATE TRIGGER renewed_by_changed_groups AFTER UPDATE ON groups REFERENCING NEW TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION renew_tree_version();
  CREATE TRIGGER renewed_by_deleted_groups AFTER DELETE ON groups REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION renew_tree_version();
`;

/** Tells whether a tree is still the one that something was worked out from. */
export class VersionTrees1764100050700 implements MigrationInterface {
  readonly name = 'VersionTrees1764100050700';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMN);
    await runner.query(COUNTING);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER renewed_by_new_groups ON groups;
      DROP TRIGGER renewed_by_changed_groups ON groups;
      DROP TRIGGER renewed_by_deleted_groups ON groups;
      DROP FUNCTION renew_tree_version;
      ALTER TABLE platforms DROP COLUMN tree_version`);
  }
}
