import type { NewEvent } from '@rollcall/messaging';
import type { Invitation } from './invitation.entity.js';

const about = (invitation: Invitation) => ({
  subject: `invitation/${invitation.id}`,
  subjectVersion: invitation.version,
  platformId: invitation.platformId,
});
const who = ({ id, userId }: Invitation) => ({ invitationId: id, userId });
const instant = (at: Date | null): string => (at ?? new Date(Number.NaN)).toISOString();

/** A new invitation: its mail may go out. */
export const invitationIssued = (invitation: Invitation): NewEvent<'invitations.invitation-issued.v1'> => ({
  ...about(invitation),
  type: 'invitations.invitation-issued.v1',
  data: {
    ...who(invitation),
    email: invitation.email,
    locale: invitation.locale,
    message: invitation.message,
    invitedBy: { userId: invitation.invitedBy, displayName: invitation.invitedByName },
    platformName: invitation.platformName,
    generation: invitation.generation,
    issuedAt: instant(invitation.createdAt),
  },
});

/** A reminder (T8), by whom and with which text. */
export const invitationReminded = (
  invitation: Invitation,
  remindedBy: { userId: string; displayName: string },
  message: string | null,
): NewEvent<'invitations.invitation-reminded.v1'> => ({
  ...about(invitation),
  type: 'invitations.invitation-reminded.v1',
  data: {
    ...who(invitation),
    email: invitation.email,
    locale: invitation.locale,
    message,
    remindedBy,
    platformName: invitation.platformName,
    generation: invitation.generation,
    reminderCount: invitation.reminderCount,
    remindedAt: instant(invitation.recentReminders.at(-1) ?? null),
  },
});

/** The person is active (T3). */
export const invitationAccepted = (
  invitation: Invitation,
): NewEvent<'invitations.invitation-accepted.v1'> => ({
  ...about(invitation),
  type: 'invitations.invitation-accepted.v1',
  data: { ...who(invitation), acceptedAt: instant(invitation.acceptedAt) },
});

/** The link is dead (T9); `cancelledBy` is null when it ended with the deletion of the person. */
export const invitationCancelled = (
  invitation: Invitation,
  cancelledBy: string | null,
): NewEvent<'invitations.invitation-cancelled.v1'> => ({
  ...about(invitation),
  type: 'invitations.invitation-cancelled.v1',
  data: { ...who(invitation), cancelledBy, cancelledAt: instant(invitation.cancelledAt) },
});

/** Groups were taken off (D-11). */
export const invitationDetached = (
  invitation: Invitation,
  groupIds: string[],
  detachedBy: string,
  detachedAt: Date,
): NewEvent<'invitations.invitation-detached.v1'> => ({
  ...about(invitation),
  type: 'invitations.invitation-detached.v1',
  data: { ...who(invitation), groupIds, detachedBy, detachedAt: instant(detachedAt) },
});
