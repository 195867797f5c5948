import type { Database, Transaction } from '@rollcall/database';
import type { UserActor } from '@rollcall/platform';
import { loadGroupScope } from '../../groups/group-scope.query.js';
import {
  ALL_LOOKS,
  FEW_LOOKS,
  type IdSource,
  type RowSearch,
  findIds,
} from '../../paging/found-ids.query.js';
import { type Page, pageOf } from '../../paging/page.rules.js';
import { type KnownActor, loadPolicyActor } from '../../policy/policy-actor.query.js';
import { isPlatformAdmin } from '../../policy/rights.rules.js';
import { searchText } from '../../users/people-conditions.query.js';
import { INVITATION_COLUMNS, type InvitationResource } from '../invitation.resource.js';
import {
  type InvitationStatus,
  allInvitations,
  intoOneOf,
  invitationsInto,
  invitationsMatching,
  ofPersonMatching,
  withOneOf,
  withTrouble,
} from './invitation-source.query.js';
import type { ListInvitationsRequest } from './list-invitations.request.js';

const STATUSES: readonly InvitationStatus[] = ['pending', 'accepted', 'cancelled'];
/** So many groups that the next invitations of the platform are likely to lead into one of them. */
const MANY_GROUPS = 100;

/** Invitations into groups that the caller manages (P5), by id; all of them for a platform admin. */
export async function listInvitations(
  database: Database,
  actor: UserActor,
  filter: ListInvitationsRequest,
): Promise<Page<InvitationResource>> {
  return database.transaction({ platformId: actor.platformId }, async (tx) => {
    const searches = searchesOf(actor.platformId, await managedBy(tx, actor.userId), filter);
    const ids = await findIds(tx, 'invitations i', searches, { after: filter.after, take: filter.limit + 1 });
    const rows = await tx.query<InvitationResource>(
      `SELECT ${INVITATION_COLUMNS} FROM invitations i WHERE i.id = ANY ($1) ORDER BY i.id`,
      [ids],
    );
    return pageOf(rows, filter.limit);
  });
}

/** The groups whose people somebody manages; undefined for all. */
async function managedBy(tx: Transaction, userId: string): Promise<string[] | undefined> {
  const actor: KnownActor = await loadPolicyActor(tx, userId);
  return isPlatformAdmin(actor) ? undefined : (await loadGroupScope(tx, actor)).managed;
}

function searchesOf(
  platformId: string,
  managed: readonly string[] | undefined,
  { status, groupId, delivery, q }: ListInvitationsRequest,
): RowSearch[] {
  const statuses = status ? [status] : STATUSES;
  const isManaged = managed ? [intoOneOf(managed)] : [];
  const inGroup = groupId ? [intoOneOf([groupId])] : [];
  const hasStatus = status ? [withOneOf('status', statuses)] : [];
  const hasDelivery = delivery ? [withOneOf('delivery_state', [delivery])] : [];
  const hasText = q === undefined ? [] : [ofPersonMatching(searchText(q))];
  const all = [...hasStatus, ...hasDelivery, ...hasText, ...inGroup, ...isManaged];
  const likely = (source: IdSource, conditions = all): RowSearch => ({
    source,
    conditions,
    looks: FEW_LOOKS,
  });
  const rest: RowSearch[] =
    q === undefined
      ? []
      : [{ source: invitationsMatching(searchText(q)), conditions: all, looks: ALL_LOOKS }];
  if (groupId) return [likely(invitationsInto([groupId])), ...rest];
  if (delivery && delivery !== 'queued' && delivery !== 'sent') {
    return [likely(withTrouble(platformId, delivery)), ...rest];
  }
  const everywhere = likely(allInvitations(platformId, statuses), [...hasDelivery, ...hasText, ...isManaged]);
  if (!managed) return [everywhere, ...rest];
  const managedOnes = likely(invitationsInto(managed), [...hasStatus, ...hasDelivery, ...hasText]);
  if (managed.length <= MANY_GROUPS) return [managedOnes, ...rest];
  return [everywhere, ...(rest.length > 0 ? rest : [managedOnes])];
}
