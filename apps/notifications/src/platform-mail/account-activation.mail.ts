import { PasswordResetRequestedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { accountActivationTemplates } from './templates/account-activation.templates.js';

/** What an invited person gets who asks for a new password: the link of the invitation again (T6, E6). */
export const accountActivationMail = defineMail({
  kind: 'account_activation',
  cause: 'identity.password-reset-requested.v1',
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email,
    locale: data.locale,
    invitationId: data.invitationId,
  }),
  variables: ({ data }) => ({ platformName: data.platformName }),
  freeText: [],
  secret: 'invitation-link',
  subject: {
    en: 'Finish your account on {{platformName}}',
    fr: 'Terminez votre compte sur {{platformName}}',
  },
  templates: accountActivationTemplates,
  sample: sampleOf(PasswordResetRequestedV1),
});
