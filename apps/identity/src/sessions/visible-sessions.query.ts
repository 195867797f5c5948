import type { Transaction } from '@rollcall/database';
import { decide } from '../policy/policy.rules.js';
import { type PolicyActor, isPlatformAdmin } from '../policy/rights.rules.js';
import {
  PATH_COLUMNS,
  type PathResource,
  SESSION_COLUMNS,
  type SessionResource,
} from './session.resource.js';

interface Window {
  after: string;
  /** One more than the page shows. */
  take: number;
}

/** Paths and sessions are seen by whoever sees the group that owns them. */
const OWNED_BY_VISIBLE_GROUP = `($1 OR EXISTS (
  SELECT FROM groups g JOIN memberships m ON m.user_id = $2 JOIN groups own ON own.id = m.group_id
   WHERE g.id = owner_group_id AND (own.zone_head_id = g.zone_head_id
      OR m.role IN ('admin', 'userAdmin') AND m.group_id = ANY (g.path))))`;

const scopeOf = (group: string): string => OWNED_BY_VISIBLE_GROUP.replace('owner_group_id', group);

/** Paths that the actor may see, by id. */
export function visiblePaths(
  tx: Transaction,
  actor: PolicyActor,
  window: Window,
  only: string | null = null,
): Promise<PathResource[]> {
  return tx.query<PathResource>(
    `SELECT ${PATH_COLUMNS} FROM paths p
      WHERE ${scopeOf('p.group_id')} AND p.id > $3 AND ($5::uuid IS NULL OR p.id = $5) ORDER BY p.id LIMIT $4`,
    [isPlatformAdmin(actor), actor.userId, window.after, window.take, only],
  );
}

/**
 * Sessions that the actor may see, by id; those they are enrolled in or teach are always among them. Whom a session is
 * for is told to those who may change it: there are people among them whom others may not know (D-38).
 */
export async function visibleSessions(
  tx: Transaction,
  actor: PolicyActor,
  window: Window,
  only: string | null = null,
): Promise<SessionResource[]> {
  const rows = await tx.query<SessionResource & { path: string[] }>(
    `SELECT ${SESSION_COLUMNS}, owning.path FROM sessions s JOIN groups owning ON owning.id = s.group_id
      WHERE (${scopeOf('s.group_id')} OR $2 = ANY (s.instructor_ids)
             OR EXISTS (SELECT FROM enrolments e WHERE e.session_id = s.id AND e.user_id = $2))
        AND s.id > $3 AND ($5::uuid IS NULL OR s.id = $5) ORDER BY s.id LIMIT $4`,
    [isPlatformAdmin(actor), actor.userId, window.after, window.take, only],
  );
  return rows.map(({ path, ...session }) => {
    const { groupId: id, instructorIds } = session;
    const mayChange = decide(actor, {
      kind: 'change-session',
      session: { group: { id, path }, instructorIds },
    }).allowed;
    return mayChange ? session : { ...session, groupIds: [], userIds: [], excludedUserIds: [] };
  });
}
