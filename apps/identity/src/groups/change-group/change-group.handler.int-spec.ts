import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

describe('Changing the tree of groups', () => {
  let identity: IdentityUnderTest;
  beforeEach(async () => {
    identity = await startIdentity();
  });
  afterEach(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const id = (group: string): string => identity.groups[group] ?? group;
  const change = (group: string, body: object, by = identity.ownerId) =>
    identity.as(by).patch(`/v1/groups/${id(group)}`, body);
  const dryRun = async (group: string, body: object, by = identity.ownerId) =>
    (await identity.as(by).patch(`/v1/groups/${id(group)}?dryRun=true`, body)).body;
  const heldBy = async (userId: string): Promise<string[]> =>
    (await identity.membershipsOf(userId)).map((each) => each.replace(/ via .*/, ''));
  const learnerOf = (groups: string): string[] => groups.split(' ').map((group) => `learner ${group}`);
  const namesOf = (ids: string[]): string[] =>
    ids
      .map((each) => Object.entries(identity.groups).find(([, group]) => group === each)?.[0] ?? each)
      .toSorted();
  const seenBy = async (userId: string): Promise<string[]> => {
    const { body } = await identity.as(userId).get('/v1/groups');
    return namesOf(body.items.map((group: { id: string }) => group.id));
  };

  it('W14: made private, it keeps its learners above, and later ones stop there (G21)', async () => {
    const old = await identity.person('old@x.org', ['France'], ['learner']);
    const effects = await dryRun('EMEA', { public: false });
    expect(namesOf(effects.visibility.groupIds)).toEqual(['EMEA', 'France']);
    expect(namesOf(effects.visibility.separated)).toEqual(['ROOT', 'Sales']);
    expect(effects.totals.addedMemberships).toBe(0);
    expect((await change('EMEA', { public: false })).body).toMatchObject({ public: false, name: 'EMEA' });
    expect(await heldBy(old)).toEqual(learnerOf('EMEA France ROOT Sales'));
    const later = await identity.person('new@x.org', ['France'], ['learner']);
    expect(await heldBy(later)).toEqual(learnerOf('EMEA France'));
    expect(await seenBy(later)).toEqual(['EMEA', 'France']);
    expect(await seenBy(old)).toEqual(['EMEA', 'France', 'ROOT', 'Sales']);
  });

  it('W15: made public, its learners spread upwards, add only (D-02, G22)', async () => {
    const userId = await identity.person('ada@x.org', ['AcmeParis'], ['learner']);
    await change('Partners', { public: true });
    expect(await heldBy(userId)).toEqual(learnerOf('Acme AcmeParis Partners ROOT Sales'));
    expect(await identity.membershipsOf(userId)).toContain('learner ROOT via AcmeParis');
  });

  it('W16: moved, its learners spread to the new place and keep the old one (D-03)', async () => {
    const userId = await identity.person('ada@x.org', ['France'], ['learner']);
    await change('EMEA', { parentId: id('HR') });
    expect(await heldBy(userId)).toEqual(learnerOf('EMEA France HR ROOT Sales'));
    expect((await owner().get(`/v1/groups/${id('France')}`)).body).toMatchObject({ parentId: id('EMEA') });
    const later = await identity.person('eve@x.org', ['France'], ['learner']);
    expect(await heldBy(later)).toEqual(learnerOf('EMEA France HR'));
  });

  it('D-03: a private group moves without any change of memberships, with all that is below it', async () => {
    const userId = await identity.person('ada@x.org', ['VIPTeam'], ['learner']);
    await change('Partners', { parentId: id('HR') });
    expect(await heldBy(userId)).toEqual(learnerOf('AcmeVIP VIPTeam'));
    const admin = await identity.person('hr@x.org', ['HR'], ['admin']);
    expect(await seenBy(admin)).toEqual(['Acme', 'AcmeParis', 'AcmeVIP', 'HR', 'Partners', 'VIPTeam']);
  });

  it('shows at once who sees what now, also after a dry run (G14, G19)', async () => {
    const admin = await identity.person('hr@x.org', ['HR'], ['admin']);
    const listed = async () =>
      (await identity.as(admin).get('/v1/users?q=zoe@')).body.items.map(
        ({ email }: { email: string }) => email,
      );
    await identity.person('zoe@x.org', ['VIPTeam'], ['learner']);
    expect([await seenBy(admin), await listed()]).toEqual([['HR'], []]);
    await dryRun('Partners', { parentId: id('HR') });
    expect([await seenBy(admin), await listed()]).toEqual([['HR'], []]);
    await change('Partners', { parentId: id('HR') });
    expect([(await seenBy(admin)).length, await listed()]).toEqual([6, ['zoe@x.org']]);
    await change('Partners', { parentId: id('Sales') });
    expect([await seenBy(admin), await listed()]).toEqual([['HR'], []]);
  });

  it('keeps a free text of the platform, which changes nothing for people (G3)', async () => {
    const wish = { name: 'New', parentId: id('HR'), public: true, custom: 'cost centre 7' };
    const { body: made } = await owner().post('/v1/groups', wish);
    expect(made.custom).toBe('cost centre 7');
    identity.groups['New'] = made.id;
    expect((await change('New', { custom: 'cost centre 8\nParis' })).body.custom).toBe(
      'cost centre 8\nParis',
    );
    expect((await change('New', { public: false })).body.custom).toBe('cost centre 8\nParis');
    expect((await change('New', { custom: null })).body.custom).toBe(null);
    expect((await change('New', { custom: 'x'.repeat(1001) })).body.errors).toMatchObject([
      { path: 'custom' },
    ]);
  });

  it('does several changes at once, or none of them', async () => {
    const { body } = await change('Partners', { name: 'Friends', public: true, parentId: id('HR') });
    expect(body).toMatchObject({ name: 'Friends', public: true, parentId: id('HR') });
    expect((await change('Partners', { name: 'Foes', parentId: id('Acme') })).body.code).toBe('group_cycle');
    expect((await owner().get(`/v1/groups/${id('Partners')}`)).body.name).toBe('Friends');
    const events = await identity.rows<{ version: number; changes: string[] }>(
      `SELECT subject_version::int AS version, envelope->'data'->'changes' AS changes FROM identity.outbox
        WHERE subject = $1 ORDER BY subject_version`,
      [`group/${id('Partners')}`],
    );
    expect(events).toEqual([
      { version: 1, changes: null },
      { version: 2, changes: ['name', 'public', 'parentId'] },
    ]);
  });

  it('tells who gains and who loses administration, and who sees whom (G14, G23)', async () => {
    const [sales, hr, both] = [
      await identity.person('s@x.org', ['Sales'], ['admin']),
      await identity.person('h@x.org', ['HR'], ['admin', 'userAdmin']),
      await identity.person('b@x.org', ['Sales', 'HR'], ['admin']),
    ];
    const effects = await dryRun('EMEA', { parentId: id('HR') });
    const ids = (people: { userId: string }[]): string[] => people.map(({ userId }) => userId);
    expect([ids(effects.gainedAdmins), ids(effects.lostAdmins)]).toEqual([[hr], [sales]]);
    expect(ids(effects.gainedUserAdmins)).toEqual([hr]);
    expect(both).toBeDefined();
    expect(namesOf(effects.visibility.connected)).toEqual(['HR']);
    expect(namesOf(effects.visibility.separated)).toEqual(['ROOT', 'Sales']);
    expect(namesOf(effects.visibility.groupIds)).toEqual(['EMEA', 'France']);
  });

  it('enrols who spreads into the audience of a dynamic session (PS3)', async () => {
    const userId = await identity.person('ada@x.org', ['France'], ['learner']);
    const { body: path } = await owner().post('/v1/paths', { name: 'Safety', groupId: id('HR') });
    const { body: session } = await owner().post(`/v1/paths/${path.id}/sessions`, {
      name: 'May',
      groupId: id('HR'),
      startsAt: '2027-12-01T09:00:00Z',
      audience: 'dynamic',
    });
    const audience = { groupIds: [id('HR')], userIds: [], excludedUserIds: [] };
    await owner().put(`/v1/sessions/${session.id}/audience`, audience);
    const expected = [{ sessionId: session.id, userId }];
    expect((await dryRun('EMEA', { parentId: id('HR') })).addedEnrolments).toEqual(expected);
    await change('EMEA', { parentId: id('HR') });
    expect(
      await identity.rows('SELECT session_id AS "sessionId", user_id AS "userId" FROM identity.enrolments'),
    ).toEqual(expected);
  });

  it('E27: a group does not go below itself (G4)', async () => {
    for (const target of ['Acme', 'AcmeParis', 'VIPTeam']) {
      const { body } = await change('Acme', { parentId: id(target) });
      expect([target, body.status, body.code]).toEqual([target, 400, 'group_cycle']);
    }
  });

  it('E28: the root stays private, at the top, and there (G2)', async () => {
    for (const body of [{ public: true }, { parentId: id('HR') }]) {
      const answer = (await change('ROOT', body)).body;
      expect([answer.status, answer.code]).toEqual([400, 'root_group_fixed']);
    }
    const { body } = await owner().delete(`/v1/groups/${id('ROOT')}`);
    expect([body.status, body.code]).toEqual([400, 'root_group_fixed']);
    expect((await change('ROOT', { name: 'All of us', public: false })).body.name).toBe('All of us');
  });

  it('P16, G24: only administrators of the group, and of the new parent', async () => {
    const admin = await identity.person('s@x.org', ['Sales'], ['admin']);
    const userAdmin = await identity.person('u@x.org', ['Sales'], ['userAdmin']);
    expect((await change('EMEA', { name: 'Europe' }, admin)).status).toBe(200);
    expect((await change('EMEA', { parentId: id('Acme') }, admin)).status).toBe(200);
    expect((await change('EMEA', { parentId: id('HR') }, admin)).status).toBe(404);
    expect((await change('EMEA', { parentId: id('ROOT') }, admin)).body.code).toBe('group_not_manageable');
    const learner = await identity.person('l@x.org', ['Sales'], ['learner']);
    expect((await change('Sales', { name: 'x' }, learner)).body.code).toBe('group_not_manageable');
    for (const body of [{ name: 'x' }, { public: false }, { parentId: id('Acme') }, {}]) {
      expect((await change('EMEA', body, userAdmin)).body.code).toBe('group_not_manageable');
    }
  });

  it('names every bad field at once, null included', async () => {
    const { body } = await change('EMEA', { name: '', public: null, parentId: null, custom: 1 });
    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'custom',
      'name',
      'parentId',
      'public',
    ]);
    expect((await owner().patch(`/v1/groups/${id('EMEA')}?dryRun=yes`, {})).body.errors[0].path).toBe(
      'dryRun',
    );
  });

  it('G5: a platform has a largest number of groups, also for many at once', async () => {
    await identity.rows('UPDATE identity.platforms SET max_groups = 13');
    const create = (name: string) => owner().post('/v1/groups', { name, parentId: id('HR'), public: true });
    const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(create));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect(answers.find(({ status }) => status !== 201)?.body).toMatchObject({
      status: 409,
      code: 'max_groups_reached',
    });
  });

  it('adding learners while their group moves never leaves anybody half way (INV-1, E29)', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, n) => identity.person(`p${n}@x.org`, ['HR'], ['coach'])),
    );
    const add = (userId: string) =>
      owner().post(`/v1/groups/${id('France')}/members`, { userId, roles: ['learner'] });
    const answers = await Promise.all([
      ...people.map(add),
      change('EMEA', { parentId: id('Acme') }),
      change('Partners', { public: true }),
      change('EMEA', { public: false }),
      ...people.map((userId) => owner().delete(`/v1/groups/${id('EMEA')}/members/${userId}`)),
      change('EMEA', { parentId: id('ROOT'), public: true }),
      ...people.map(add),
    ]);
    expect(answers.filter(({ status }) => ![200, 201, 404].includes(status))).toEqual([]);
    const orphans = await identity.count(
      `SELECT FROM identity.memberships m JOIN identity.groups g ON g.id = m.group_id
        WHERE m.role = 'learner' AND g.public AND NOT EXISTS (SELECT FROM identity.memberships a
          WHERE a.user_id = m.user_id AND a.group_id = g.parent_id AND a.role = 'learner')`,
    );
    expect(orphans).toBe(0);
  });
});
