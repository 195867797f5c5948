import type { Kind, Person, Place, Target } from './authorisation-world.js';

/** What a call comes to: done or refused for another reason, refused for want of rights, or as if nothing were there. */
export type Outcome = 'ok' | 'forbidden' | 'hidden';

/** One line of the table: a route, how it is called about a subject somewhere, and who may where. */
export interface Line {
  /** Method and path, as in the OpenAPI document. */
  route: string;
  /** What is special about this line, when a route has several. */
  note?: string;
  /** Whether it is about something that lies somewhere. */
  hasPlace: boolean;
  /** For lines about a person: who they may be. */
  kinds: readonly Kind[];
  call(target: Target, kind: Kind): { path: string; body?: object };
  expect(who: Person, place: Place, kind: Kind): Outcome;
  /** The person is not the same after a success. */
  spends?: true;
  /** Nothing is written down, although it is no reading: it is a rehearsal. */
  isRehearsal?: true;
  /** Who sees the subject may be told that there is nothing in words of its own. */
  hasOwnNothing?: true;
  /** Only the operator gets through. */
  forOperator?: true;
}

const isOneOf = <T>(value: T, ...all: T[]): boolean => all.includes(value);
const isPlatformAdmin = (who: Person): boolean => isOneOf(who, 'owner', 'platformAdmin');
const exists = (place: Place): boolean => !isOneOf(place, 'otherTenant', 'unknown');
const isInReach = (place: Place): boolean => isOneOf(place, 'own', 'below', 'belowPrivate');

/** G14: administrators reach everything below their group. */
const administers = (who: Person, place: Place): boolean =>
  exists(place) && (isPlatformAdmin(who) || (who === 'groupAdmin' && isInReach(place)));
/** D-04: user admins too. */
const manages = (who: Person, place: Place): boolean =>
  administers(who, place) || (who === 'userAdmin' && isInReach(place));
/** G19: Sales, France and the root are one zone; AcmeParis and HR lie in others. */
const sees = (who: Person, place: Place): boolean =>
  manages(who, place) || isOneOf(place, 'own', 'below', 'above');
/** D-38. */
const seesPerson = (who: Person, place: Place, kind: Kind): boolean =>
  manages(who, place) || (kind !== 'invited' && sees(who, place));
const coaches = (who: Person, place: Place): boolean =>
  administers(who, place) || (who === 'coach' && place === 'own');
const writes = (who: Person, place: Place): boolean =>
  administers(who, place) || (who === 'author' && place === 'own');

const judge = (isSeen: boolean, isAllowed: boolean): Outcome =>
  !isSeen ? 'hidden' : isAllowed ? 'ok' : 'forbidden';

const aboutGroup = (
  route: string,
  call: (target: Target) => { path: string; body?: object },
  isAllowed: (who: Person, place: Place) => boolean,
  more: Partial<Line> = {},
): Line => ({
  route,
  hasPlace: true,
  kinds: ['learner'],
  call,
  expect: (who, place) => judge(sees(who, place), isAllowed(who, place)),
  ...more,
});

const aboutPerson = (
  route: string,
  call: (id: string, target: Target, kind: Kind) => { path: string; body?: object },
  isAllowed: (who: Person, place: Place, kind: Kind) => boolean,
  more: Partial<Line> = {},
): Line => ({
  route,
  hasPlace: true,
  kinds: ['learner', 'coach', 'invited'],
  call: (target, kind) => call(target.person[kind], target, kind),
  expect: (who, place, kind) => judge(seesPerson(who, place, kind), isAllowed(who, place, kind)),
  ...more,
});

const aboutNobody = (
  route: string,
  body?: object,
  isAllowed: (who: Person) => boolean = () => true,
  more: Partial<Line> = {},
): Line => ({
  route,
  hasPlace: false,
  kinds: ['learner'],
  call: () => ({ path: route.split(' ')[1] ?? '', body }),
  expect: (who) => judge(true, isAllowed(who)),
  ...more,
});

const user = (id: string, rest = '', body?: object) => ({ path: `/v1/users/${id}${rest}`, body });
const group = ({ groupId }: Target, rest = '', body?: object) => ({
  path: `/v1/groups/${groupId}${rest}`,
  body,
});
const NEW_PERSON = { firstName: 'Nina', lastName: 'Novak', password: 'staple battery horse' };
const SESSION = { name: 'June', startsAt: '2026-12-01T09:00:00Z', audience: 'static' };
const NOBODY = { groupIds: [], userIds: [], excludedUserIds: [] };
let serial = 0;
const newEmail = (): string => `new${(serial += 1)}@x.org`;

const GROUPS: Line[] = [
  aboutNobody('GET /v1/groups'),
  aboutGroup(
    'GET /v1/groups/{id}',
    (t) => group(t),
    () => true,
  ),
  aboutGroup(
    'GET /v1/groups/{id}/members',
    (t) => group(t, '/members'),
    () => true,
  ),
  aboutGroup(
    'POST /v1/groups',
    ({ groupId }) => ({ path: '/v1/groups', body: { name: 'New', parentId: groupId, public: false } }),
    administers,
  ),
  aboutGroup('PATCH /v1/groups/{id}', (t) => group(t, '', { name: 'Renamed' }), administers),
  aboutGroup('PATCH /v1/groups/{id}', (t) => group(t, '?dryRun=true', { public: true }), administers, {
    note: 'privacy, rehearsed',
    isRehearsal: true,
  }),
  aboutGroup(
    'PATCH /v1/groups/{id}',
    (t) => group(t, '?dryRun=true', { parentId: t.salesId }),
    // G24: the new parent, Sales, must be administered too.
    (who, place) => administers(who, place) && administers(who, 'own'),
    { note: 'moved below Sales, rehearsed', isRehearsal: true },
  ),
  aboutGroup('DELETE /v1/groups/{id}', (t) => group(t, '?dryRun=true'), administers, {
    note: 'rehearsed',
    isRehearsal: true,
  }),
  aboutGroup(
    'POST /v1/groups/{id}/members',
    (t) => group(t, '/members', { userId: t.own.mateId, roles: ['learner'] }),
    manages,
  ),
  aboutGroup(
    'POST /v1/groups/{id}/members',
    (t) => group(t, '/members', { userId: t.own.mateId, roles: ['author'] }),
    administers,
    { note: 'as author (D-05)' },
  ),
  aboutPerson(
    'POST /v1/groups/{id}/members',
    (id, t) => ({ path: `/v1/groups/${t.salesId}/members`, body: { userId: id, roles: ['learner'] } }),
    // G20: who is in the root only shares no group with an administrator of Sales.
    (who, place) => manages(who, place) && manages(who, 'own'),
    { note: 'somebody from somewhere, into Sales', spends: true },
  ),
  aboutPerson(
    'DELETE /v1/groups/{id}/members/{userId}',
    (id, t) => group(t, `/members/${id}`),
    (who, place, kind) => (kind === 'coach' ? administers(who, place) : manages(who, place)),
    { spends: true },
  ),
  aboutPerson(
    'DELETE /v1/groups/{id}/members/{userId}/roles/{role}',
    (id, t, kind) => group(t, `/members/${id}/roles/${kind === 'coach' ? 'coach' : 'learner'}`),
    (who, place, kind) => (kind === 'coach' ? administers(who, place) : manages(who, place)),
    { spends: true },
  ),
];

/** P8: a learner of Sales or France is one of the root too (G9); only platform admins manage all of these groups. */
const mayDelete = (who: Person, place: Place, kind: Kind): boolean => {
  if (isPlatformAdmin(who)) return exists(place);
  if (kind === 'coach') return administers(who, place);
  return manages(who, place) && place === 'belowPrivate';
};

const PERSONS: Line[] = [
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

const INVITATIONS: Line[] = [
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
    ({ groupId, salesId }) => ({
      path: '/v1/invitations',
      body: { emails: newEmail(), groupIds: [...new Set([salesId, groupId])], roles: ['learner'] },
    }),
    (who, place) => manages(who, place) && manages(who, 'own'),
    { note: 'into Sales and somewhere: all or nothing (V16)' },
  ),
];

const SESSIONS: Line[] = [
  aboutNobody('GET /v1/paths'),
  aboutNobody('GET /v1/sessions'),
  aboutGroup(
    'POST /v1/paths',
    ({ groupId }) => ({ path: '/v1/paths', body: { name: 'New', groupId } }),
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

const PLATFORM: Line[] = [
  aboutNobody('GET /v1/platform'),
  aboutNobody('PATCH /v1/platform', { name: 'Renamed' }, isPlatformAdmin),
  aboutNobody('GET /v1/audit-events', undefined, isPlatformAdmin),
  aboutNobody('GET /v1/audit-events.csv', undefined, isPlatformAdmin),
  aboutNobody('GET /v1/audit-events/verification', undefined, isPlatformAdmin),
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

/** What other services ask before they do something (their routes are theirs, the right is decided here). */
const decision = (route: string, action: string): Line => ({
  route,
  note: `asked as ${action}`,
  hasPlace: true,
  kinds: ['invited'],
  call: ({ invitationId }) => ({ path: '/internal/policy-decisions', body: { action, invitationId } }),
  expect: (who, place) => judge(manages(who, place), true),
});

const OTHER_SERVICES: Line[] = [
  decision('GET /v1/invitations/{id}', 'invitation.read'),
  decision('POST /v1/invitations/{id}/reminders', 'invitation.remind'),
  decision('DELETE /v1/invitations/{id}', 'invitation.cancel'),
  ...['GET /v1/billing/summary', 'GET /v1/billing/ledger'].map((route): Line => ({
    ...aboutNobody(route, undefined, (who) => who === 'owner'),
    note: 'asked as billing.read',
    call: () => ({ path: '/internal/policy-decisions', body: { action: 'billing.read' } }),
  })),
];

/** Every line of the table. */
export const LINES: readonly Line[] = [
  ...GROUPS,
  ...PERSONS,
  ...INVITATIONS,
  ...SESSIONS,
  ...PLATFORM,
  ...OTHER_SERVICES,
];

/** Routes that ask nobody who they are, and why. */
export const OPEN_ROUTES: Readonly<Record<string, string>> = {
  'POST /v1/auth/login': 'Signing in.',
  'POST /v1/auth/password-reset-requests': 'The mailbox is the proof (T6).',
  'POST /v1/auth/password-resets': 'The link is the proof.',
  'GET /v1/auth/password-resets/{token}': 'The link is the proof.',
  'GET /v1/invitation-links/{token}': 'The link is the proof (D-15).',
  'POST /v1/invitation-links/{token}/acceptance': 'The link is the proof.',
  'GET /mailbox': 'Only where no mail is really sent.',
  'GET /mailbox/api/mails': 'Only where no mail is really sent.',
  'DELETE /mailbox/api/mails': 'Only where no mail is really sent.',
};
