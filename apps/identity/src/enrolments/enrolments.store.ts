import type { Transaction } from '@rollcall/database';
import type { Enrolment } from './enrolment-events.rules.js';

/** Whose enrolments, and when: a session that has ended neither takes anybody in nor lets anybody go (PS7). */
interface Followers {
  platformId: string;
  userIds: readonly string[];
  at: Date;
}

const COMES_BACK = `ON CONFLICT (session_id, user_id) DO UPDATE SET status = 'published'
     WHERE enrolments.status = 'archived'`;

/*
 * Who is in a dynamic session follows from memberships and audiences together, and each may change at any time. Who
 * changes memberships shares the tree, who changes an audience has it alone (tree-lock.store.ts): so each sees what the
 * other wrote, and nobody is forgotten between the two.
 *
 * Memberships are looked up in subqueries that aggregate: those cannot become a join, so that the plan which a
 * connection keeps is as good for one person as for fifty thousand.
 */

/**
 * Enrols people in the dynamic sessions of groups that they are learners of now (PS3); who was there before resumes
 * (PS8). The tree must be shared and the people locked.
 * @returns who came into which session
 */
export function joinAudiences(
  tx: Transaction,
  { platformId, userIds, at }: Followers,
  groupIds: readonly string[],
): Promise<Enrolment[]> {
  if (userIds.length === 0 || groupIds.length === 0) return Promise.resolve([]);
  return tx.query(
    `INSERT INTO enrolments (session_id, user_id, platform_id)
     SELECT DISTINCT s.id, person.id, $1::uuid
       FROM session_groups a JOIN sessions s ON s.id = a.session_id CROSS JOIN unnest($2::uuid[]) AS person(id)
      WHERE a.group_id = ANY ($3) AND s.audience = 'dynamic' AND (s.ends_at IS NULL OR s.ends_at > $4)
        AND 0 < (SELECT count(*) FROM memberships m
                  WHERE m.user_id = person.id AND m.group_id = a.group_id AND m.role = 'learner')
        AND 0 = (SELECT count(*) FROM session_people x
                  WHERE x.session_id = s.id AND x.part = 'excluded' AND x.user_id = person.id)
      ORDER BY person.id, s.id
     ${COMES_BACK}
     RETURNING session_id AS "sessionId", user_id AS "userId"`,
    [platformId, userIds, groupIds, at],
  );
}

/**
 * Unenrols people from the dynamic sessions to which no group of theirs leads any more (G26, G33); who is enrolled as a
 * person stays. The enrolment is archived, so that coming back resumes it (PS8). The tree must be shared and the people
 * locked.
 * @returns who left which session
 */
export function leaveAudiences(
  tx: Transaction,
  { userIds, at }: Omit<Followers, 'platformId'>,
): Promise<Enrolment[]> {
  if (userIds.length === 0) return Promise.resolve([]);
  return tx.query(
    `UPDATE enrolments e SET status = 'archived' FROM sessions s
      WHERE e.user_id = ANY ($1) AND e.status = 'published' AND s.id = e.session_id
        AND s.audience = 'dynamic' AND (s.ends_at IS NULL OR s.ends_at > $2)
        AND 0 = (SELECT count(*) FROM session_people x
                  WHERE x.session_id = s.id AND x.part = 'chosen' AND x.user_id = e.user_id)
        AND 0 = (SELECT count(*) FROM memberships m JOIN session_groups a ON a.group_id = m.group_id
                  WHERE m.user_id = e.user_id AND m.role = 'learner' AND a.session_id = s.id)
     RETURNING e.session_id AS "sessionId", e.user_id AS "userId"`,
    [userIds, at],
  );
}

/**
 * Enrols people in a session one by one, beside whomever its groups lead in; an exclusion of theirs ends with it. The tree
 * must be shared and the people locked.
 * @returns who came in
 */
export async function enrolChosen(
  tx: Transaction,
  platformId: string,
  sessionId: string,
  userIds: readonly string[],
): Promise<Enrolment[]> {
  if (userIds.length === 0) return [];
  await tx.execute(
    `WITH invited AS (DELETE FROM session_people
                       WHERE session_id = $1 AND part = 'excluded' AND user_id = ANY ($2))
     INSERT INTO session_people (session_id, part, user_id, platform_id, place)
     SELECT $1, 'chosen', person.id, $3, person.place + (
              SELECT coalesce(max(x.place), 0) FROM session_people x WHERE x.session_id = $1 AND x.part = 'chosen')
       FROM unnest($2::uuid[]) WITH ORDINALITY AS person(id, place)
     ON CONFLICT (session_id, part, user_id) DO NOTHING`,
    [sessionId, userIds, platformId],
  );
  return tx.query(
    `INSERT INTO enrolments (session_id, user_id, platform_id)
     SELECT $1, person.id, $3 FROM unnest($2::uuid[]) AS person(id) ORDER BY person.id
     ${COMES_BACK}
     RETURNING session_id AS "sessionId", user_id AS "userId"`,
    [sessionId, userIds, platformId],
  );
}

/** Whom the audience of a session means: learners of its groups and the chosen, but for the excluded. */
const AUDIENCE = `
  (SELECT m.user_id FROM session_groups a JOIN memberships m ON m.group_id = a.group_id AND m.role = 'learner'
    WHERE a.session_id = $1
    UNION SELECT user_id FROM session_people WHERE session_id = $1 AND part = 'chosen')
  EXCEPT SELECT user_id FROM session_people WHERE session_id = $1 AND part = 'excluded'`;

const ENROLLED = `SELECT user_id FROM enrolments WHERE session_id = $1 AND status = 'published'`;

/**
 * Makes the enrolments of a session equal to its audience, in one statement each way. The tree must be claimed.
 * @returns the people whose enrolment began or ended
 */
export async function settleAudience(
  tx: Transaction,
  platformId: string,
  sessionId: string,
): Promise<{ enrolled: string[]; unenrolled: string[] }> {
  const [came] = await tx.query<{ userIds: string[] }>(
    `WITH came AS (
       INSERT INTO enrolments (session_id, user_id, platform_id)
       SELECT $1, wanted.user_id, $2 FROM ((${AUDIENCE}) EXCEPT ${ENROLLED}) wanted ORDER BY wanted.user_id
       ${COMES_BACK} RETURNING user_id)
     SELECT coalesce(array_agg(user_id), '{}') AS "userIds" FROM came`,
    [sessionId, platformId],
  );
  const [left] = await tx.query<{ userIds: string[] }>(
    `WITH gone AS (
       UPDATE enrolments e SET status = 'archived' FROM (${ENROLLED} EXCEPT (${AUDIENCE})) leaving
        WHERE e.session_id = $1 AND e.user_id = leaving.user_id RETURNING e.user_id)
     SELECT coalesce(array_agg(user_id), '{}') AS "userIds" FROM gone`,
    [sessionId],
  );
  return { enrolled: came?.userIds ?? [], unenrolled: left?.userIds ?? [] };
}
