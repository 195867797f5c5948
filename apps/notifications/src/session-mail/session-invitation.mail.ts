import { EnrolmentAddedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { SAMPLE_ADDRESSEE, addressVariables, sessionVariables, sampleSession } from './session-variables.js';
import { sessionInvitationTemplates } from './templates/session-invitation.templates.js';

/** One for each session that a person is enrolled in (N1); before the start it says so and leads to the preview (D-27). */
export const sessionInvitationMail = defineMail({
  kind: 'session_invitation',
  cause: 'identity.enrolment-added.v1',
  recipient: ({ data }) => ({ userId: data.userId, address: '', locale: 'en', invitationId: null }),
  variables: ({ data }) => ({
    ...addressVariables(SAMPLE_ADDRESSEE),
    ...sessionVariables(sampleSession(data)),
    isToCome: 1,
  }),
  freeText: [],
  moments: ['startsAt', 'endsAt'],
  secret: 'session-link',
  subject: {
    en: 'You are enrolled: {{sessionName}}',
    fr: 'Votre inscription : {{sessionName}}',
  },
  templates: sessionInvitationTemplates,
  sample: sampleOf(EnrolmentAddedV1),
});
