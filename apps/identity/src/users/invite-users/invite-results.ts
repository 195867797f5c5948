import { DomainError } from '@rollcall/platform';
import type { InviteResult } from '../invite.answer.js';
import type { ClaimedPerson } from './invited-people.store.js';
import type { JudgedAddress } from './trial-mailboxes.js';

/**
 * What became of one address.
 * @param visible of the active people among them, whom the inviter sees: of the others not even an id is told
 */
export function resultOf(
  address: JudgedAddress,
  people: ReadonlyMap<string, ClaimedPerson>,
  visible: ReadonlySet<string>,
): InviteResult {
  if ('code' in address) return { email: address.given, outcome: 'rejected', code: address.code };
  const person = people.get(address.email);
  if (!person) throw new Error(`The invite lost sight of an address it had claimed.`);
  const { email, userId, invitationId, was } = person;
  if (was === 'active') return { email, outcome: 'already_active', ...(visible.has(userId) && { userId }) };
  const outcome = ({ new: 'invited', invited: 'already_invited_updated', deleted: 'restored' } as const)[was];
  return { email, outcome, userId, invitationId };
}

/** The answer when no address led to an invitation (Z-04); `too_many_requests` if that was for this alone. */
export function nobodyInvited(
  results: readonly InviteResult[],
  addresses: readonly JudgedAddress[],
): DomainError {
  const waits = addresses.flatMap((address) => ('secondsLeft' in address ? [address.secondsLeft] : []));
  if (waits.length === results.length) {
    const detail = 'These mailboxes got enough invitations for today; try again later.';
    return new DomainError('too_many_requests', detail, { retryAfterSeconds: Math.max(...waits), results });
  }
  const allActive = results.every(({ outcome }) => outcome === 'already_active');
  return allActive
    ? new DomainError('already_active', 'Everybody on this list has an active account already.', { results })
    : new DomainError('no_invitation_created', 'No address on this list led to an invitation.', { results });
}
