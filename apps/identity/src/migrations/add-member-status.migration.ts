import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a page of members needs stands in the index that gives it: no other row is read to find the next fifty. */
const COLUMNS = `
  SET LOCAL rollcall.scope = 'installation';
  ALTER TABLE memberships ADD COLUMN staff boolean NOT NULL GENERATED ALWAYS AS (role <> 'learner') STORED,
                          ADD COLUMN status text;
  UPDATE memberships m SET status = u.status FROM users u WHERE u.id = m.user_id;
  ALTER TABLE memberships ALTER COLUMN status SET NOT NULL;
  COMMENT ON COLUMN memberships.staff IS 'Any role but learner. Learners spread upwards (G9), so few groups hold them all.';
  COMMENT ON COLUMN memberships.status IS 'Status of the person; follows users.status, which the foreign key makes sure of.';
`;

/**
 * Deferred, so that whoever deletes a person may take the groups away afterwards. At the commit both agree: a
 * membership that was written while its person changed is refused rather than listed wrongly.
 */
const AGREEMENT = `
  ALTER TABLE users ADD CONSTRAINT users_id_status UNIQUE (id, status);
  ALTER TABLE memberships DROP CONSTRAINT memberships_user_id_fkey,
    ADD CONSTRAINT memberships_person FOREIGN KEY (user_id, status) REFERENCES users (id, status)
        ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
`;

/** They hold the platform too: row-level security asks for it, and would have each row fetched. */
const INDEXES = `
  CREATE INDEX memberships_page ON memberships (group_id, staff, status, user_id) INCLUDE (platform_id);
  CREATE INDEX memberships_staff ON memberships (platform_id, user_id) INCLUDE (group_id, role, status) WHERE staff;
  DROP INDEX memberships_group;
`;

const FUNCTIONS = `
  CREATE FUNCTION fill_member_status() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    SELECT u.status INTO NEW.status FROM users u WHERE u.id = NEW.user_id;
    RETURN NEW;
  END $$;
  COMMENT ON FUNCTION fill_member_status IS 'Completes a membership that is written without the status of its person.';
  CREATE TRIGGER fill_member_status BEFORE INSERT ON memberships
    FOR EACH ROW WHEN (NEW.status IS NULL) EXECUTE FUNCTION fill_member_status();

  CREATE FUNCTION follow_user_status() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    UPDATE memberships SET status = NEW.status WHERE user_id = NEW.id;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION follow_user_status IS 'Memberships follow a person who becomes active; those of deleted people are deleted.';
  CREATE TRIGGER follow_user_status AFTER UPDATE OF status ON users
    FOR EACH ROW WHEN (NEW.status <> OLD.status AND NEW.status <> 'deleted') EXECUTE FUNCTION follow_user_status();
`;

/** Each membership knows the status of its person, so that any page of members is one range of one index. */
export class AddMemberStatus1764100050100 implements MigrationInterface {
  readonly name = 'AddMemberStatus1764100050100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COLUMNS);
    await runner.query(AGREEMENT);
    await runner.query(INDEXES);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER follow_user_status ON users;
      DROP TRIGGER fill_member_status ON memberships;
      DROP FUNCTION follow_user_status, fill_member_status;
      CREATE INDEX memberships_group ON memberships (group_id, role, user_id);
      ALTER TABLE memberships DROP CONSTRAINT memberships_person, DROP COLUMN staff, DROP COLUMN status,
        ADD FOREIGN KEY (user_id) REFERENCES users ON DELETE CASCADE;
      ALTER TABLE users DROP CONSTRAINT users_id_status`);
  }
}
