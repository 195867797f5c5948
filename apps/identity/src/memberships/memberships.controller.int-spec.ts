import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

describe('Members of groups', () => {
  let identity: IdentityUnderTest;
  let count = 0;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const members = (group: string): string => `/v1/groups/${identity.groups[group]}/members`;
  /** Somebody new, active, who holds these roles, such as `learner France`, and no other. */
  const personWith = async (...held: string[]): Promise<string> => {
    count += 1;
    const [first = '', ...others] = held;
    const [role = '', group = ''] = first.split(' ');
    const userId = await identity.person(`p${count}@x.org`, [group], [role]);
    for (const each of others) await add(userId, each);
    return userId;
  };
  const add = (userId: string, what: string, by = identity.ownerId) => {
    const [role, group = ''] = what.split(' ');
    return identity.as(by).post(members(group), { userId, roles: [role] });
  };
  const remove = (userId: string, from: string, by = identity.ownerId) =>
    identity.as(by).delete(`${members(from.split('?')[0] ?? '')}/${userId}?${from.split('?')[1] ?? ''}`);
  /** Roles as `learner EMEA`, sorted. */
  const heldBy = async (userId: string): Promise<string[]> =>
    (await identity.membershipsOf(userId)).map((each) => each.replace(/ via .*/, ''));
  const learnerOf = (groups: string): string[] => groups.split(' ').map((group) => `learner ${group}`);
  const namesOf = (rows: { groupId: string; role: string }[]): string[] =>
    rows
      .map(({ groupId, role }) => {
        const [name] = Object.entries(identity.groups).find(([, id]) => id === groupId) ?? ['?'];
        return `${role} ${name}`;
      })
      .toSorted();

  it.each([
    ['W1', 'learner France', 'EMEA France ROOT Sales'],
    ['W2', 'learner AcmeParis', 'Acme AcmeParis Partners'],
    ['W3', 'learner VIPTeam', 'AcmeVIP VIPTeam'],
    ['W4', 'learner Partners', 'Partners'],
    ['W5', 'learner HR', 'HR'],
  ])('%s: adding a %s makes a learner of %s (P6, G9, G10)', async (_, what, groups) => {
    const userId = await personWith('coach HR');
    const { status, body } = await add(userId, what);
    expect(status).toBe(201);
    expect(namesOf(body.memberships)).toEqual(learnerOf(groups));
    expect(await heldBy(userId)).toEqual(['coach HR', ...learnerOf(groups)]);
  });

  it('W6: a coach is coach of the chosen group only (G11)', async () => {
    const userId = await personWith('coach AcmeParis');
    expect(await heldBy(userId)).toEqual(['coach AcmeParis']);
  });

  it('keeps where a membership came from, and lets a choice outrank it (D-01)', async () => {
    const userId = await personWith('learner France');
    await add(userId, 'learner EMEA');
    expect(await identity.membershipsOf(userId)).toEqual([
      'learner EMEA',
      'learner France',
      'learner ROOT via France',
      'learner Sales via France',
    ]);
    const [told] = await identity.rows<{ memberships: unknown }>(
      `SELECT envelope->'data'->'memberships' AS memberships FROM identity.outbox
        WHERE subject = $1 AND type = 'identity.membership-added.v1' ORDER BY subject_version DESC LIMIT 1`,
      [`user/${userId}`],
    );
    const chosen = { groupId: identity.groups['EMEA'], role: 'learner', origin: 'direct', viaGroupId: null };
    expect(told?.memberships).toEqual([chosen]);
  });

  const w7 = ['learner France', 'learner AcmeParis'];
  const w11 = ['learner VIPTeam', 'learner AcmeParis'];
  it.each([
    ['W8', ['learner France'], 'EMEA', 'ROOT Sales'],
    ['W9', w7, 'Sales', 'Acme AcmeParis Partners ROOT'],
    ['W10', w7, 'Sales?scope=allSubgroups', 'ROOT'],
    ['W11', w11, 'Partners', 'AcmeVIP VIPTeam'],
  ])('%s: with %j, a removal from %s leaves a learner of %s (G28-G30)', async (_, held, from, left) => {
    const userId = await personWith(...held);
    const { status, body } = await remove(userId, from);
    expect([status, body.userDeleted]).toEqual([200, false]);
    expect(await heldBy(userId)).toEqual(learnerOf(left));
  });

  it.each([
    ['W12', w11, 'Partners?scope=allSubgroups'],
    ['W13', ['learner HR'], 'HR'],
    ['D-33', ['coach HR'], 'HR'],
  ])(
    '%s: with %j, a removal from %s leaves nothing, so that the person is deleted (G31)',
    async (_, held, from) => {
      const userId = await personWith(...held);
      const { body } = await remove(userId, from);
      expect(body.userDeleted).toBe(true);
      expect(namesOf(body.removed)).toHaveLength(held.length === 1 ? 1 : 5);
      expect((await owner().get(`/v1/users/${userId}`)).body).toMatchObject({
        status: 'deleted',
        memberships: [],
      });
    },
  );

  it('W17: taking the role of a learner goes down with it, and leaves other roles (G32)', async () => {
    const userId = await personWith('learner France', 'coach Sales');
    const { body } = await owner().delete(`${members('Sales')}/${userId}/roles/learner`);
    expect(namesOf(body.removed)).toEqual(learnerOf('EMEA France Sales'));
    expect(await heldBy(userId)).toEqual(['coach Sales', 'learner ROOT']);
  });

  it('takes any other role from that group only (G32)', async () => {
    const userId = await personWith('coach Sales', 'coach EMEA');
    const { body } = await owner().delete(`${members('Sales')}/${userId}/roles/coach`);
    expect(namesOf(body.removed)).toEqual(['coach Sales']);
    expect((await owner().delete(`${members('Sales')}/${userId}/roles/coach`)).status).toBe(404);
    expect((await owner().delete(`${members('Sales')}/${userId}/roles/owner`)).status).toBe(404);
  });

  it('W18: a removal takes every role in reach (G29)', async () => {
    const userId = await personWith('learner France', 'coach Sales');
    const { body } = await remove(userId, 'Sales');
    expect(namesOf(body.removed)).toEqual(['coach Sales', ...learnerOf('EMEA France Sales')]);
    expect(await heldBy(userId)).toEqual(['learner ROOT']);
  });

  it('D-39: who is in a group only through a lower one can be removed, and is told what went', async () => {
    const userId = await personWith('learner France');
    const { body } = await remove(userId, 'Sales');
    expect(namesOf(body.removed)).toEqual(learnerOf('EMEA France Sales'));
    expect((await remove(userId, 'Sales')).status).toBe(404);
  });

  it('E14: a user admin removes learners, and nobody else (P7, G34)', async () => {
    const userAdmin = await personWith('userAdmin AcmeParis');
    const coach = await personWith('coach AcmeParis');
    const learner = await personWith('learner AcmeParis');
    expect((await remove(coach, 'AcmeParis', userAdmin)).body).toMatchObject({
      status: 403,
      code: 'learners_only',
    });
    expect((await remove(learner, 'AcmeParis', userAdmin)).status).toBe(200);
    expect((await remove(learner, 'Acme', userAdmin)).body).toMatchObject({ code: 'group_not_manageable' });
  });

  it('E15: who is in groups of others too can still be removed from one’s own', async () => {
    const userAdmin = await personWith('userAdmin AcmeParis');
    const learner = await personWith('learner AcmeParis', 'learner HR');
    expect((await remove(learner, 'AcmeParis', userAdmin)).body).toMatchObject({ userDeleted: false });
    expect(await heldBy(learner)).toEqual(learnerOf('Acme HR Partners'));
  });

  it('P6, G20: strangers cannot be added, and people of other platforms do not exist', async () => {
    const admin = await personWith('admin Acme');
    const hidden = await personWith('learner HR');
    const colleague = await personWith('learner VIPTeam');
    expect((await add(hidden, 'learner Acme', admin)).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await add(colleague, 'learner Acme', admin)).status).toBe(201);
    expect((await add(colleague, 'learner HR', admin)).status).toBe(404);
    const neighbour = await identity.createPlatform('neighbours');
    expect((await add(neighbour.ownerId, 'learner HR')).body).toMatchObject({ code: 'not_found' });
  });

  it('D-32: the owner stays administrator of the root', async () => {
    const { body } = await remove(identity.ownerId, 'ROOT?scope=allSubgroups');
    expect(body).toMatchObject({ status: 400, code: 'owner_protected' });
  });

  it('refuses to add a deleted person, naming every bad field of a request (S9)', async () => {
    const userId = await personWith('learner HR');
    await remove(userId, 'HR');
    expect((await add(userId, 'learner HR')).body).toMatchObject({ status: 409, code: 'user_deleted' });
    const { body } = await owner().post(members('HR'), { userId: 'x', roles: ['owner'], groupId: 'y' });
    expect(body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'groupId',
      'roles',
      'userId',
    ]);
    expect((await owner().delete(`${members('HR')}/${userId}?scope=all`)).body.errors[0].path).toBe('scope');
  });

  it('follows dynamic audiences in and out, and leaves static ones alone (PS3, G33)', async () => {
    const dynamic = await session('dynamic');
    const userId = await personWith('learner AcmeParis');
    const fixed = await session('static');
    const enrolmentsOf = () =>
      identity.rows(
        `SELECT session_id AS id, status FROM identity.enrolments WHERE user_id = $1 ORDER BY session_id`,
        [userId],
      );
    expect(await enrolmentsOf()).toEqual([
      { id: dynamic, status: 'published' },
      { id: fixed, status: 'published' },
    ]);
    await remove(userId, 'Acme');
    expect(await heldBy(userId)).toEqual(['learner Partners']);
    expect(await enrolmentsOf()).toEqual([
      { id: dynamic, status: 'archived' },
      { id: fixed, status: 'published' },
    ]);
    await add(userId, 'learner Acme');
    expect(await enrolmentsOf()).toContainEqual({ id: dynamic, status: 'published' });
  });

  async function session(audience: 'dynamic' | 'static'): Promise<string> {
    const groupId = identity.groups['Acme'];
    const { body: path } = await owner().post('/v1/paths', { name: 'Safety', groupId });
    const { body } = await owner().post(`/v1/paths/${path.id}/sessions`, {
      name: 'May',
      groupId,
      startsAt: '2027-12-01T09:00:00Z',
      audience,
    });
    await owner().put(`/v1/sessions/${body.id}/audience`, {
      groupIds: [groupId],
      userIds: [],
      excludedUserIds: [],
    });
    return body.id;
  }

  it('D-34: an invitation follows the groups of its person, and ends with the last', async () => {
    const invite = { emails: 'ivy@x.org', groupIds: [identity.groups['AcmeParis']], roles: ['learner'] };
    const { body } = await owner().post('/v1/invitations', invite);
    const [{ userId, invitationId }] = body.results;
    const invitation = async () =>
      (
        await identity.rows<{ status: string; groupIds: string[] }>(
          'SELECT status, group_ids AS "groupIds" FROM identity.invitations WHERE id = $1',
          [invitationId],
        )
      )[0];
    await add(userId, 'learner HR');
    expect((await invitation())?.groupIds).toHaveLength(2);
    await remove(userId, 'AcmeParis');
    expect(await invitation()).toEqual({ status: 'pending', groupIds: [identity.groups['HR']] });
    await remove(userId, 'HR');
    expect((await invitation())?.groupIds.toSorted()).toEqual(
      [identity.groups['Acme'], identity.groups['Partners']].toSorted(),
    );
    expect((await remove(userId, 'Partners')).body.userDeleted).toBe(true);
    expect(await invitation()).toMatchObject({ status: 'cancelled' });
    const events = await identity.rows<{ type: string }>(
      `SELECT type FROM identity.outbox
        WHERE subject = $1 AND type NOT LIKE 'identity.enrolment-%' ORDER BY subject_version`,
      [`user/${userId}`],
    );
    expect(events.map(({ type }) => type.split('.')[1])).toEqual([
      'user-invited',
      'membership-added',
      'membership-added',
      'invitation-extended',
      'membership-removed',
      'invitation-narrowed',
      'membership-removed',
      'invitation-narrowed',
      'membership-removed',
      'user-deleted',
    ]);
  });

  it('E29: two administrators add the same learner to France and EMEA at once', async () => {
    const userIds = await Promise.all(Array.from({ length: 8 }, () => personWith('coach HR')));
    const answers = await Promise.all(
      userIds.flatMap((userId) => [
        add(userId, 'learner France'),
        add(userId, 'learner EMEA'),
        remove(userId, 'Sales'),
        add(userId, 'learner France'),
      ]),
    );
    expect(answers.filter(({ status }) => ![200, 201, 404].includes(status))).toEqual([]);
    expect(await orphans()).toBe(0);
    for (const userId of userIds) {
      await add(userId, 'learner EMEA');
      expect((await heldBy(userId)).filter((each) => !each.endsWith('France'))).toEqual([
        'coach HR',
        ...learnerOf('EMEA ROOT Sales'),
      ]);
    }
  });

  /** Learners of a public group who are no learners of its parent (INV-1). */
  const orphans = (): Promise<number> =>
    identity.count(`SELECT FROM identity.memberships m JOIN identity.groups g ON g.id = m.group_id
      WHERE m.role = 'learner' AND g.public AND NOT EXISTS (SELECT FROM identity.memberships a
        WHERE a.user_id = m.user_id AND a.group_id = g.parent_id AND a.role = 'learner')`);

  it.each([
    [
      'adding',
      `INSERT INTO identity.memberships (platform_id, user_id, group_id, role, origin)
                SELECT platform_id, $1, id, 'learner', 'direct' FROM identity.groups WHERE name = 'AcmeParis'`,
    ],
    [
      'removing',
      `DELETE FROM identity.memberships WHERE user_id = $1
                  AND group_id = (SELECT id FROM identity.groups WHERE name = 'Sales')`,
    ],
    ['changing', `UPDATE identity.memberships SET role = 'coach' WHERE user_id = $1`],
    [
      'moving a group',
      `UPDATE identity.groups SET parent_id = (SELECT id FROM identity.groups WHERE name = 'HR')
                        WHERE name = 'Sales' AND $1::uuid IS NOT NULL`,
    ],
    [
      'making a group public',
      `UPDATE identity.groups SET public = true WHERE name = 'HR' AND $1::uuid IS NOT NULL`,
    ],
  ])('INV-1: the database refuses to break it by %s', async (_, sql) => {
    const userId = await personWith('learner France');
    await personWith('learner HR');
    await expect(identity.rows(sql, [userId])).rejects.toThrow(/INV-1|keeps its person/);
  });
});
