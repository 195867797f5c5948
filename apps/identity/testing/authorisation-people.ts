import {
  administers,
  aboutGroup,
  aboutNobody,
  aboutPerson,
  exists,
  isPlatformAdmin,
  manages,
  newEmail,
  seesPerson,
  user,
  NEW_PERSON,
  type Line,
} from './authorisation-line.js';
import type { Person, Place, Kind } from './authorisation-world.js';

/** P8: a learner of Sales or France is one of the root too (G9); only platform admins manage all of these groups. */
const mayDelete = (who: Person, place: Place, kind: Kind): boolean => {
  if (isPlatformAdmin(who)) return exists(place);
  if (kind === 'coach') return administers(who, place);
  return manages(who, place) && place === 'belowPrivate';
};

/** Lines about people. */
export const PERSONS: Line[] = [
  aboutNobody('GET /v1/users'),
  aboutGroup(
    'POST /v1/users',
    ({ groupId }) => ({
      path: '/v1/users',
      body: { ...NEW_PERSON, email: newEmail(), groupIds: [groupId], roles: ['learner'] },
    }),
    manages,
  ),
  aboutGroup(
    'POST /v1/users',
    ({ groupId }) => ({
      path: '/v1/users',
      body: { ...NEW_PERSON, email: newEmail(), groupIds: [groupId], roles: ['userAdmin'] },
    }),
    administers,
    { note: 'as user admin (V13, D-05)' },
  ),
  aboutPerson(
    'GET /v1/users/{id}',
    (id) => user(id),
    () => true,
  ),
  aboutPerson(
    'PATCH /v1/users/{id}',
    (id) => user(id, '', { firstName: 'Changed' }),
    (who, place, kind) => (kind === 'coach' ? administers(who, place) : manages(who, place)),
    { note: 'name (D-06)' },
  ),
  aboutPerson('PATCH /v1/users/{id}', (id) => user(id, '', { email: newEmail() }), administers, {
    note: 'email',
  }),
  aboutPerson(
    'PATCH /v1/users/{id}',
    (id) => user(id, '', { additionalInformation: 'Left-handed' }),
    isPlatformAdmin,
    {
      note: 'additional information (P11)',
    },
  ),
  aboutPerson('DELETE /v1/users/{id}', (id) => user(id, '?dryRun=true'), mayDelete, {
    note: 'rehearsed',
    isRehearsal: true,
  }),
  aboutPerson('DELETE /v1/users/{id}', (id) => user(id), mayDelete, { spends: true }),
  aboutPerson(
    'PUT /v1/users/{id}/deletion-date',
    (id) => user(id, '/deletion-date', { date: '2099-01-01' }),
    administers,
  ),
  aboutPerson(
    'POST /v1/users/{id}/password',
    (id) => user(id, '/password', { newPassword: 'staple battery horse' }),
    administers,
  ),
  aboutPerson('POST /v1/users/{id}/erasure', (id) => user(id, '/erasure', {}), isPlatformAdmin),
  aboutPerson('GET /v1/users/{id}/erasure', (id) => user(id, '/erasure'), isPlatformAdmin, {
    hasOwnNothing: true,
    // Nobody of these is erased: who may look finds nothing, like who may not see the person.
    expect: (who, place, kind) =>
      seesPerson(who, place, kind) && !isPlatformAdmin(who) ? 'forbidden' : 'hidden',
  }),
  aboutPerson('GET /v1/users/{id}/sign-ins', (id) => user(id, '/sign-ins'), administers),
  aboutPerson('DELETE /v1/users/{id}/sign-ins', (id) => user(id, '/sign-ins'), administers),
  aboutPerson(
    'DELETE /v1/users/{id}/sign-ins/{signInId}',
    (id) => user(id, `/sign-ins/${crypto.randomUUID()}`),
    administers,
    // There is no such sign-in: who may end them is told so.
    {
      expect: (who, place, kind) =>
        seesPerson(who, place, kind) && !administers(who, place) ? 'forbidden' : 'hidden',
    },
  ),
];

/** Lines about invitations. */
export const INVITATIONS: Line[] = [
  aboutNobody('GET /v1/invitations'),
  aboutGroup(
    'POST /v1/invitations',
    ({ groupId }) => ({
      path: '/v1/invitations',
      body: { emails: newEmail(), groupIds: [groupId], roles: ['learner'] },
    }),
    manages,
  ),
  aboutGroup(
    'POST /v1/invitations',
    ({ groupId }) => ({
      path: '/v1/invitations',
      body: { emails: newEmail(), groupIds: [groupId], roles: ['learner', 'admin'] },
    }),
    administers,
    { note: 'as admin (V13)' },
  ),
  aboutGroup(
    'POST /v1/invitations',
    ({ groupId }) => ({
      path: '/v1/invitations?dryRun=true',
      body: { emails: newEmail(), groupIds: [groupId], roles: ['learner'] },
    }),
    manages,
    { note: 'rehearsed', isRehearsal: true },
  ),
  aboutGroup(
    'POST /v1/invitations',
    ({ groupId, salesId }) => ({
      path: '/v1/invitations',
      body: { emails: newEmail(), groupIds: [...new Set([salesId, groupId])], roles: ['learner'] },
    }),
    (who, place) => manages(who, place) && manages(who, 'own'),
    { note: 'into Sales and somewhere: all or nothing (V16)' },
  ),
  ...['', '?dryRun=true'].map((query) =>
    aboutGroup(
      'POST /v1/sessions/{id}/invitations',
      ({ sessionId }) => ({
        path: `/v1/sessions/${sessionId}/invitations${query}`,
        body: { emails: newEmail() },
      }),
      // P4: the others would have to teach it.
      (who, place) => exists(place) && isPlatformAdmin(who),
      query === '' ? {} : { note: 'rehearsed', isRehearsal: true },
    ),
  ),
];
