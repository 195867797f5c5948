import type { Database, Transaction } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { type GroupScope, loadGroupScope } from '../../groups/group-scope.query.js';
import { type Page, pageOf } from '../../paging/page.rules.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { readEmail } from '../email-address.rules.js';
import {
  type PeopleCondition,
  type PeopleSearch,
  type PeopleSource,
  findPeople,
} from '../found-people.query.js';
import { inGroup, inScope, matching, searchText, withStatus, withValue } from '../people-conditions.query.js';
import {
  type PersonStatus,
  everybody,
  hasTrigrams,
  membersOf,
  peopleInScope,
  peopleMatching,
  personWith,
  staffWith,
} from '../people-source.query.js';
import { USER_COLUMNS, type UserResource } from '../user.resource.js';
import type { ListUsersRequest } from './list-users.request.js';

/** A request, read. */
interface Wish {
  platformId: string;
  actorId: string;
  /** Undefined for a platform admin, who sees everybody. */
  scope: GroupScope | undefined;
  statuses: readonly PersonStatus[];
  email: string | undefined;
  /** Escaped; see {@link searchText}. */
  text: string | undefined;
  filter: ListUsersRequest;
}

/** People whom the caller may see, by id; filters and scope work inside the query. */
export async function listUsers(
  database: Database,
  actor: UserActor,
  filter: ListUsersRequest,
): Promise<Page<UserResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const search = searchOf(await read(tx, await loadPolicyActor(tx, actor.userId), filter));
    const ids = await findPeople(tx, search, { after: filter.after, take: filter.limit + 1 });
    const rows = await tx.query<UserResource>(
      `SELECT ${USER_COLUMNS} FROM users u WHERE u.id = ANY ($1) ORDER BY u.id`,
      [ids],
    );
    return pageOf(rows, filter.limit);
  });
}

async function read(tx: Transaction, actor: KnownActor, filter: ListUsersRequest): Promise<Wish> {
  return {
    platformId: actor.platformId,
    actorId: actor.userId,
    scope: isPlatformAdmin(actor) ? undefined : await loadGroupScope(tx, actor),
    statuses: filter.status ? [filter.status] : ['active', 'invited'],
    email: exactEmail(filter.email),
    text: filter.q === undefined ? undefined : searchText(filter.q),
    filter,
  };
}

/** Takes people from where the filters leave the fewest, and checks whatever that source does not promise. */
function searchOf(wish: Wish): PeopleSearch {
  const { source, promisesScope } = sourceOf(wish);
  const { scope, actorId, statuses, email, text, filter } = wish;
  const conditions: PeopleCondition[] = [];
  const isAboutGroups = filter.groupId !== undefined || filter.role !== undefined;
  const isExact = email !== undefined || filter.username !== undefined;
  if (text !== undefined) conditions.push(matching(text));
  if (email !== undefined) conditions.push(withValue('email', email));
  if (filter.username !== undefined) conditions.push(withValue('username', filter.username));
  if (isAboutGroups) conditions.push(inGroup(filter.groupId, filter.role));
  if (scope && (!promisesScope || text !== undefined)) conditions.push(inScope(actorId, scope));
  if (isAboutGroups || isExact || text !== undefined) conditions.push(withStatus(statuses));
  const index = text !== undefined && !isExact && hasTrigrams(text) ? peopleMatching(text) : undefined;
  return { source, conditions, index };
}

function sourceOf(wish: Wish): { source: PeopleSource; promisesScope: boolean } {
  const { platformId, actorId, scope, statuses, email, filter } = wish;
  const { groupId, role, username } = filter;
  const elsewhere = (source: PeopleSource) => ({ source, promisesScope: false });
  if (email !== undefined) return elsewhere(personWith('email', platformId, email));
  if (username !== undefined) return elsewhere(personWith('username', platformId, username));
  if (groupId !== undefined) return elsewhere(membersOf(groupId, statuses, role));
  if (role !== undefined && role !== 'learner') return elsewhere(staffWith(platformId, role));
  return scope
    ? { source: peopleInScope(actorId, scope, statuses), promisesScope: true }
    : elsewhere(everybody(platformId, statuses));
}

/** What is no address matches nobody. */
function exactEmail(email: string | undefined): string | undefined {
  if (email === undefined) return undefined;
  const reading = readEmail(email.trim());
  return reading.ok ? reading.email : '';
}
