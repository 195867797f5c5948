import {
  administers,
  aboutGroup,
  aboutNobody,
  aboutPerson,
  group,
  manages,
  type Line,
} from './authorisation-line.js';

/** Lines about groups and who is in them. */
export const GROUPS: Line[] = [
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
    'POST /v1/groups/deletions',
    ({ groupId }) => ({ path: '/v1/groups/deletions?dryRun=true', body: { groupIds: [groupId] } }),
    administers,
    { note: 'rehearsed', isRehearsal: true },
  ),
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
    (id, t) => group(t, `/members/${id}?dryRun=true`),
    (who, place, kind) => (kind === 'coach' ? administers(who, place) : manages(who, place)),
    { note: 'rehearsed', isRehearsal: true },
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
