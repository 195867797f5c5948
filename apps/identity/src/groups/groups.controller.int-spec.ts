import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

describe('Groups', () => {
  let identity: IdentityUnderTest;
  let people: Record<'salesAdmin' | 'acmeUserAdmin' | 'learner', string>;
  beforeAll(async () => {
    identity = await startIdentity();
    people = {
      salesAdmin: await identity.person('gaston@x.org', ['Sales'], ['admin']),
      acmeUserAdmin: await identity.person('una@x.org', ['Acme'], ['userAdmin']),
      learner: await identity.person('lea@x.org', ['France'], ['learner']),
    };
    await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: 'a@x.org b@x.org c@x.org',
      groupIds: [identity.groups['AcmeParis']],
      roles: ['learner'],
    });
  });
  afterAll(() => identity.stop());

  const namesSeenBy = async (userId: string): Promise<string[]> => {
    const { body } = await identity.as(userId).get('/v1/groups');
    return body.items.map((group: { name: string }) => group.name).toSorted();
  };
  const createBelow = (userId: string, parent: string, isPublic = true) =>
    identity
      .as(userId)
      .post('/v1/groups', { name: 'New', parentId: identity.groups[parent], public: isPublic });

  it('are seen by zone, and by administrators down the tree (G14, G19)', async () => {
    const all = await namesSeenBy(identity.ownerId);
    expect(all).toHaveLength(10);
    expect(await namesSeenBy(people.salesAdmin)).toEqual(all.filter((name) => name !== 'HR'));
    const below = ['Acme', 'AcmeParis', 'AcmeVIP', 'Partners', 'VIPTeam'];
    expect(await namesSeenBy(people.acmeUserAdmin)).toEqual(below);
    const zone = (await namesSeenBy(people.learner)).filter((name) => !name.startsWith('Academy'));
    expect(zone).toEqual(['EMEA', 'France', 'Sales']);
  });

  it('are created by administrators of the parent, who become their admins (P16, G8)', async () => {
    const created = await createBelow(people.salesAdmin, 'EMEA');
    expect(created).toMatchObject({ status: 201, body: { rights: ['administer', 'managePeople'] } });
    const { body: me } = await identity.as(people.salesAdmin).get('/v1/auth/me');
    expect(me.user.memberships).toContainEqual(
      expect.objectContaining({ groupId: created.body.id, role: 'admin' }),
    );
    expect((await createBelow(people.acmeUserAdmin, 'Acme')).body.code).toBe('group_not_manageable');
    expect((await createBelow(people.learner, 'France')).body.code).toBe('group_not_manageable');
    expect((await createBelow(people.learner, 'HR')).status).toBe(404);
  });

  it('pass a learner of a new public group on to the zone head of the parent (G9)', async () => {
    const { body: group } = await createBelow(identity.ownerId, 'VIPTeam');
    const { body } = await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: 'deep@x.org',
      groupIds: [group.id],
      roles: ['learner'],
    });
    const memberships = await identity.membershipsOf(body.results[0].userId);
    expect(memberships).toHaveLength(3);
    expect(memberships.join()).toContain('learner AcmeVIP');
    expect(memberships.join()).toContain('learner VIPTeam');
  });

  it('list their invited people page by page, to those who manage people there only (P5, D-38)', async () => {
    const path = `/v1/groups/${identity.groups['AcmeParis']}/members?section=invited&limit=2`;
    const first = await identity.as(people.acmeUserAdmin).get(path);
    const second = await identity.as(people.acmeUserAdmin).get(`${path}&cursor=${first.body.nextCursor}`);
    const rows = [...first.body.items, ...second.body.items];
    expect(rows.map((row: { email: string }) => row.email).toSorted()).toEqual([
      'a@x.org',
      'b@x.org',
      'c@x.org',
    ]);
    expect(rows[0].invitation).toMatchObject({ reminderCount: 0, delivery: { state: 'queued' } });
    expect(second.body.nextCursor).toBeNull();
    const foreign = await identity.as(people.learner).get(path);
    expect(foreign.status).toBe(404);
    const colleague = await identity
      .as(people.learner)
      .get(`/v1/groups/${identity.groups['France']}/members?section=invited`);
    expect(colleague.body.items).toEqual([]);
  });

  it.each(['limit=0', 'limit=201', 'limit=1e9', 'cursor=forged', 'section=all', 'page=2'])(
    'refuse the query %s, naming the field (V55)',
    async (query) => {
      const { status, body } = await identity
        .as(identity.ownerId)
        .get(`/v1/groups/${identity.groups['France']}/members?${query}`);
      expect([status, body.errors[0].path]).toEqual([400, query.split('=')[0]]);
    },
  );
});
