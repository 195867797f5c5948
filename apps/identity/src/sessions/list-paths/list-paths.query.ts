import type { Database } from '@rollcall/database';
import { type Page, pageOf, type PlatformActor } from '@rollcall/platform';
import type { RowCondition } from '../../paging/found-ids.query.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { searchText } from '../../users/people-conditions.query.js';
import { PATH_COLUMNS, type PathResource } from '../session.resource.js';
import { seenBy } from '../visible-sessions.query.js';
import type { ListPathsRequest } from './list-paths.request.js';

/** Paths that the caller may see, by id; filters and scope work inside the query. */
export async function listPaths(
  database: Database,
  actor: PlatformActor,
  filter: ListPathsRequest,
): Promise<Page<PathResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const asker = await loadPolicyActor(tx, actor);
    const conditions = [...filtersOf(filter), ...(await seenBy(tx, asker, 'paths p'))];
    const parameters: unknown[] = [asker.platformId, filter.after, filter.limit + 1];
    const met = conditions.map((condition) => `AND ${condition((value) => `$${parameters.push(value)}`)}`);
    const rows = await tx.query<PathResource>(
      `SELECT ${PATH_COLUMNS} FROM paths p
        WHERE p.platform_id = $1 AND p.id > $2 ${met.join(' ')} ORDER BY p.id LIMIT $3`,
      parameters,
    );
    return pageOf(rows, filter.limit);
  });
}

function filtersOf({ groupId, q }: ListPathsRequest): RowCondition[] {
  const conditions: RowCondition[] = [];
  if (groupId !== undefined) conditions.push((add) => `p.group_id = ${add(groupId)}`);
  if (q !== undefined) {
    const text = searchText(q);
    conditions.push((add) => `fold(p.name) LIKE (SELECT '%' || fold(${add(text)}) || '%')`);
  }
  return conditions;
}
