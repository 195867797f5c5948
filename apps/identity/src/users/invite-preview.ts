import type { InvitePreview, InviteResult, JoinedGroup } from './invite.answer.js';
import type { Invited } from './people-inviter.js';

/**
 * What a rehearsed invite tells. Ids that were made for the rehearsal are gone with it, so they are left out: of who is
 * new all, of who comes back that of the invitation.
 */
export function previewOf(
  { people, added }: Pick<Invited, 'people' | 'added'>,
  results: readonly InviteResult[],
): InvitePreview {
  const mails = people.filter(({ was }) => was === 'new' || was === 'deleted').length;
  return { results: results.map(withoutRehearsedIds), effects: { mails, groups: joinedGroups(added) } };
}

function withoutRehearsedIds({ userId, invitationId, ...rest }: InviteResult): InviteResult {
  if (rest.outcome === 'invited') return rest;
  if (rest.outcome === 'restored') return { ...rest, userId };
  return { ...rest, ...(userId && { userId }), ...(invitationId && { invitationId }) };
}

function joinedGroups(added: Invited['added']): JoinedGroup[] {
  const groups = new Map<string, JoinedGroup>();
  for (const memberships of added.values()) {
    const chosen = new Set(
      memberships.flatMap(({ groupId, origin }) => (origin === 'direct' ? groupId : [])),
    );
    for (const groupId of new Set(memberships.map((each) => each.groupId))) {
      const { people = 0, origin } = groups.get(groupId) ?? {};
      const isChosen = origin === 'direct' || chosen.has(groupId);
      groups.set(groupId, { groupId, origin: isChosen ? 'direct' : 'propagated', people: people + 1 });
    }
  }
  return [...groups.values()].toSorted(
    (a, b) => Number(b.origin === 'direct') - Number(a.origin === 'direct'),
  );
}
