import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { RemovedPeopleStore } from './removed-people.store.js';

describe('Removing people from the platform (T10, G31)', () => {
  let identity: IdentityUnderTest;
  let ada: string;
  let grace: string;
  let owner: ReturnType<IdentityUnderTest['as']>;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    ada = await identity.person('ada@x.org', ['France'], ['learner', 'coach']);
    const groupIds = [identity.groups['HR']];
    const { body } = await owner.post('/v1/invitations', {
      emails: 'grace@x.org',
      groupIds,
      roles: ['learner'],
    });
    grace = body.results[0].userId;
  });
  afterAll(() => identity.stop());

  const remove = (userIds: string[]) =>
    identity
      .get(Database)
      .transaction({ platformId: identity.platformId }, (tx) =>
        identity.get(RemovedPeopleStore).removePeople(tx, identity.platformId, userIds, 'group_deleted'),
      );
  const eventsOf = (userId: string) =>
    identity.rows<{ type: string; version: number; data: Record<string, unknown> }>(
      `SELECT type, subject_version::int AS version, envelope->'data' AS data FROM identity.outbox
        WHERE subject = $1 ORDER BY subject_version DESC LIMIT 2`,
      [`user/${userId}`],
    );

  it('ends everything that the person had, and tells of it at increasing versions', async () => {
    const session = await openSessionWith(ada);
    await identity.openReset(ada);
    expect(await remove([ada, grace])).toHaveLength(2);

    for (const table of ['memberships', 'enrolments', 'sign_ins', 'credentials', 'password_resets']) {
      expect([
        table,
        await identity.rows(`SELECT FROM identity.${table} WHERE user_id = ANY ($1)`, [[ada, grace]]),
      ]).toEqual([table, []]);
    }
    expect((await owner.get(`/v1/sessions/${session}`)).body).toMatchObject({
      userIds: [],
      instructorIds: [identity.ownerId],
    });
    const [told] = await identity.rows<{ type: string; version: number; data: object }>(
      `SELECT type, subject_version::int AS version, envelope->'data' AS data FROM identity.outbox
        WHERE subject = $1 ORDER BY subject_version DESC`,
      [`session/${session}`],
    );
    expect(told).toMatchObject({
      type: 'identity.session-updated.v1',
      version: 2,
      data: { instructorIds: [identity.ownerId] },
    });
    expect(
      await identity.rows('SELECT status FROM identity.invitations WHERE user_id = $1', [grace]),
    ).toEqual([{ status: 'cancelled' }]);
    const [deleted, left] = await eventsOf(ada);
    expect(deleted).toMatchObject({
      type: 'identity.user-deleted.v1',
      version: (left?.version ?? 0) + 1,
      data: { wasActive: true, invitationId: null, reason: 'group_deleted' },
    });
    expect(left?.type).toBe('identity.membership-removed.v1');
    expect(left?.data['memberships']).toHaveLength(5);
    const [cancelled] = await eventsOf(grace);
    expect(cancelled?.data).toMatchObject({ wasActive: false, invitationId: expect.any(String) });
  });

  it('does nothing to who is deleted already, and never removes the owner (P9)', async () => {
    expect(await remove([ada, grace, identity.ownerId])).toEqual([]);
    expect((await owner.get('/v1/auth/me')).status).toBe(200);
  });

  async function openSessionWith(userId: string): Promise<string> {
    const groupId = identity.groups['France'];
    const { body: path } = await owner.post('/v1/paths', { name: 'Safety', groupId });
    const { body } = await owner.post(`/v1/paths/${path.id}/sessions`, {
      name: 'May',
      groupId,
      startsAt: '2026-12-01T09:00:00Z',
      audience: 'dynamic',
      instructorIds: [userId, identity.ownerId],
    });
    await owner.put(`/v1/sessions/${body.id}/audience`, {
      groupIds: [],
      userIds: [userId],
      excludedUserIds: [],
    });
    return body.id;
  }
});
