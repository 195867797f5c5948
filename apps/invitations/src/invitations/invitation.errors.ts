import { DomainError } from '@rollcall/platform';
import type { Allowance } from './reminder-allowance.store.js';
import type { InvitationState, LinkStanding } from './invitation.rules.js';

const RETRY_SECONDS = 2;

/** The same answer for what is not there and for what the caller may not know of. */
export const invitationNotFound = (): DomainError =>
  new DomainError('not_found', 'There is nothing at this address.');

/** Somebody sent the form of the invitation a moment ago; soon it is either accepted or open again. */
export const acceptanceInProgress = (): DomainError =>
  new DomainError(
    'acceptance_in_progress',
    'The invitation is being accepted right now. Try again in a moment.',
    {
      retryAfterSeconds: RETRY_SECONDS,
    },
  );

/** Nothing can be done to an invitation that was accepted or cancelled. */
export function invitationClosed(state: InvitationState): DomainError {
  return new DomainError('invitation_closed', `The invitation is ${state} already.`, { status: state });
}

/** D-40. */
export function tooManyReminders(waitSeconds: number): DomainError {
  return new DomainError(
    'too_many_requests',
    `At most one reminder a minute and ten in 24 hours: the next one can be sent in ${waitSeconds} seconds.`,
    { retryAfterSeconds: waitSeconds },
  );
}

/** D-19: what the platform may send in 24 hours. */
export function reminderLimitReached({ limit, remaining, secondsLeft }: Allowance): DomainError {
  return new DomainError(
    'too_many_requests',
    `This platform may send ${limit} reminders in 24 hours, and ${remaining} of them are left now.`,
    { retryAfterSeconds: secondsLeft, rateLimit: { limit, remaining, resetSeconds: secondsLeft } },
  );
}

/** V27: the free trial sends no text of its users. */
export const messageUnavailable = (): DomainError =>
  new DomainError(
    'free_trial_message_unavailable',
    'The free trial sends no personal message; leave it out.',
  );

/** What a link that does not open anything answers: never more than that (D-12, V2). */
export function linkRefusal(standing: Exclude<LinkStanding, 'open'>): DomainError {
  switch (standing) {
    case 'unknown':
      return new DomainError('link_unknown', 'This link is not known. Check that it was copied whole.');
    case 'closed':
      return new DomainError('link_closed', 'This link is no longer valid.');
    case 'superseded':
      return new DomainError('link_superseded', 'A newer mail with a new link was sent; use that one.');
    case 'accepting':
      return acceptanceInProgress();
  }
}
