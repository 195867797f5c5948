import { Type } from 'typebox';
import { author, id, ids, instant, locale, text, textOrNull } from '../fields.js';
import { defineEvent } from './define-event.js';
import { SAMPLE } from './samples.js';

const invitation = {
  invitationId: id('The invitation.'),
  userId: id('The invited person.'),
};
const invitationSample = { invitationId: SAMPLE.invitationId, userId: SAMPLE.userId };
const generation = Type.Integer({
  minimum: 1,
  description: 'Generation of the link; raised by "send a new link" (Z-01).',
});

/** An invitation is open and its mail may go out. */
export const InvitationIssuedV1 = defineEvent('invitations.invitation-issued.v1', {
  subject: 'invitation/{invitationId}',
  description: 'An invitation was issued. Leads to the invitation mail.',
  data: Type.Object(
    {
      ...invitation,
      email: text('Address to write to, as stored.'),
      locale: locale('Language of the mail.'),
      message: textOrNull('Plain text from the inviter.'),
      invitedBy: author('Who invited.'),
      platformName: text('Name of the platform at that time.'),
      generation,
      issuedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    ...invitationSample,
    email: 'ada@example.org',
    locale: 'en',
    message: null,
    invitedBy: { userId: SAMPLE.ownerId, displayName: 'Olivia Okafor' },
    platformName: 'Northwind Academy',
    generation: 1,
    issuedAt: SAMPLE.at,
  },
});

/** An administrator sent a reminder (T8). */
export const InvitationRemindedV1 = defineEvent('invitations.invitation-reminded.v1', {
  subject: 'invitation/{invitationId}',
  description: 'An administrator sent a reminder (T8). Leads to the reminder mail.',
  data: Type.Object(
    {
      ...invitation,
      email: text('Address to write to, as stored.'),
      locale: locale('Language of the mail.'),
      message: textOrNull('Plain text from the sender.'),
      remindedBy: author('Who reminded.'),
      platformName: text('Name of the platform.'),
      generation,
      reminderCount: Type.Integer({ minimum: 1, description: 'Reminders sent so far, this one included.' }),
      remindedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    ...invitationSample,
    email: 'ada@example.org',
    locale: 'en',
    message: 'We start on Monday.',
    remindedBy: { userId: SAMPLE.ownerId, displayName: 'Olivia Okafor' },
    platformName: 'Northwind Academy',
    generation: 1,
    reminderCount: 1,
    remindedAt: SAMPLE.at,
  },
});

/** The invited person completed the form (T3). */
export const InvitationAcceptedV1 = defineEvent('invitations.invitation-accepted.v1', {
  subject: 'invitation/{invitationId}',
  description: 'The invited person completed the form (T3). The link is dead from now on.',
  data: Type.Object({ ...invitation, acceptedAt: instant('When.') }, { additionalProperties: false }),
  sample: { ...invitationSample, acceptedAt: SAMPLE.at },
});

/** The invitation was cancelled (T9). */
export const InvitationCancelledV1 = defineEvent('invitations.invitation-cancelled.v1', {
  subject: 'invitation/{invitationId}',
  description: 'The invitation was cancelled (T9): the link is dead, no mail of it may go out any more.',
  data: Type.Object(
    {
      ...invitation,
      cancelledBy: Type.Union([id('A person, or an API key.'), Type.Null()], {
        description:
          'Who cancelled, a person or an API key; null when it ended with the deletion of the person.',
      }),
      cancelledAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: { ...invitationSample, cancelledBy: SAMPLE.ownerId, cancelledAt: SAMPLE.at },
});

/** An administrator who manages only some of the groups cancelled: those were detached (D-11). */
export const InvitationDetachedV1 = defineEvent('invitations.invitation-detached.v1', {
  subject: 'invitation/{invitationId}',
  description: 'Groups were taken off an open invitation by an administrator of only those groups (D-11).',
  data: Type.Object(
    {
      ...invitation,
      groupIds: ids('The groups taken off, as chosen or propagated.'),
      detachedBy: id('Who did it: a person, or an API key.'),
      detachedAt: instant('When.'),
    },
    { additionalProperties: false },
  ),
  sample: {
    ...invitationSample,
    groupIds: [SAMPLE.groupId],
    detachedBy: SAMPLE.ownerId,
    detachedAt: SAMPLE.at,
  },
});
