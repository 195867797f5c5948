import { AccountSetUpV1 } from '@rollcall/contracts';
import { defineMail } from '../delivery/mail-declaration.js';
import { sampleOf } from '../delivery/sample-of.js';
import { accountCredentialsTemplates } from './templates/account-credentials.templates.js';

/**
 * The mail to a person who was set up (N1): login and a generated password, or a link to choose one, as the platform
 * wants it at that time (D-21).
 */
export const accountCredentialsMail = defineMail({
  kind: 'account_credentials',
  cause: 'identity.account-set-up.v1',
  // Only people with an address get it; see its consumer.
  recipient: ({ data }) => ({
    userId: data.userId,
    address: data.email ?? '',
    locale: data.locale,
    invitationId: null,
  }),
  variables: ({ id, data }) => ({
    platformName: data.platformName ?? 'Rollcall',
    firstName: data.firstName,
    secretId: id,
  }),
  freeText: [],
  secret: 'credentials',
  subject: {
    en: 'Your account on {{platformName}}',
    fr: 'Votre compte sur {{platformName}}',
  },
  templates: accountCredentialsTemplates,
  sample: sampleOf(AccountSetUpV1),
});
