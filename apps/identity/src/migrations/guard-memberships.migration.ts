import type { MigrationInterface, QueryRunner } from 'typeorm';

const refuse = `RAISE EXCEPTION 'INV-1: a learner of a public group must be a learner of its parent'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'memberships_inv_1', TABLE = 'memberships';`;

/**
 * A function of a trigger that refuses while `breach` finds rows. Breaches look their neighbours up by subqueries that
 * aggregate: those cannot become a join, so the plan that a session keeps for one person is as good for fifty thousand,
 * and the other way round.
 */
const guard = (name: string, comment: string, breach: string): string => `
  CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
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
  `SELECT FROM added a WHERE a.role = 'learner' AND 0 = (
     SELECT sum(CASE WHEN g.public THEN (
              SELECT count(*) FROM memberships above
               WHERE above.user_id = a.user_id AND above.group_id = g.parent_id AND above.role = 'learner')
            ELSE 1 END) FROM groups g WHERE g.id = a.group_id)`,
);

const AFTER_REMOVING = guard(
  'check_removed_memberships',
  'INV-1 after memberships were removed.',
  `SELECT FROM removed r WHERE r.role = 'learner' AND 0 < (
     SELECT count(*) FROM memberships m JOIN groups below ON below.id = m.group_id
      WHERE m.user_id = r.user_id AND m.role = 'learner' AND below.parent_id = r.group_id AND below.public)`,
);

const AFTER_CHANGING_A_GROUP = guard(
  'check_changed_group',
  'INV-1 after a group became public or moved.',
  `SELECT FROM memberships m WHERE m.group_id = NEW.id AND m.role = 'learner' AND 0 = (
     SELECT count(*) FROM memberships above
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
    await runner.query(AFTER_ADDING + AFTER_REMOVING + AFTER_CHANGING_A_GROUP + KEYS_STAY);
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
