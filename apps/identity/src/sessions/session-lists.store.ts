import type { Transaction } from '@rollcall/database';

/** Which session. */
export interface OwnSession {
  id: string;
  platformId: string;
}

/** What a person is to a session. */
export type SessionPart = 'instructor' | 'chosen' | 'excluded';

/** Makes these the groups of the audience of a session, in this order. */
export async function writeSessionGroups(
  tx: Transaction,
  session: OwnSession,
  groupIds: readonly string[],
): Promise<void> {
  const parameters = [session.id, groupIds];
  await tx.execute(
    `DELETE FROM session_groups WHERE session_id = $1 AND group_id NOT IN (SELECT unnest($2::uuid[]))`,
    parameters,
  );
  await tx.execute(
    `INSERT INTO session_groups (session_id, group_id, platform_id, place)
     SELECT $1, g.id, $3, g.place FROM unnest($2::uuid[]) WITH ORDINALITY AS g(id, place)
     ON CONFLICT (session_id, group_id) DO UPDATE SET place = excluded.place
      WHERE session_groups.place <> excluded.place`,
    [...parameters, session.platformId],
  );
}

/** Makes these the people with one part in a session, in this order. */
export async function writeSessionPeople(
  tx: Transaction,
  session: OwnSession,
  part: SessionPart,
  userIds: readonly string[],
): Promise<void> {
  const parameters = [session.id, part, userIds];
  await tx.execute(
    `DELETE FROM session_people WHERE session_id = $1 AND part = $2 AND user_id NOT IN (SELECT unnest($3::uuid[]))`,
    parameters,
  );
  await tx.execute(
    `INSERT INTO session_people (session_id, part, user_id, platform_id, place)
     SELECT $1, $2, x.id, $4, x.place FROM unnest($3::uuid[]) WITH ORDINALITY AS x(id, place)
     ON CONFLICT (session_id, part, user_id) DO UPDATE SET place = excluded.place
      WHERE session_people.place <> excluded.place`,
    [...parameters, session.platformId],
  );
}
