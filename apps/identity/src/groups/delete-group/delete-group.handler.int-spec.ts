import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

/** Counts as what they add up to. */
const FOLDED: Record<string, string> = {
  member_counts: '(SELECT group_id, sum(active), sum(invited) FROM identity.member_counts GROUP BY group_id)',
  account_counts: '(SELECT platform_id, sum(change) FROM identity.account_counts GROUP BY platform_id)',
};

describe('Deleting groups', () => {
  let identity: IdentityUnderTest;
  beforeEach(async () => {
    identity = await startIdentity();
  });
  afterEach(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const id = (group: string): string => identity.groups[group] ?? group;
  const address = (group: string): string => `/v1/groups/${id(group)}`;
  const invite = async (email: string, ...groups: string[]) => {
    const body = { emails: email, groupIds: groups.map(id), roles: ['learner'] };
    return (await owner().post('/v1/invitations', body)).body.results[0];
  };
  const userIdsOf = (people: { userId: string }[]): string[] => people.map(({ userId }) => userId);

  it('E26: takes the groups below, people of no other group, and their invitations (G25, D-34)', async () => {
    const invited = await invite('ivy@x.org', 'AcmeParis');
    const other = await invite('oda@x.org', 'AcmeParis', 'HR');
    const active = await identity.person('ada@x.org', ['VIPTeam'], ['learner']);
    const survivor = await identity.person('eve@x.org', ['Acme', 'France'], ['learner']);
    const { status, body } = await owner().delete(address('Partners'));
    expect(status).toBe(200);
    expect(body.deletedGroups.toSorted()).toEqual(
      ['Partners', 'Acme', 'AcmeParis', 'AcmeVIP', 'VIPTeam'].map(id).toSorted(),
    );
    expect(userIdsOf(body.deletedPeople).toSorted()).toEqual([invited.userId, active].toSorted());
    expect(body.cancelledInvitations).toEqual([
      { userId: invited.userId, invitationId: invited.invitationId },
    ]);
    expect((await owner().get('/v1/groups')).body.items).toHaveLength(5);
    expect((await owner().get(address('Acme'))).status).toBe(404);
    expect((await identity.membershipsOf(survivor)).map((each) => each.split(' via')[0])).toEqual([
      'learner EMEA',
      'learner France',
      'learner ROOT',
      'learner Sales',
    ]);
    const states = await identity.rows(
      `SELECT u.status, i.status AS invitation, i.group_ids AS groups FROM identity.users u
         JOIN identity.invitations i ON i.id = u.invitation_id WHERE u.id = ANY ($1) ORDER BY u.status`,
      [[invited.userId, other.userId]],
    );
    expect(states).toEqual([
      { status: 'deleted', invitation: 'cancelled', groups: expect.anything() },
      { status: 'invited', invitation: 'pending', groups: [id('HR')] },
    ]);
  });

  it('unenrols from dynamic sessions, leaves static ones alone, and hands paths to the parent (G26)', async () => {
    const learner = await identity.person('ada@x.org', ['Acme', 'HR'], ['learner']);
    const dynamic = await session('dynamic');
    const fixed = await session('static');
    const { body } = await owner().delete(address('Partners'));
    expect(body.droppedEnrolments).toEqual([{ sessionId: dynamic, userId: learner }]);
    const enrolments = await identity.rows(
      'SELECT session_id AS id, status FROM identity.enrolments ORDER BY session_id',
    );
    expect(enrolments).toEqual([
      { id: dynamic, status: 'archived' },
      { id: fixed, status: 'published' },
    ]);
    const { body: sessions } = await owner().get('/v1/sessions');
    expect(sessions.items.map(({ groupId }: { groupId: string }) => groupId)).toEqual([
      id('Sales'),
      id('Sales'),
    ]);
    const told = await identity.rows<{ version: number; groupId: string }>(
      `SELECT subject_version::int AS version, envelope->'data'->>'groupId' AS "groupId" FROM identity.outbox
        WHERE type = 'identity.session-updated.v1' AND subject = ANY ($1)`,
      [[`session/${dynamic}`, `session/${fixed}`]],
    );
    expect(told).toEqual([
      { version: 2, groupId: id('Sales') },
      { version: 2, groupId: id('Sales') },
    ]);
  });

  async function session(audience: 'dynamic' | 'static'): Promise<string> {
    const groupId = id('Acme');
    const { body: path } = await owner().post('/v1/paths', { name: 'Safety', groupId });
    const { body } = await owner().post(`/v1/paths/${path.id}/sessions`, {
      name: 'May',
      groupId,
      startsAt: '2027-12-01T09:00:00Z',
      audience,
    });
    const members = { groupIds: [groupId], userIds: [], excludedUserIds: [] };
    await owner().put(`/v1/sessions/${body.id}/audience`, members);
    return body.id;
  }

  it('is for administrators of the group, and never reaches the root or another platform', async () => {
    const admin = await identity.person('s@x.org', ['Sales'], ['admin']);
    expect((await identity.as(admin).delete(address('HR'))).status).toBe(404);
    expect((await identity.as(admin).delete(address('ROOT'))).status).toBe(403);
    const { rootGroupId } = await identity.createPlatform('neighbour');
    expect((await owner().delete(`/v1/groups/${rootGroupId}`)).body.code).toBe('not_found');
    expect((await identity.as(admin).delete(address('Partners'))).status).toBe(200);
    expect((await identity.as(admin).delete(address('Partners'))).status).toBe(404);
  });

  it('takes many at once, all or none, each path to the nearest group that stays (G27)', async () => {
    const path = (await owner().post('/v1/paths', { name: 'Safety', groupId: id('VIPTeam') })).body.id;
    const learner = await identity.person('ada@x.org', ['HR', 'VIPTeam'], ['learner']);
    const remove = (...groups: string[]) =>
      owner().post('/v1/groups/deletions', { groupIds: groups.map(id) });
    expect((await remove('HR', 'ROOT')).body.code).toBe('root_group_fixed');
    expect((await remove('HR', '00000000-0000-7000-8000-000000000000')).body.code).toBe('not_found');
    expect((await remove()).body.errors).toMatchObject([{ path: 'groupIds' }]);
    expect((await owner().get('/v1/groups')).body.items).toHaveLength(10);
    const { status, body } = await remove('VIPTeam', 'Acme', 'HR');
    expect(status).toBe(200);
    const gone = ['Acme', 'AcmeParis', 'AcmeVIP', 'HR', 'VIPTeam'];
    expect(body.deletedGroups.toSorted()).toEqual(gone.map(id).toSorted());
    expect(userIdsOf(body.deletedPeople)).toEqual([learner]);
    expect((await owner().get('/v1/paths')).body.items).toMatchObject([
      { id: path, groupId: id('Partners') },
    ]);
  });

  it('never takes the owner, and tells of each group and person at increasing versions (P9)', async () => {
    const members = `${address('Acme')}/members`;
    await owner().post(members, { userId: identity.ownerId, roles: ['learner'] });
    const learner = await identity.person('ada@x.org', ['Acme', 'HR'], ['learner']);
    const { body } = await owner().delete(address('Partners'));
    expect(body.deletedPeople).toEqual([]);
    expect((await owner().get('/v1/auth/me')).status).toBe(200);
    const events = await identity.rows<{ type: string; n: number; versions: number }>(
      `SELECT type, count(*)::int AS n, count(DISTINCT (subject, subject_version))::int AS versions
         FROM identity.outbox WHERE type IN ('identity.group-deleted.v1', 'identity.membership-removed.v1')
        GROUP BY type ORDER BY type`,
    );
    expect(events).toEqual([
      { type: 'identity.group-deleted.v1', n: 5, versions: 5 },
      { type: 'identity.membership-removed.v1', n: 2, versions: 2 },
    ]);
    expect(userIdsOf(body.removedMemberships)).toContain(learner);
  });

  it('tried out, tells exactly what the real call then does, and changes no row of any table', async () => {
    await invite('ivy@x.org', 'AcmeParis');
    await identity.person('ada@x.org', ['VIPTeam'], ['learner']);
    await identity.person('eve@x.org', ['Acme', 'France'], ['learner', 'coach']);
    await session('dynamic');
    for (const call of [
      { group: 'Partners', patch: { public: true } },
      { group: 'EMEA', patch: { parentId: id('HR'), name: 'Europe' } },
      { group: 'Partners', patch: undefined },
    ]) {
      const run = (query: string) =>
        call.patch
          ? owner().patch(address(call.group) + query, call.patch)
          : owner().delete(address(call.group) + query);
      const before = await contents();
      const tried = (await run('?dryRun=true')).body;
      expect(await contents()).toEqual(before);
      expect(Object.keys(tried)).toContain('addedMemberships');
      const held = await memberships();
      expect((await run('?dryRun=false')).status).toBe(200);
      const now = await memberships();
      expect(now.filter((each) => !held.includes(each))).toEqual(tried.addedMemberships.map(line).toSorted());
      const gone: string[] = tried.removedMemberships.map(line);
      const deleted = userIdsOf(tried.deletedPeople);
      const lost = held.filter((each) => !now.includes(each));
      expect(lost.filter((each) => !deleted.includes(each.split(' ')[0] ?? ''))).toEqual(gone.toSorted());
      expect(await identity.rows(`SELECT FROM identity.users WHERE status = 'deleted'`)).toHaveLength(
        deleted.length,
      );
    }
  });

  const line = (each: { userId: string; groupId: string; role: string }): string =>
    `${each.userId} ${each.groupId} ${each.role}`;

  async function memberships(): Promise<string[]> {
    const rows = await identity.rows<{ userId: string; groupId: string; role: string }>(
      'SELECT user_id AS "userId", group_id AS "groupId", role FROM identity.memberships',
    );
    return rows.map(line).toSorted();
  }

  /** A digest of every table; of those that background work touches, of what it leaves alone. */
  /** All that a call could write; the audit is chained at any moment, by a schedule. */
  async function contents(): Promise<Record<string, string>> {
    const tables = await identity.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'identity'
          AND tablename NOT IN ('audit_queue', 'audit_links') ORDER BY 1`,
    );
    const entries = tables.map(async ({ name }): Promise<[string, string]> => {
      // Counts are folded and relays mark what they published at any moment: their meaning stays the same.
      const row = name === 'outbox' ? 't.event_id::text' : 't::text';
      const from = FOLDED[name] ?? `identity.${name}`;
      const [digest] = await identity.rows<{ md5: string }>(
        `SELECT md5(coalesce(string_agg(${row}, ',' ORDER BY ${row}), '')) AS md5 FROM ${from} t`,
      );
      return [name, digest?.md5 ?? ''];
    });
    return Object.fromEntries(await Promise.all(entries));
  }
});
