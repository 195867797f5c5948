import { InvitationRemindedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { invitationReminderTemplates } from './templates/invitation-reminder.templates.js';

/** The mail of *Send reminder*: the same invitation again, with the sender's message (T8). */
export const invitationReminderMail = defineMail({
  kind: 'invitation_reminder',
  cause: 'invitations.invitation-reminded.v1',
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email,
    locale: data.locale,
    invitationId: data.invitationId,
  }),
  variables: ({ data }) => ({
    platformName: data.platformName,
    senderName: data.remindedBy.displayName,
    message: data.message,
    generation: data.generation,
  }),
  freeText: ['message'],
  secret: 'invitation-link',
  subject: {
    en: 'Reminder: your invitation to join {{platformName}}',
    fr: 'Rappel : votre invitation à rejoindre {{platformName}}',
  },
  templates: invitationReminderTemplates,
  sample: sampleOf(InvitationRemindedV1),
});
