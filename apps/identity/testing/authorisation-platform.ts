import { FIRST_ID } from '@rollcall/platform';
import { encodePlace } from '../src/snapshots/snapshot-place.rules.js';
import {
  aboutGroup,
  aboutNobody,
  aboutPerson,
  coaches,
  isOneOf,
  isPlatformAdmin,
  judge,
  manages,
  sees,
  writes,
  NEW_PERSON,
  NOBODY,
  SESSION,
  type Line,
} from './authorisation-line.js';

const SNAPSHOT_CURSOR = encodePlace({ part: 'users', after: FIRST_ID, feedCursor: 'MQ' });

/** Lines about paths and sessions. */
export const SESSIONS: Line[] = [
  aboutNobody('GET /v1/paths'),
  aboutNobody('GET /v1/sessions'),
  aboutGroup(
    'POST /v1/paths',
    ({ groupId }) => ({ path: '/v1/paths', body: { name: 'New', groupId } }),
    writes,
  ),
  aboutGroup(
    'GET /v1/paths/{id}',
    ({ pathId }) => ({ path: `/v1/paths/${pathId}` }),
    () => true,
  ),
  aboutGroup(
    'PATCH /v1/paths/{id}',
    ({ pathId }) => ({ path: `/v1/paths/${pathId}`, body: { name: 'Renamed' } }),
    writes,
  ),
  aboutGroup(
    'POST /v1/paths/{id}/sessions',
    ({ pathId, salesId }) => ({
      path: `/v1/paths/${pathId}/sessions`,
      body: { ...SESSION, groupId: salesId },
    }),
    (who) => coaches(who, 'own'),
    {
      note: 'of a path from somewhere, in Sales',
      // Who may create none in Sales is told so before the path is looked for.
      expect: (who, place) => (coaches(who, 'own') ? judge(sees(who, place), true) : 'forbidden'),
    },
  ),
  aboutGroup(
    'POST /v1/paths/{id}/sessions',
    ({ groupId, own }) => ({ path: `/v1/paths/${own.pathId}/sessions`, body: { ...SESSION, groupId } }),
    coaches,
    { note: 'in a group somewhere' },
  ),
  aboutGroup(
    'GET /v1/sessions/{id}',
    ({ sessionId }) => ({ path: `/v1/sessions/${sessionId}` }),
    () => true,
  ),
  aboutGroup(
    'PATCH /v1/sessions/{id}',
    ({ sessionId }) => ({ path: `/v1/sessions/${sessionId}`, body: { name: 'Renamed' } }),
    coaches,
  ),
  aboutGroup(
    'GET /v1/sessions/{id}/learners',
    ({ sessionId }) => ({ path: `/v1/sessions/${sessionId}/learners` }),
    coaches,
  ),
  aboutGroup(
    'PUT /v1/sessions/{id}/audience',
    ({ sessionId }) => ({ path: `/v1/sessions/${sessionId}/audience`, body: NOBODY }),
    coaches,
  ),
  aboutGroup(
    'PUT /v1/sessions/{id}/audience',
    ({ groupId, own }) => ({
      path: `/v1/sessions/${own.sessionId}/audience`,
      body: { ...NOBODY, groupIds: [groupId] },
    }),
    coaches,
    { note: 'a group from somewhere (P17, P18)' },
  ),
];

/** Lines about the platform and oneself. */
export const PLATFORM: Line[] = [
  aboutNobody('GET /v1/platform'),
  aboutNobody('PATCH /v1/platform', { name: 'Renamed' }, isPlatformAdmin),
  aboutNobody('GET /v1/audit-events', undefined, isPlatformAdmin),
  aboutNobody('GET /v1/audit-events.csv', undefined, isPlatformAdmin),
  aboutNobody('GET /v1/audit-events/verification', undefined, isPlatformAdmin),
  // As JSON; who is told of what as a stream is tested in `hints/live.int-spec.ts`.
  aboutNobody('GET /v1/live'),
  aboutNobody('GET /v1/auth/me'),
  aboutNobody('GET /v1/auth/sign-ins'),
  aboutNobody('DELETE /v1/auth/sign-ins'),
  aboutNobody('DELETE /v1/auth/sign-ins/{signInId}', undefined, undefined, {
    call: () => ({ path: `/v1/auth/sign-ins/${crypto.randomUUID()}` }),
    expect: () => 'hidden',
  }),
  aboutNobody('POST /v1/auth/logout'),
  aboutNobody('POST /v1/auth/password', {
    currentPassword: 'wrong horse',
    newPassword: 'staple battery horse',
  }),
  aboutNobody('GET /v1/platforms', undefined, undefined, { forOperator: true }),
  aboutNobody(
    'POST /v1/platforms',
    {
      name: 'Third',
      slug: 'third',
      plan: 'team',
      locale: 'en',
      timeZone: 'UTC',
      owner: { ...NEW_PERSON, email: 'o@x.org' },
    },
    undefined,
    { forOperator: true },
  ),
  aboutGroup(
    'PATCH /v1/platforms/{id}',
    () => ({ path: '' }),
    () => true,
    {
      hasPlace: false,
      call: ({ platformId }) => ({ path: `/v1/platforms/${platformId}`, body: { name: 'Renamed' } }),
      forOperator: true,
    },
  ),
];

const KEY = { name: 'New', scopes: [] };
/** There is no such key: who may manage keys is told so. */
const aboutApiKey = (route: string, rest = '', body?: object): Line =>
  aboutNobody(route, body, isPlatformAdmin, {
    call: () => ({ path: `/v1/api-keys/${crypto.randomUUID()}${rest}`, body }),
    expect: (who) => (isPlatformAdmin(who) ? 'hidden' : 'forbidden'),
  });

/** Lines about API keys (P20). */
export const API_KEYS: Line[] = [
  aboutNobody('GET /v1/api-keys', undefined, isPlatformAdmin),
  aboutNobody('POST /v1/api-keys', KEY, isPlatformAdmin),
  aboutApiKey('GET /v1/api-keys/{id}'),
  aboutApiKey('PATCH /v1/api-keys/{id}', '', { name: 'Renamed' }),
  aboutApiKey('POST /v1/api-keys/{id}/rotations', '/rotations', {}),
  aboutApiKey('DELETE /v1/api-keys/{id}'),
];

/** What other services ask before they do something (their routes are theirs, the right is decided here). */
const decision = (route: string, action: string): Line => ({
  route,
  note: `asked as ${action}`,
  hasPlace: true,
  kinds: ['invited'],
  call: ({ invitationId }) => ({ path: '/internal/policy-decisions', body: { action, invitationId } }),
  expect: (who, place) => judge(manages(who, place), true),
});

/** Routes of notifications about one person. */
const aboutMails = (route: string): Line =>
  aboutPerson(
    route,
    (userId) => ({ path: '/internal/policy-decisions', body: { action: 'mails.read', userId } }),
    manages,
    { note: 'asked as mails.read' },
  );

/** Lines about routes of other services. */
export const OTHER_SERVICES: Line[] = [
  decision('GET /v1/invitations/{id}', 'invitation.read'),
  decision('POST /v1/invitations/{id}/reminders', 'invitation.remind'),
  decision('POST /v1/invitations/{id}/reminder-preview', 'invitation.remind'),
  decision('GET /v1/invitations/{id}/reminder-preview.html', 'invitation.remind'),
  decision('DELETE /v1/invitations/{id}', 'invitation.cancel'),
  aboutMails('GET /v1/users/{id}/mails'),
  aboutMails('GET /v1/users/{id}/mails/{mailId}/preview'),
  aboutMails('GET /v1/users/{id}/mails/{mailId}/preview.html'),
  aboutMails('GET /v1/users/{id}/why-no-mail'),
  ...[
    'POST /v1/invitation-jobs',
    'GET /v1/invitation-jobs',
    'GET /v1/invitation-jobs/{id}',
    'GET /v1/invitation-jobs/{id}/results',
    'POST /v1/invitation-jobs/{id}/cancel',
  ].map((route): Line => ({
    ...aboutNobody(route, undefined, (who) =>
      isOneOf(who, 'owner', 'platformAdmin', 'groupAdmin', 'userAdmin'),
    ),
    note: 'asked as invitation.job',
    call: () => ({ path: '/internal/policy-decisions', body: { action: 'invitation.job' } }),
  })),
  ...[
    'GET /v1/billing/summary',
    'GET /v1/billing/usage',
    'GET /v1/billing/ledger',
    'GET /v1/billing/ledger.csv',
    'GET /v1/billing/cycles',
    'GET /v1/billing/cycles/{id}',
    'GET /v1/billing/cycles/{id}/lines',
    'GET /v1/billing/cycles/{id}.csv',
  ].map((route): Line => ({
    ...aboutNobody(route, undefined, (who) => who === 'owner'),
    note: 'asked as billing.read',
    call: () => ({ path: '/internal/policy-decisions', body: { action: 'billing.read' } }),
  })),
  ...[
    'GET /v1/mail/suppressions',
    'POST /v1/mail/suppressions',
    'DELETE /v1/mail/suppressions/{id}',
    'GET /v1/mail/summary',
  ].map((route): Line => ({
    ...aboutNobody(route, undefined, isPlatformAdmin),
    note: 'asked as mail.manage',
    call: () => ({ path: '/internal/policy-decisions', body: { action: 'mail.manage' } }),
  })),
  {
    ...aboutNobody('GET /v1/events/snapshot', undefined, isPlatformAdmin),
    note: 'with a cursor, so that the feed need not be asked',
    call: () => ({ path: `/v1/events/snapshot?cursor=${SNAPSHOT_CURSOR}` }),
  },
  {
    ...aboutNobody('GET /v1/events', undefined, isPlatformAdmin),
    note: 'asked as events.read',
    call: () => ({ path: '/internal/policy-decisions', body: { action: 'events.read' } }),
  },
  ...[
    'GET /v1/webhooks',
    'POST /v1/webhooks',
    'GET /v1/webhooks/{id}',
    'PATCH /v1/webhooks/{id}',
    'DELETE /v1/webhooks/{id}',
    'POST /v1/webhooks/{id}/secret-rotations',
    'POST /v1/webhooks/{id}/test',
    'GET /v1/webhooks/{id}/deliveries',
    'POST /v1/webhooks/{id}/replays',
  ].map((route): Line => ({
    ...aboutNobody(route, undefined, isPlatformAdmin),
    note: 'asked as webhooks.manage',
    call: () => ({ path: '/internal/policy-decisions', body: { action: 'webhooks.manage' } }),
  })),
];
