import { PasswordResetRequestedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { passwordResetTemplates } from './templates/password-reset.templates.js';

/** The link to choose a new password. */
export const passwordResetMail = defineMail({
  kind: 'password_reset',
  cause: 'identity.password-reset-requested.v1',
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email,
    locale: data.locale,
    invitationId: null,
  }),
  variables: ({ data }) => ({ platformName: data.platformName, secretId: data.resetId }),
  freeText: [],
  secret: 'password-reset',
  subject: {
    en: 'Choose a new password for {{platformName}}',
    fr: 'Choisissez un nouveau mot de passe pour {{platformName}}',
  },
  templates: passwordResetTemplates,
  sample: sampleOf(PasswordResetRequestedV1),
});
