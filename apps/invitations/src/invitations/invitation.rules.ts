/** `accepting`: somebody sent the form and identity was asked; what comes of it is not known yet. */
export const INVITATION_STATES = ['pending', 'accepting', 'accepted', 'cancelled'] as const;
/** A state of {@link INVITATION_STATES}; the last two are final (I7). */
export type InvitationState = (typeof INVITATION_STATES)[number];

/** What became of the latest mail. */
export const DELIVERY_STATES = ['queued', 'sent', 'deferred', 'bounced', 'suppressed', 'dropped'] as const;
/** A state of {@link DELIVERY_STATES}. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Outside, an invitation that is being accepted is still pending: it may yet come to nothing. */
export const INVITATION_STATUSES = ['pending', 'accepted', 'cancelled'] as const;
/** A status of {@link INVITATION_STATUSES}. */
export type InvitationStatus = (typeof INVITATION_STATUSES)[number];

/** At most one reminder in this time (D-40). */
export const REMINDER_INTERVAL_SECONDS = 60;
/** At most this many reminders in 24 hours (D-40). */
export const REMINDERS_PER_DAY = 10;
const DAY_SECONDS = 86_400;

/** How an invitation is shown to callers. */
export function statusOf(state: InvitationState): InvitationStatus {
  return state === 'accepting' ? 'pending' : state;
}

/**
 * Seconds until the next reminder is allowed (D-40); 0 when it is now.
 * @param recent times of the latest reminders, oldest first, at most {@link REMINDERS_PER_DAY}
 */
export function reminderWaitSeconds(recent: readonly Date[], now: Date): number {
  const since = (at: Date | undefined): number => (at ? (now.getTime() - at.getTime()) / 1000 : Infinity);
  const untilInterval = REMINDER_INTERVAL_SECONDS - since(recent.at(-1));
  const untilDay = DAY_SECONDS - since(recent.at(-REMINDERS_PER_DAY));
  return Math.ceil(Math.max(untilInterval, untilDay, 0));
}

/** Where a genuine link stands. */
export type LinkStanding = 'open' | 'accepting' | 'closed' | 'superseded' | 'unknown';

interface LinkFacts {
  generation: number;
  keyId: string;
}

/**
 * What a genuine link opens, given its invitation. A link of a generation that was never made, or of another key than
 * the invitation's own, is unknown: only a leaked key could have made it.
 */
export function linkStanding(
  link: LinkFacts,
  invitation: (LinkFacts & { state: InvitationState }) | null,
): LinkStanding {
  if (!invitation || link.generation > invitation.generation) return 'unknown';
  if (invitation.state === 'accepted' || invitation.state === 'cancelled') return 'closed';
  if (link.generation < invitation.generation) return 'superseded';
  if (link.keyId !== invitation.keyId) return 'unknown';
  return invitation.state === 'accepting' ? 'accepting' : 'open';
}

/** Enough of an address for its owner to recognise it, and for nobody else to learn it (V2). */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [local, domain] = [email.slice(0, at), email.slice(at + 1)];
  const dot = domain.indexOf('.');
  const [name, rest] = dot < 0 ? [domain, ''] : [domain.slice(0, dot), domain.slice(dot)];
  return `${maskWord(local)}@${maskWord(name)}${rest}`;
}

const maskWord = (word: string): string => `${[...word].length > 2 ? [...word][0] : ''}***`;
