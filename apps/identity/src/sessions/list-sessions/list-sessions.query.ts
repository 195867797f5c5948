import type { Database } from '@rollcall/database';
import { type Page, pageOf, type PlatformActor } from '@rollcall/platform';
import type { RowCondition } from '../../paging/found-ids.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { searchText } from '../../users/people-conditions.query.js';
import { SESSION_COLUMNS, type SessionResource } from '../session.resource.js';
import { seenBy } from '../visible-sessions.query.js';
import { enrolledIn } from './enrolled-in.query.js';
import type { ListSessionsRequest } from './list-sessions.request.js';

/**
 * Sessions that the caller may see, by id; filters and scope work inside the query. Without their audiences: one of
 * them may name 45,000 ids, a page of them nine million.
 */
export async function listSessions(
  database: Database,
  actor: PlatformActor,
  filter: ListSessionsRequest,
): Promise<Page<SessionResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const asker = await loadPolicyActor(tx, actor);
    const { learnerId } = filter;
    const conditions = [
      ...filtersOf(filter),
      ...(learnerId === undefined ? [] : await enrolledIn(tx, asker, learnerId.toLowerCase())),
      ...(await seenBy(tx, asker, 'sessions s')),
    ];
    const parameters: unknown[] = [asker.platformId, filter.after, filter.limit + 1];
    const met = conditions.map((condition) => `AND ${condition((value) => `$${parameters.push(value)}`)}`);
    const rows = await tx.query<SessionResource>(
      `SELECT ${SESSION_COLUMNS} FROM sessions s
        WHERE s.platform_id = $1 AND s.id > $2 ${met.join(' ')} ORDER BY s.id LIMIT $3`,
      parameters,
    );
    return pageOf(rows, filter.limit);
  });
}

function filtersOf({ pathId, groupId, q }: ListSessionsRequest): RowCondition[] {
  const conditions: RowCondition[] = [];
  if (pathId !== undefined) conditions.push((add) => `s.path_id = ${add(pathId)}`);
  if (groupId !== undefined) conditions.push((add) => `s.group_id = ${add(groupId)}`);
  if (q !== undefined) {
    const text = searchText(q);
    conditions.push(
      (add) => `fold(s.name || ' ' || (SELECT p.name FROM paths p WHERE p.id = s.path_id))
                LIKE (SELECT '%' || fold(${add(text)}) || '%')`,
    );
  }
  return conditions;
}
