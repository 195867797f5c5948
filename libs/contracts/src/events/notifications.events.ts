import { Type } from 'typebox';
import { id, instant, oneOf, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

/** The kinds of mail that Rollcall sends. */
export const MAIL_KINDS = [
  'platform_invitation',
  'invitation_reminder',
  'account_credentials',
  'account_activation',
  'password_reset',
  'password_changed',
  'session_invitation',
  'session_start',
  'session_reminder',
  'trial_digest',
  'deletion_notice',
  'import_report',
] as const;
/** A kind of {@link MAIL_KINDS}. */
export type MailKind = (typeof MAIL_KINDS)[number];

/** Why a mail was given up before it was sent. */
export const MAIL_DROP_REASONS = [
  'invitation_closed',
  'recipient_deleted',
  'link_superseded',
  'no_longer_needed',
  'session_left',
  'session_ended',
  'mail_switched_off',
  'unsubscribed',
  'deletion_date_changed',
] as const;

/** Why a mailbox is not written to until somebody releases it. */
export const MAIL_SUPPRESSION_REASONS = ['hard_bounce', 'complaint', 'manual'] as const;
/** A reason of {@link MAIL_SUPPRESSION_REASONS}. */
export type MailSuppressionReason = (typeof MAIL_SUPPRESSION_REASONS)[number];

const mail = {
  mailId: id('The mail.'),
  kind: oneOf(MAIL_KINDS, 'What it is about.'),
  userId: id('The recipient.'),
  invitationId: Type.Union([id('An invitation.'), Type.Null()], {
    description: 'The invitation that it carries, if any.',
  }),
  queuedAt: instant('When the mail was decided; tells the latest mail of an invitation.'),
};
const mailSample = {
  mailId: SAMPLE.mailId,
  kind: 'platform_invitation',
  userId: SAMPLE.userId,
  invitationId: SAMPLE.invitationId,
  queuedAt: SAMPLE.at,
} as const;
const closed = { additionalProperties: false };

/** The mail server accepted a mail. */
export const MailSentV1 = defineEvent('notifications.mail-sent.v1', {
  subject: 'mail/{mailId}',
  description: 'The mail server accepted the mail. A bounce may still follow.',
  data: Type.Object(
    { ...mail, messageId: text('Message-ID header.'), sentAt: instant('When it was handed over.') },
    closed,
  ),
  sample: { ...mailSample, messageId: '<01930000@rollcall.example>', sentAt: SAMPLE.at },
});

/** The mail server refused a mail for now; it will be tried again. */
export const MailDeferredV1 = defineEvent('notifications.mail-deferred.v1', {
  subject: 'mail/{mailId}',
  description:
    'The mail server refused the mail for now (4xx) or could not be reached; it will be tried again.',
  data: Type.Object(
    {
      ...mail,
      reply: textOrNull("The server's reply."),
      deferredAt: instant('When.'),
      nextAttemptAt: instant('When it is tried again.'),
    },
    closed,
  ),
  sample: {
    ...mailSample,
    reply: '451 4.7.1 Greylisted, try again later',
    deferredAt: SAMPLE.at,
    nextAttemptAt: '2026-11-23T09:31:00.000Z',
  },
});

/** The address refuses mail for good. */
export const MailBouncedV1 = defineEvent('notifications.mail-bounced.v1', {
  subject: 'mail/{mailId}',
  description: 'The mail was refused for good (5xx), or came back.',
  data: Type.Object({ ...mail, reply: text("The server's reply."), bouncedAt: instant('When.') }, closed),
  sample: { ...mailSample, reply: '550 5.1.1 No such user', bouncedAt: SAMPLE.at },
});

/** A queued mail was not sent because its cause is gone. */
export const MailDroppedV1 = defineEvent('notifications.mail-dropped.v1', {
  subject: 'mail/{mailId}',
  description: 'A queued mail was given up because its cause no longer holds (Z-02).',
  data: Type.Object(
    { ...mail, reason: oneOf(MAIL_DROP_REASONS, 'Why.'), droppedAt: instant('When.') },
    closed,
  ),
  sample: { ...mailSample, reason: 'invitation_closed', droppedAt: SAMPLE.at },
});

/** A mail was not sent because its mailbox is on the suppression list. */
export const MailSuppressedV1 = defineEvent('notifications.mail-suppressed.v1', {
  subject: 'mail/{mailId}',
  description:
    'The mail was not sent because its mailbox is suppressed on the platform; nothing is sent by itself after a release.',
  data: Type.Object(
    {
      ...mail,
      reason: oneOf(MAIL_SUPPRESSION_REASONS, 'Why the mailbox is suppressed.'),
      suppressedAt: instant('When the mail was given up.'),
    },
    closed,
  ),
  sample: { ...mailSample, reason: 'hard_bounce', suppressedAt: SAMPLE.at },
});

/** A platform admin put a mailbox on the suppression list. */
export const SuppressionAddedV1 = defineEvent('notifications.suppression-added.v1', {
  subject: 'suppression/{suppressionId}',
  description:
    'A platform admin decided that a mailbox is not written to. Names no address: that is looked up by the id.',
  data: Type.Object(
    { suppressionId: id('The suppression.'), addedBy: id('Who did it.'), addedAt: instant('When.') },
    closed,
  ),
  sample: { suppressionId: SAMPLE.suppressionId, addedBy: SAMPLE.ownerId, addedAt: SAMPLE.at },
});

/** A platform admin took a mailbox off the suppression list. */
export const SuppressionReleasedV1 = defineEvent('notifications.suppression-released.v1', {
  subject: 'suppression/{suppressionId}',
  description: 'A platform admin let a mailbox be written to again, whatever had put it on the list.',
  data: Type.Object(
    {
      suppressionId: id('The suppression; it is gone.'),
      reason: oneOf(MAIL_SUPPRESSION_REASONS, 'Why it was on the list.'),
      releasedBy: id('Who did it.'),
      releasedAt: instant('When.'),
    },
    closed,
  ),
  sample: {
    suppressionId: SAMPLE.suppressionId,
    reason: 'hard_bounce',
    releasedBy: SAMPLE.ownerId,
    releasedAt: SAMPLE.at,
  },
});
