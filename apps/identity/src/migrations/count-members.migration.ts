import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE member_counts (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    platform_id uuid NOT NULL,
    group_id uuid NOT NULL,
    active integer NOT NULL,
    invited integer NOT NULL,
    folded boolean NOT NULL DEFAULT false
  ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
  CREATE INDEX member_counts_group ON member_counts (platform_id, group_id) INCLUDE (active, invited);
  CREATE INDEX member_counts_fresh ON member_counts (id) WHERE NOT folded;
  COMMENT ON TABLE member_counts IS 'People in each group: the sum of its rows. Changes are added, never updated, so that concurrent commands do not wait for each other; a schedule folds them into one row.';
  COMMENT ON COLUMN member_counts.id IS 'Number of the row.';
  COMMENT ON COLUMN member_counts.platform_id IS 'The platform.';
  COMMENT ON COLUMN member_counts.group_id IS 'The group. No foreign key: the rows of a group that is gone sum up to nothing and vanish when folded.';
  COMMENT ON COLUMN member_counts.active IS 'Active people more, or less.';
  COMMENT ON COLUMN member_counts.invited IS 'Invited people more, or less.';
  COMMENT ON COLUMN member_counts.folded IS 'Whether this is the sum of older rows.';
  ALTER TABLE member_counts ENABLE ROW LEVEL SECURITY;
  ALTER TABLE member_counts FORCE ROW LEVEL SECURITY;
  CREATE POLICY own_platform ON member_counts
    USING (platform_id = nullif(current_setting('rollcall.platform_id', true), '')::uuid
           OR current_setting('rollcall.scope', true) = 'installation');
`;

/**
 * A person counts once in a group, whatever their roles. Whether another role was there before or is left is looked up
 * by subqueries that aggregate: those cannot become a join, so the plan that a session keeps for single people is as
 * good for fifty thousand, and the other way round.
 */
const TRIGGERS = `
  CREATE FUNCTION count_added_members() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    INSERT INTO member_counts (platform_id, group_id, active, invited)
    SELECT platform_id, group_id, count(*) FILTER (WHERE status = 'active'), count(*) FILTER (WHERE status = 'invited')
      FROM (SELECT platform_id, group_id, user_id, status, count(*) AS roles FROM added GROUP BY 1, 2, 3, 4) person
     WHERE roles = (SELECT count(*) FROM memberships m WHERE m.user_id = person.user_id AND m.group_id = person.group_id)
     GROUP BY platform_id, group_id;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION count_added_members IS 'Counts people who are new in a group.';
  CREATE TRIGGER count_added_members AFTER INSERT ON memberships REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_added_members();

  CREATE FUNCTION count_removed_members() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    INSERT INTO member_counts (platform_id, group_id, active, invited)
    SELECT platform_id, group_id, -count(*) FILTER (WHERE status = 'active'), -count(*) FILTER (WHERE status = 'invited')
      FROM (SELECT DISTINCT platform_id, group_id, user_id, status FROM removed) person
     WHERE 0 = (SELECT count(*) FROM memberships m WHERE m.user_id = person.user_id AND m.group_id = person.group_id)
     GROUP BY platform_id, group_id;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION count_removed_members IS 'Counts people who have left a group.';
  CREATE TRIGGER count_removed_members AFTER DELETE ON memberships REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_removed_members();

  CREATE FUNCTION count_activated_members() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
  BEGIN
    INSERT INTO member_counts (platform_id, group_id, active, invited)
    SELECT platform_id, group_id, sum((status = 'active')::int * side), sum((status = 'invited')::int * side)
      FROM (SELECT DISTINCT platform_id, group_id, user_id, status, 1 AS side FROM new_rows
            UNION ALL SELECT DISTINCT platform_id, group_id, user_id, status, -1 FROM old_rows) person
     GROUP BY platform_id, group_id
    HAVING sum((status = 'active')::int * side) <> 0 OR sum((status = 'invited')::int * side) <> 0;
    RETURN NULL;
  END $$;
  COMMENT ON FUNCTION count_activated_members IS 'Counts people whose status changes in their groups.';
  CREATE TRIGGER count_activated_members AFTER UPDATE ON memberships
    REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_activated_members();
`;

const FIRST_COUNT = `
  SET LOCAL rollcall.scope = 'installation';
  INSERT INTO member_counts (platform_id, group_id, active, invited, folded)
  SELECT platform_id, group_id, count(DISTINCT user_id) FILTER (WHERE status = 'active'),
         count(DISTINCT user_id) FILTER (WHERE status = 'invited'), true
    FROM memberships GROUP BY platform_id, group_id;
`;

/** How many people are in a group is known without counting them. */
export class CountMembers1764100050200 implements MigrationInterface {
  readonly name = 'CountMembers1764100050200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(TRIGGERS);
    await runner.query(FIRST_COUNT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER count_added_members ON memberships;
      DROP TRIGGER count_removed_members ON memberships;
      DROP TRIGGER count_activated_members ON memberships;
      DROP FUNCTION count_added_members, count_removed_members, count_activated_members;
      DROP TABLE member_counts`);
  }
}
