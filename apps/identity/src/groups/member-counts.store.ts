import type { Transaction } from '@rollcall/database';

/** Rows folded in one transaction. */
const BATCH = 20_000;

/**
 * Folds what was counted since the last time into one row a group. The sum stays what it was, in every snapshot: the
 * old rows go and the new one comes with one commit. Only one folds at a time; commands never wait for it.
 * @returns how many groups were folded
 */
export async function foldMemberCounts(tx: Transaction): Promise<number> {
  const [lock] = await tx.query<{ mine: boolean }>(
    `SELECT pg_try_advisory_xact_lock(hashtext('rollcall fold member counts')) AS mine`,
  );
  if (!lock?.mine) return 0;
  const [folded] = await tx.query<{ groups: number }>(
    `WITH fresh AS MATERIALIZED (
       SELECT DISTINCT platform_id, group_id FROM (
         SELECT platform_id, group_id FROM member_counts WHERE NOT folded ORDER BY id LIMIT $1) oldest),
     gone AS (DELETE FROM member_counts c USING fresh f
               WHERE c.platform_id = f.platform_id AND c.group_id = f.group_id
              RETURNING c.platform_id, c.group_id, c.active, c.invited),
     kept AS (INSERT INTO member_counts (platform_id, group_id, active, invited, folded)
              SELECT platform_id, group_id, sum(active), sum(invited), true FROM gone
               GROUP BY platform_id, group_id HAVING sum(active) <> 0 OR sum(invited) <> 0)
     SELECT count(*)::int AS groups FROM fresh`,
    [BATCH],
  );
  return folded?.groups ?? 0;
}

/** A group whose count was wrong, and by how much. */
export interface CountCorrection {
  groupId: string;
  active: number;
  invited: number;
}

/**
 * Counts the members of a platform anew and corrects what differs. Rows and counts are read in one snapshot, and a
 * command commits both at once: nothing that is under way can look like a difference.
 */
export async function correctMemberCounts(tx: Transaction, platformId: string): Promise<CountCorrection[]> {
  return tx.query<CountCorrection>(
    `WITH member AS (
       SELECT group_id, count(DISTINCT user_id) FILTER (WHERE status = 'active')::int AS active,
              count(DISTINCT user_id) FILTER (WHERE status = 'invited')::int AS invited
         FROM memberships WHERE platform_id = $1 GROUP BY group_id),
     counted AS (
       SELECT group_id, sum(active)::int AS active, sum(invited)::int AS invited
         FROM member_counts WHERE platform_id = $1 GROUP BY group_id)
     INSERT INTO member_counts (platform_id, group_id, active, invited)
     SELECT $1, group_id, coalesce(m.active, 0) - coalesce(c.active, 0),
            coalesce(m.invited, 0) - coalesce(c.invited, 0)
       FROM member m FULL JOIN counted c USING (group_id)
      WHERE coalesce(m.active, 0) <> coalesce(c.active, 0) OR coalesce(m.invited, 0) <> coalesce(c.invited, 0)
     RETURNING group_id AS "groupId", active, invited`,
    [platformId],
  );
}
