import { PasswordChangedV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { passwordChangedTemplates } from './templates/password-changed.templates.js';

/** The notice that the password is another one now, and by whom (V58). It carries nothing to click. */
export const passwordChangedMail = defineMail({
  kind: 'password_changed',
  cause: 'identity.password-changed.v1',
  // Only people with an address get it; see its consumer.
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email ?? '',
    locale: data.locale,
    invitationId: null,
  }),
  variables: ({ data }) => ({
    platformName: data.platformName,
    byAdministrator: data.way === 'administrator' ? 1 : null,
  }),
  freeText: [],
  secret: null,
  subject: {
    en: 'Your password on {{platformName}} was changed',
    fr: 'Votre mot de passe sur {{platformName}} a changé',
  },
  templates: passwordChangedTemplates,
  sample: sampleOf(PasswordChangedV1),
});
