import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { type AuditRow, writeAuditRows } from './audit.store.js';

type Told =
  | EventOf<'invitations.invitation-reminded.v1'>
  | EventOf<'invitations.invitation-cancelled.v1'>
  | EventOf<'invitations.invitation-detached.v1'>;

/**
 * Writes down what people did at the invitations service, when its events arrive: each event is handled once, so each
 * command has one row. Its time is that of the command; events do not carry where a call came from.
 */
export function auditInvitations(tx: Transaction, events: readonly Told[]): void {
  writeAuditRows(tx, events.flatMap(rowOf));
}

function rowOf(event: Told): AuditRow[] {
  const did = whoAndWhat(event);
  if (!did) return [];
  const { platformid: platformId, time } = event;
  const { invitationId, userId } = event.data;
  return [
    {
      action: did.action,
      platformId,
      actor: { kind: 'user', userId: did.userId, platformId, signInId: '', passwordChangeRequired: false },
      subjects: [`invitation/${invitationId}`, `user/${userId}`],
      details: did.details ?? {},
      userAgent: null,
      origin: { clientIp: '', requestId: null, at: new Date(time) },
    },
  ];
}

interface WhoAndWhat {
  userId: string;
  action: string;
  details?: Record<string, unknown>;
}

/** Nothing for an invitation that ended with the deletion of the person: that is written down as such. */
function whoAndWhat(event: Told): WhoAndWhat | undefined {
  switch (event.type) {
    case 'invitations.invitation-reminded.v1':
      return { userId: event.data.remindedBy.userId, action: 'invitation.reminded' };
    case 'invitations.invitation-cancelled.v1':
      return event.data.cancelledBy
        ? { userId: event.data.cancelledBy, action: 'invitation.cancelled' }
        : undefined;
    case 'invitations.invitation-detached.v1':
      return {
        userId: event.data.detachedBy,
        action: 'invitation.detached',
        details: { groupIds: event.data.groupIds },
      };
  }
}
