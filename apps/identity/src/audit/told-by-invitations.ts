import type { EventOf } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { actorsById } from './actors-by-id.query.js';
import { type AuditRow, writeAuditRows } from './audit.store.js';

type Told =
  | EventOf<'invitations.invitation-reminded.v1'>
  | EventOf<'invitations.invitation-cancelled.v1'>
  | EventOf<'invitations.invitation-detached.v1'>;

/**
 * Writes down what people and keys did at the invitations service, when its events arrive: each event is handled once, so
 * each command has one row. Its time is that of the command; events do not carry where a call came from.
 */
export async function auditInvitations(tx: Transaction, events: readonly Told[]): Promise<void> {
  const actorOf = await actorsById(
    tx,
    events.flatMap((event) => whoAndWhat(event)?.byId ?? []),
  );
  writeAuditRows(
    tx,
    events.flatMap((event) => rowOf(event, actorOf)),
  );
}

function rowOf(event: Told, actorOf: Awaited<ReturnType<typeof actorsById>>): AuditRow[] {
  const did = whoAndWhat(event);
  if (!did) return [];
  const { platformid: platformId, time } = event;
  const { invitationId, userId } = event.data;
  return [
    {
      action: did.action,
      platformId,
      actor: actorOf(did.byId, platformId),
      subjects: [`invitation/${invitationId}`, `user/${userId}`],
      details: did.details ?? {},
      userAgent: null,
      origin: { clientIp: '', requestId: null, at: new Date(time) },
    },
  ];
}

interface WhoAndWhat {
  /** A person or a key; events do not say which. */
  byId: string;
  action: string;
  details?: Record<string, unknown>;
}

/** Nothing for an invitation that ended with the deletion of the person: that is written down as such. */
function whoAndWhat(event: Told): WhoAndWhat | undefined {
  switch (event.type) {
    case 'invitations.invitation-reminded.v1':
      return { byId: event.data.remindedBy.userId, action: 'invitation.reminded' };
    case 'invitations.invitation-cancelled.v1':
      return event.data.cancelledBy
        ? { byId: event.data.cancelledBy, action: 'invitation.cancelled' }
        : undefined;
    case 'invitations.invitation-detached.v1':
      return {
        byId: event.data.detachedBy,
        action: 'invitation.detached',
        details: { groupIds: event.data.groupIds },
      };
  }
}
