import type { NewEvent } from '@rollcall/messaging';
import type { ChangedMail } from './mail-news.sql.js';
import type { DropReason, MailIdentity, Settlement, SuppressionReason } from './mail-record.js';

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

/** A mail was not sent because its mailbox is suppressed. */
export function mailSuppressed(mail: ChangedMail, reason: SuppressionReason, at: Date): NewEvent {
  return {
    ...envelope(mail),
    type: 'notifications.mail-suppressed.v1',
    data: { ...about(mail), reason, suppressedAt: at.toISOString() },
  };
}

/** A mail came back after the mail server had accepted it, or was refused. */
export function mailBounced(mail: ChangedMail, reply: string, at: Date): NewEvent {
  return {
    ...envelope(mail),
    type: 'notifications.mail-bounced.v1',
    data: { ...about(mail), reply, bouncedAt: at.toISOString() },
  };
}

/** What a settlement tells the other services; undefined when it is no news. */
export function settlementEvent(mail: ChangedMail, settlement: Settlement): NewEvent | undefined {
  if (settlement.end === 'held') return undefined;
  if (settlement.end === 'dropped') return mailDropped(mail, settlement.reason, settlement.at);
  if (settlement.end === 'suppressed') return mailSuppressed(mail, settlement.reason, settlement.at);
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
      return mailBounced(mail, reply, at);
    case 'deferred':
      return {
        ...envelope(mail),
        type: 'notifications.mail-deferred.v1',
        data: { ...data, reply, deferredAt: time, nextAttemptAt: (dueAt ?? at).toISOString() },
      };
  }
}
