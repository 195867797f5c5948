import { GROUPS } from './authorisation-groups.js';
import { IMPORTS } from './authorisation-imports.js';
import type { Line } from './authorisation-line.js';
import { INVITATIONS, PERSONS } from './authorisation-people.js';
import { API_KEYS, OTHER_SERVICES, PLATFORM, SESSIONS } from './authorisation-platform.js';

/** Every line of the table. */
export const LINES: readonly Line[] = [
  ...GROUPS,
  ...PERSONS,
  ...INVITATIONS,
  ...SESSIONS,
  ...PLATFORM,
  ...IMPORTS,
  ...API_KEYS,
  ...OTHER_SERVICES,
];

/** Routes of other services that only the operator gets through to, and where that is tested. */
export const OPERATOR_ROUTES: Readonly<Record<string, string>> = {
  'GET /v1/billing/platforms/{id}': 'apps/billing/src/prices',
  'PATCH /v1/billing/platforms/{id}': 'apps/billing/src/prices',
  'GET /v1/billing/reconciliations': 'apps/billing/src/reconciliations',
  'POST /v1/billing/reconciliations': 'apps/billing/src/reconciliations',
};

/** Routes that ask nobody who they are, and why. */
export const OPEN_ROUTES: Readonly<Record<string, string>> = {
  'POST /v1/auth/login': 'Signing in.',
  'POST /v1/oauth/token': 'The API key is the proof.',
  'POST /v1/auth/password-reset-requests': 'The mailbox is the proof (T6).',
  'POST /v1/auth/password-resets': 'The link is the proof.',
  'GET /v1/auth/password-resets/{token}': 'The link is the proof.',
  'GET /v1/invitation-links/{token}': 'The link is the proof (D-15).',
  'POST /v1/invitation-links/{token}/acceptance': 'The link is the proof.',
  'POST /v1/mail/provider-events': 'The signature is the proof.',
  'PUT /v1/unsubscriptions/{token}': 'The link is the proof.',
  'DELETE /v1/unsubscriptions/{token}': 'The link is the proof.',
  'GET /mailbox': 'Only where no mail is really sent.',
  'GET /mailbox/previews': 'Only where no mail is really sent, and examples only.',
  'GET /mailbox/api/mails': 'Only where no mail is really sent.',
  'DELETE /mailbox/api/mails': 'Only where no mail is really sent.',
};
