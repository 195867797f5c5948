import type { Transaction } from '@rollcall/database';
import { loadGroupScope } from '../../groups/group-scope.query.js';
import type { RowCondition } from '../../paging/found-ids.query.js';
import type { KnownActor } from '../../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { inScope } from '../../users/people-conditions.query.js';

/**
 * Conditions on `sessions s`: those in which somebody is enrolled. Who learns where is told of people whom the actor may
 * know, in sessions that the actor may change (D-38, P17), and to the learners themselves.
 */
export async function enrolledIn(
  tx: Transaction,
  actor: KnownActor,
  learnerId: string,
): Promise<RowCondition[]> {
  const enrolled: RowCondition = (add) =>
    `EXISTS (SELECT FROM enrolments x WHERE x.session_id = s.id AND x.status = 'published' AND x.user_id = ${add(learnerId)})`;
  if (isPlatformAdmin(actor) || learnerId === actor.userId) return [enrolled];
  const { userId, platformId } = actor;
  const isKnown = inScope({ userId, platformId, scope: await loadGroupScope(tx, actor) });
  return [
    enrolled,
    (add) => `EXISTS (SELECT FROM users u WHERE u.id = ${add(learnerId)} AND ${isKnown(add)})`,
    changedBy(actor),
  ];
}

/** The rule of `decideSession` for changing, as SQL: administrators and coaches of the group, and instructors. */
function changedBy({ userId, grants }: KnownActor): RowCondition {
  const groupsOf = (wanted: string): string[] =>
    grants.filter(({ role }) => role === wanted).map(({ groupId }) => groupId);
  return (add) =>
    `(EXISTS (SELECT FROM groups g WHERE g.id = s.group_id
                 AND (g.path && ${add(groupsOf('admin'))}::uuid[] OR g.id = ANY (${add(groupsOf('coach'))}::uuid[])))
      OR EXISTS (SELECT FROM session_people i WHERE i.session_id = s.id AND i.part = 'instructor' AND i.user_id = ${add(userId)}))`;
}
