import type { Database, Transaction } from '@rollcall/database';
import { type Page, pageOf, type PlatformActor } from '@rollcall/platform';
import { type GroupScope, loadGroupScope } from '../../groups/group-scope.query.js';
import {
  ALL_LOOKS,
  FEW_LOOKS,
  type IdSource,
  type RowSearch,
  findIds,
} from '../../paging/found-ids.query.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { searchText } from '../../users/people-conditions.query.js';
import { INVITATION_COLUMNS, type InvitationResource } from '../invitation.resource.js';
import {
  type Direction,
  type InvitationStatus,
  NEWEST_FIRST,
  OLDEST_FIRST,
  TROUBLES,
  allInvitations,
  byInviter,
  intoOneOf,
  invitationsInto,
  invitationsMatching,
  invitedBy,
  ofPersonMatching,
  unapproved,
  waitsForApproval,
  wasReminded,
  withOneOf,
  withTrouble,
} from './invitation-source.query.js';
import type { ListInvitationsRequest } from './list-invitations.request.js';

const STATUSES: readonly InvitationStatus[] = ['pending', 'accepted', 'cancelled'];
/** So many groups that the next invitations of the platform are likely to lead into one of them. */
const MANY_GROUPS = 100;

/**
 * Invitations into groups that the caller manages (P5), by time; all of them for a platform admin. Of each only the
 * chosen groups that the caller sees (G19, V18).
 */
export async function listInvitations(
  database: Database,
  actor: PlatformActor,
  filter: ListInvitationsRequest,
): Promise<Page<InvitationResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const scope = await scopeOf(tx, actor);
    const { isBackwards, sort } = directionOf(filter);
    const after = isBackwards && filter.cursor === undefined ? OLDEST_FIRST.end : filter.after;
    const searches = searchesOf(actor.platformId, scope?.managed, filter);
    const ids = await findIds(tx, 'invitations i', searches, { after, take: filter.limit + 1, isBackwards });
    const rows = await tx.query<InvitationResource>(
      `SELECT ${INVITATION_COLUMNS} FROM invitations i WHERE i.id = ANY ($1) ORDER BY i.id ${sort}`,
      [ids],
    );
    const page = pageOf(rows, filter.limit);
    return scope ? { ...page, items: withSeenGroups(page.items, scope) } : page;
  });
}

/** What somebody sees and manages; undefined for everything. */
async function scopeOf(tx: Transaction, caller: PlatformActor): Promise<GroupScope | undefined> {
  const actor: KnownActor = await loadPolicyActor(tx, caller);
  return isPlatformAdmin(actor) ? undefined : loadGroupScope(tx, actor);
}

function withSeenGroups(items: readonly InvitationResource[], { managed, zones }: GroupScope) {
  const seen = new Set([...managed, ...zones]);
  return items.map((item) => ({ ...item, groupIds: item.groupIds.filter((id) => seen.has(id)) }));
}

const directionOf = ({ order }: ListInvitationsRequest): Direction =>
  order === 'newest' ? NEWEST_FIRST : OLDEST_FIRST;

/** Every filter as a condition, in the order in which they throw most away. */
function conditionsOf(filter: ListInvitationsRequest) {
  const { status, groupId, delivery, q, invitedBy: inviter, reminded, needsApproval } = filter;
  return {
    status: status ? [withOneOf('status', [status])] : [],
    inGroup: groupId ? [intoOneOf([groupId])] : [],
    others: [
      ...(delivery ? [withOneOf('delivery_state', delivery)] : []),
      ...(needsApproval === undefined ? [] : [waitsForApproval(needsApproval)]),
      ...(reminded === undefined ? [] : [wasReminded(reminded)]),
      ...(inviter ? [byInviter(inviter)] : []),
      ...(q === undefined ? [] : [ofPersonMatching(searchText(q))]),
    ],
  };
}

/** The way to the few that a filter leaves, if there is an index for one of the filters. */
function rareSource(platformId: string, filter: ListInvitationsRequest): IdSource | undefined {
  const { groupId, delivery, invitedBy: inviter, needsApproval } = filter;
  const direction = directionOf(filter);
  if (needsApproval) return unapproved(platformId, direction);
  const troubles = TROUBLES.filter((state) => delivery?.includes(state));
  if (delivery && troubles.length === delivery.length) return withTrouble(platformId, troubles, direction);
  if (groupId) return invitationsInto([groupId], direction);
  return inviter ? invitedBy(platformId, inviter, direction) : undefined;
}

function searchesOf(
  platformId: string,
  managed: readonly string[] | undefined,
  filter: ListInvitationsRequest,
): RowSearch[] {
  const direction = directionOf(filter);
  const { status, inGroup, others } = conditionsOf(filter);
  const isManaged = managed ? [intoOneOf(managed)] : [];
  const all = [...status, ...others, ...inGroup, ...isManaged];
  const likely = (source: IdSource, conditions = all): RowSearch => ({
    source,
    conditions,
    looks: FEW_LOOKS,
  });
  const rest: RowSearch[] =
    filter.q === undefined
      ? []
      : [
          {
            source: invitationsMatching(searchText(filter.q), direction),
            conditions: all,
            looks: ALL_LOOKS,
          },
        ];
  const rare = rareSource(platformId, filter);
  if (rare) return [likely(rare), ...rest];
  const statuses = filter.status ? [filter.status] : STATUSES;
  const everywhere = likely(allInvitations(platformId, statuses, direction), [...others, ...isManaged]);
  if (!managed) return [everywhere, ...rest];
  const managedOnes = likely(invitationsInto(managed, direction), [...status, ...others]);
  if (managed.length <= MANY_GROUPS) return [managedOnes, ...rest];
  return [everywhere, ...(rest.length > 0 ? rest : [managedOnes])];
}
