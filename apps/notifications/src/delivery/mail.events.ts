import type { NewEvent } from '@rollcall/messaging';
import type { DropReason, MailIdentity, Settlement } from './mail-record.js';
import type { ChangedMail } from './mails.store.js';

const about = ({ id, kind, userId, invitationId, queuedAt }: MailIdentity) => ({
  mailId: id,
  kind,
  userId,
  invitationId,
  queuedAt: queuedAt.toISOString(),
});

const envelope = ({ id, version, platformId }: ChangedMail) => ({
  subject: `mail/${id}`,
  subjectVersion: version,
  platformId,
});

/** A mail was given up before it was sent. */
export function mailDropped(mail: ChangedMail, reason: DropReason, at: Date): NewEvent {
  return {
    ...envelope(mail),
    type: 'notifications.mail-dropped.v1',
    data: { ...about(mail), reason, droppedAt: at.toISOString() },
  };
}

/** What a settlement tells the other services; undefined when it is no news. */
export function settlementEvent(mail: ChangedMail, settlement: Settlement): NewEvent | undefined {
  if (settlement.end === 'held') return undefined;
  if (settlement.end === 'dropped') return mailDropped(mail, settlement.reason, settlement.at);
  return triedEvent(mail, settlement);
}

function triedEvent(
  mail: ChangedMail,
  { transition, at, ...tried }: Settlement & { end: 'tried' },
): NewEvent {
  const { reply, dueAt } = transition;
  const time = at.toISOString();
  const data = about(mail);
  switch (transition.state) {
    case 'sent':
      return {
        ...envelope(mail),
        type: 'notifications.mail-sent.v1',
        data: { ...data, messageId: tried.mail.messageId, sentAt: time },
      };
    case 'bounced':
      return {
        ...envelope(mail),
        type: 'notifications.mail-bounced.v1',
        data: { ...data, reply, bouncedAt: time },
      };
    case 'deferred':
      return {
        ...envelope(mail),
        type: 'notifications.mail-deferred.v1',
        data: { ...data, reply, deferredAt: time, nextAttemptAt: (dueAt ?? at).toISOString() },
      };
  }
}
