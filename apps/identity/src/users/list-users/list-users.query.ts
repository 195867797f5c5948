import type { Database, Transaction } from '@rollcall/database';
import { type Page, pageOf, type PlatformActor } from '@rollcall/platform';
import { loadGroupScope } from '../../groups/group-scope.query.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { readEmail } from '../email-address.rules.js';
import {
  ALL_LOOKS,
  CAREFUL_LOOKS,
  FEW_LOOKS,
  type RowSearch,
  findIds,
} from '../../paging/found-ids.query.js';
import { inGroup, inScope, matching, searchText, withStatus, withValue } from '../people-conditions.query.js';
import {
  type Onlooker,
  type PersonStatus,
  everybody,
  membersOf,
  peopleInScope,
  peopleMatching,
  personWith,
  staffWith,
} from '../people-source.query.js';
import { tellPeople } from '../told-people.query.js';
import { USER_COLUMNS, type UserResource } from '../user.resource.js';
import type { ListUsersRequest } from './list-users.request.js';

/** A request, read. */
interface Wish {
  platformId: string;
  /** Undefined for a platform admin, who sees everybody. */
  onlooker: Onlooker | undefined;
  statuses: readonly PersonStatus[];
  email: string | undefined;
  /** Escaped; see {@link searchText}. */
  text: string | undefined;
  filter: ListUsersRequest;
}

/** People whom the caller may see, by id; filters and scope work inside the query. */
export async function listUsers(
  database: Database,
  actor: PlatformActor,
  filter: ListUsersRequest,
): Promise<Page<UserResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const asker = await loadPolicyActor(tx, actor);
    const wish = await read(tx, asker, filter);
    if (filter.groupId !== undefined && !mayLookInto(filter.groupId, wish.onlooker)) {
      return { items: [], nextCursor: null };
    }
    const searches = searchesOf(wish);
    const ids = await findIds(tx, 'users u', searches, { after: filter.after, take: filter.limit + 1 });
    const rows = await tx.query<UserResource>(
      `SELECT ${USER_COLUMNS} FROM users u WHERE u.id = ANY ($1) ORDER BY u.id`,
      [ids],
    );
    const page = pageOf(rows, filter.limit);
    return { ...page, items: await tellPeople(tx, asker, page.items, wish.onlooker?.scope) };
  });
}

async function read(tx: Transaction, actor: KnownActor, filter: ListUsersRequest): Promise<Wish> {
  const { userId, platformId } = actor;
  return {
    platformId,
    onlooker: isPlatformAdmin(actor)
      ? undefined
      : { userId, platformId, scope: await loadGroupScope(tx, actor) },
    statuses: filter.status ? [filter.status] : ['active', 'invited'],
    email: exactEmail(filter.email),
    text: filter.q === undefined ? undefined : searchText(filter.q),
    filter,
  };
}

/** Takes people from where the filters leave few others, and checks what that source does not promise. */
function searchesOf(wish: Wish): RowSearch[] {
  const { platformId, onlooker, statuses, email, text, filter } = wish;
  const { groupId, role, username } = filter;
  const hasText = text === undefined ? [] : [matching(text)];
  const inRole = groupId !== undefined || role !== undefined ? [inGroup(groupId, role, onlooker)] : [];
  const isSeen = onlooker ? [inScope(onlooker)] : [];
  const all = [...hasText, withStatus(statuses), ...inRole, ...isSeen];
  if (email !== undefined) {
    const conditions = username === undefined ? all : [...all, withValue('username', username)];
    return [{ source: personWith('email', platformId, email), conditions, looks: ALL_LOOKS }];
  }
  if (username !== undefined) {
    return [{ source: personWith('username', platformId, username), conditions: all, looks: ALL_LOOKS }];
  }
  const looks = FEW_LOOKS;
  const searches: RowSearch[] = [];
  if (groupId !== undefined) {
    const conditions = [...hasText, ...isSeen];
    searches.push({ source: membersOf(groupId, statuses, role), conditions, looks });
  } else if (role !== undefined && role !== 'learner') {
    const conditions = [...hasText, withStatus(statuses), ...inRole, ...isSeen];
    searches.push({ source: staffWith(platformId, role), conditions, looks });
  } else {
    if (!onlooker || isWide(onlooker)) {
      const conditions = [...hasText, ...inRole, ...isSeen];
      searches.push({
        source: everybody(platformId, statuses),
        conditions,
        looks: text === undefined ? CAREFUL_LOOKS : FEW_LOOKS,
      });
    }
    if (onlooker) {
      searches.push({
        source: peopleInScope(onlooker, statuses),
        conditions: [...hasText, ...inRole],
        looks,
      });
    }
  }
  const byText = (each: string) => ({ source: peopleMatching(each), conditions: all, looks: ALL_LOOKS });
  return text === undefined ? searches : [...searches.slice(0, 1), byText(text)];
}

/** Of a group that the actor does not see, not even a filter tells who is in it. */
const mayLookInto = (groupId: string, onlooker: Onlooker | undefined): boolean =>
  !onlooker || onlooker.scope.managed.includes(groupId) || onlooker.scope.zones.includes(groupId);

/** Sees so many groups that the next people of the platform are likely to be among theirs. */
const isWide = ({ scope }: Onlooker): boolean =>
  scope.managedHeads.length + scope.zoneHeads.length > MANY_HEADS;
const MANY_HEADS = 50;

/** What is no address matches nobody. */
function exactEmail(email: string | undefined): string | undefined {
  if (email === undefined) return undefined;
  const reading = readEmail(email.trim());
  return reading.ok ? reading.email : '';
}
