import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = `RAISE EXCEPTION 'INV-1: a learner of a public group must be a learner of its parent'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_inv_1', TABLE = 'memberships';`;

/** A function of a trigger that refuses while `breach` finds rows. */
const guard = (name: string, comment: string, breach: string): string => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (${breach}) THEN
      ${refuse}
    END IF;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION ${name} IS '${comment}';
`;

const AFTER_ADDING = guard(
  'check_added_memberships',
  'INV-1 after memberships were added.',
  `SELECT FROM added a JOIN groups g ON g.id = a.group_id
    WHERE a.role = 'learner' AND g.public AND NOT EXISTS (
      SELECT FROM memberships above
       WHERE above.user_id = a.user_id AND above.group_id = g.parent_id AND above.role = 'learner')`,
);

const AFTER_REMOVING = guard(
  'check_removed_memberships',
  'INV-1 after memberships were removed.',
  `SELECT FROM removed r JOIN groups below ON below.parent_id = r.group_id AND below.public
     JOIN memberships m ON m.user_id = r.user_id AND m.group_id = below.id AND m.role = 'learner'
    WHERE r.role = 'learner'`,
);

const AFTER_CHANGING_A_GROUP = guard(
  'check_changed_group',
  'INV-1 after a group became public or moved.',
  `SELECT FROM memberships m
    WHERE m.group_id = NEW.id AND m.role = 'learner' AND NOT EXISTS (
      SELECT FROM memberships above
       WHERE above.user_id = m.user_id AND above.group_id = NEW.parent_id AND above.role = 'learner')`,
);

const KEYS_STAY = `
  CREATE FUNCTION refuse_change_of_membership() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION 'a membership keeps its person, group and role: delete it and insert another'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_keep_their_key', TABLE = 'memberships';
  END $$;
  COMMENT ON FUNCTION refuse_change_of_membership IS 'Keys never change, so that INV-1 needs no check of its own then.';
`;

/** Bound to this schema, or whoever writes with another search path would not find the tables. */
const BOUND = `
  DO $$ DECLARE name text; BEGIN
    FOREACH name IN ARRAY ARRAY['check_added_memberships', 'check_removed_memberships', 'check_changed_group'] LOOP
      EXECUTE format('ALTER FUNCTION %I() SET search_path = %I, pg_temp', name, current_schema());
    END LOOP;
  END $$;
`;

const TRIGGERS = `
  CREATE TRIGGER memberships_added AFTER INSERT ON memberships
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_added_memberships();
  CREATE TRIGGER memberships_removed AFTER DELETE ON memberships
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION check_removed_memberships();
  CREATE TRIGGER memberships_keep_their_key BEFORE UPDATE OF user_id, group_id, role ON memberships
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_membership();
  CREATE TRIGGER groups_changed AFTER UPDATE OF public, parent_id ON groups FOR EACH ROW
    WHEN (NEW.public AND (NOT OLD.public OR NEW.parent_id IS DISTINCT FROM OLD.parent_id))
    EXECUTE FUNCTION check_changed_group();
`;

const LIMIT = `
  ALTER TABLE platforms ADD COLUMN max_groups integer NOT NULL DEFAULT 10000 CHECK (max_groups > 0);
  COMMENT ON COLUMN platforms.max_groups IS 'Most groups that the platform may have, the root included (G5).';
`;

/**
 * INV-1 in the database: a learner of a public group is a learner of its parent. Checked once for each statement, with
 * an index look-up for each row that it wrote: adding somebody costs O(depth), and within a statement the order of rows
 * does not matter. And the largest number of groups (G5).
 */
export class GuardMemberships1764100010000 implements MigrationInterface {
  readonly name = 'GuardMemberships1764100010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AFTER_ADDING + AFTER_REMOVING + AFTER_CHANGING_A_GROUP + KEYS_STAY + BOUND);
    await runner.query(TRIGGERS + LIMIT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER groups_changed ON groups;
      DROP TRIGGER memberships_keep_their_key ON memberships;
      DROP TRIGGER memberships_removed ON memberships;
      DROP TRIGGER memberships_added ON memberships;
      DROP FUNCTION check_added_memberships, check_removed_memberships, check_changed_group,
        refuse_change_of_membership;
      ALTER TABLE platforms DROP COLUMN max_groups;
    `);
  }
}
