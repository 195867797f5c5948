import type { Database } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { type Page, pageOf } from '../../paging/page.rules.js';
import { loadPolicyActor } from '../../policy/policy-actor.query.js';
import { readEmail } from '../email-address.rules.js';
import { peopleScope } from '../people-scope.query.js';
import { USER_COLUMNS, type UserResource } from '../user.resource.js';
import type { ListUsersRequest } from './list-users.request.js';

/** People whom the caller may see, by id; filters and scope work inside the query. */
export async function listUsers(
  database: Database,
  actor: UserActor,
  filter: ListUsersRequest,
): Promise<Page<UserResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const scope = peopleScope(await loadPolicyActor(tx, actor.userId), 10);
    const rows = await tx.query<UserResource>(
      `SELECT ${USER_COLUMNS} FROM users u
        WHERE u.platform_id = $1 AND u.id > $2 AND ${scope.sql}
          AND ($3::text IS NULL AND u.status <> 'deleted' OR u.status = $3)
          AND ($4::uuid IS NULL AND $5::text IS NULL OR EXISTS (SELECT FROM memberships f WHERE f.user_id = u.id
               AND ($4::uuid IS NULL OR f.group_id = $4) AND ($5::text IS NULL OR f.role = $5)))
          AND ($6::text IS NULL OR u.email = $6) AND ($7::text IS NULL OR u.username = $7)
          AND ($8::text IS NULL OR u.search_text LIKE '%' || fold($8) || '%')
        ORDER BY u.id LIMIT $9`,
      [
        actor.platformId,
        filter.after,
        filter.status,
        filter.groupId,
        filter.role,
        exactEmail(filter.email),
        filter.username,
        filter.q?.replace(/[%_\\]/g, '\\$&'),
        filter.limit + 1,
        ...scope.parameters,
      ],
    );
    return pageOf(rows, filter.limit);
  });
}

/** What is no address matches nobody. */
function exactEmail(email: string | undefined): string | null {
  if (email === undefined) return null;
  const reading = readEmail(email.trim());
  return reading.ok ? reading.email : '';
}
