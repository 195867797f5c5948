import { EnrolmentAddedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { SAMPLE_ADDRESSEE, addressVariables, sessionVariables, sampleSession } from './session-variables.js';
import { sessionStartTemplates } from './templates/session-start.templates.js';

/** Once, when a session starts, to those who were enrolled before (D-27). */
export const sessionStartMail = defineMail({
  kind: 'session_start',
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
    en: 'It has started: {{sessionName}}',
    fr: 'C’est parti : {{sessionName}}',
  },
  templates: sessionStartTemplates,
  sample: sampleOf(EnrolmentAddedV1),
});
