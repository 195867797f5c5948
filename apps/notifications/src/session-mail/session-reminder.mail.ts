import { EnrolmentAddedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { SAMPLE_ADDRESSEE, addressVariables, sessionVariables, sampleSession } from './session-variables.js';
import { sessionReminderTemplates } from './templates/session-reminder.templates.js';

/** Days before the end of a session, and weekly for a while after it (D-28). */
export const sessionReminderMail = defineMail({
  kind: 'session_reminder',
  cause: 'identity.enrolment-added.v1',
  recipient: ({ data }) => ({ userId: data.userId, address: '', locale: 'en', invitationId: null }),
  variables: ({ data }) => ({
    ...addressVariables(SAMPLE_ADDRESSEE),
    ...sessionVariables(sampleSession(data)),
    isLate: null,
  }),
  freeText: [],
  moments: ['startsAt', 'endsAt'],
  secret: 'session-link',
  subject: {
    en: '{{#if isLate}}Overdue{{else}}Ending soon{{/if}}: {{sessionName}}',
    fr: '{{#if isLate}}En retard{{else}}Bientôt terminé{{/if}} : {{sessionName}}',
  },
  templates: sessionReminderTemplates,
  sample: sampleOf(EnrolmentAddedV1),
});
