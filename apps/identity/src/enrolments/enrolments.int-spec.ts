import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { eventually } from '@rollcall/messaging/testing';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { SessionLab } from '../../testing/session-lab.js';
import { shareTree } from '../groups/tree-lock.store.js';
import { InvitationConsumer } from '../invitations/invitation.consumer.js';
import { addMemberships } from '../memberships/added-memberships.store.js';
import { Enrolments } from './enrolments.js';

/** Transactions of this database that wait for a tree. */
const WAITING = `
  SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

describe('Enrolments follow memberships and audiences, and events tell of each (PS2, PS3)', () => {
  let identity: IdentityUnderTest;
  let lab: SessionLab;
  let count = 0;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SessionLab(identity);
  });
  afterAll(() => identity.stop());

  const owner = () => identity.as(identity.ownerId);
  const id = (group: string): string => identity.groups[group] ?? '';
  const newEmail = (): string => `e${(count += 1)}@x.org`;
  const personIn = (...groups: string[]) => identity.person(newEmail(), groups, ['learner']);
  const members = (group: string): string => `/v1/groups/${id(group)}/members`;
  const newGroup = async (parent: string, isPublic: boolean): Promise<string> => {
    const wish = { name: 'New', parentId: id(parent), public: isPublic };
    return (await owner().post('/v1/groups', wish)).body.id;
  };
  const detach = (userId: string, invitationId: string, groupIds: string[]) =>
    identity.get(Database).transaction({ platformId: identity.platformId }, async (transaction) => {
      const data = { invitationId, userId, groupIds, detachedBy: identity.ownerId };
      const event = { type: 'invitations.invitation-detached.v1', platformid: identity.platformId, data };
      const told = { ...event, time: '2026-11-24T08:00:00Z' };
      await identity.get(InvitationConsumer).onDetached(told as never, { transaction } as never);
    });

  it('an invitation, and a set-up, leads into the sessions of every group that learner spreads to (E1)', async () => {
    const [dynamic, above] = [
      await lab.open({ groupIds: [id('AcmeParis')] }),
      await lab.open({ groupIds: [id('Acme')] }),
    ];
    const fixed = await lab.open({ groupIds: [id('Acme')] }, { audience: 'static' });
    const invite = { emails: [newEmail(), newEmail()], groupIds: [id('AcmeParis')], roles: ['learner'] };
    const { body: invited } = await owner().post('/v1/invitations', invite);
    const { body: setUp } = await owner().post('/v1/users', {
      firstName: 'Set',
      lastName: 'Up',
      email: newEmail(),
      password: 'staple battery horse',
      groupIds: [id('AcmeParis')],
      roles: ['learner'],
    });
    const people = [...invited.results.map((r: { userId: string }) => r.userId), setUp.id];
    for (const userId of people) {
      expect((await lab.toldOf(userId)).toSorted()).toEqual([`+${dynamic}`, `+${above}`].toSorted());
    }
    expect(await lab.learnersOf(above)).toEqual(people.toSorted());
    expect(await lab.learnersOf(fixed)).toEqual([]);
  });

  it('other roles than learner lead into none', async () => {
    await lab.open({ groupIds: [id('HR')] });
    const coach = await identity.person(newEmail(), ['HR'], ['coach']);
    expect(await lab.toldOf(coach)).toEqual([]);
  });

  it('adding and removing, by scope and by role; nothing is told twice (G33, PS8)', async () => {
    const session = await lab.open({ groupIds: [id('VIPTeam')] });
    const userId = await personIn('HR');
    const add = () => owner().post(members('VIPTeam'), { userId, roles: ['learner'] });
    await add();
    await add();
    const told = async () => (await lab.toldOf(userId)).filter((each) => each.endsWith(session));
    expect(await told()).toEqual([`+${session}`]);
    const since = async () => (await owner().get(`/v1/sessions/${session}/learners`)).body.items[0];
    const { createdAt } = await since();
    await owner().delete(`${members('VIPTeam')}/${userId}/roles/learner`);
    expect(await since()).toMatchObject({ userId, status: 'archived', createdAt });
    await add();
    expect(await since()).toMatchObject({ userId, status: 'published', createdAt });
    await owner().delete(`${members('AcmeVIP')}/${userId}`);
    expect(await told()).toEqual([`+${session}`, `-${session}`, `+${session}`, `-${session}`]);
  });

  it('who is in by another group, or one by one, stays (G26)', async () => {
    const userId = await personIn('HR', 'Partners');
    const two = await lab.open({ groupIds: [id('HR'), id('Partners')] });
    const named = await lab.open({ groupIds: [id('Partners')], userIds: [userId] });
    const { body } = await owner().delete(`${members('Partners')}/${userId}`);
    expect(body.userDeleted).toBe(false);
    expect((await lab.toldOf(userId)).toSorted().slice(-2)).toEqual([`+${two}`, `+${named}`].toSorted());
  });

  it('a group that becomes public, and one that moves, take their learners along (D-02, D-03)', async () => {
    const [team, above] = [await newGroup('Partners', false), await newGroup('Partners', false)];
    identity.groups['Team'] = team;
    const userId = await personIn('Team');
    const [inPartners, inAbove] = [
      await lab.open({ groupIds: [id('Partners')] }),
      await lab.open({ groupIds: [above] }),
    ];
    await owner().patch(`/v1/groups/${team}?dryRun=true`, { public: true });
    expect(await lab.toldOf(userId)).toEqual([]);
    await owner().patch(`/v1/groups/${team}`, { public: true });
    await owner().patch(`/v1/groups/${team}`, { parentId: above });
    const told = await lab.toldOf(userId);
    expect(told).toEqual(expect.arrayContaining([`+${inPartners}`, `+${inAbove}`]));
    expect(new Set(told).size).toBe(told.length);
  });

  it('a group that is deleted lets go whom no other leads in; a static session keeps them (G26)', async () => {
    const gone = (identity.groups['Gone'] = await newGroup('HR', false));
    const [userId, leaver] = [await personIn('Gone', 'HR'), await personIn('Gone')];
    const follows = await lab.open({ groupIds: [gone] });
    const stays = await lab.open({ groupIds: [gone] }, { audience: 'static' });
    await owner().delete(`/v1/groups/${gone}`);
    expect(await lab.learnersOf(follows)).toEqual([]);
    expect(await lab.learnersOf(stays)).toEqual([userId]);
    expect((await lab.toldOf(userId)).slice(-1)).toEqual([`-${follows}`]);
    // Who is deleted is told of once, by user-deleted.
    expect((await lab.toldOf(leaver)).filter((each) => each.startsWith('-'))).toEqual([]);
    const { body } = await owner().get(`/v1/sessions/${stays}`);
    expect(body.groupIds).toEqual([]);
    await lab.setAudience(stays, { groupIds: body.groupIds });
    expect((await lab.toldOf(userId)).slice(-1)).toEqual([`-${stays}`]);
  });

  it('D-11: a group taken off an invitation lets go too; PS9, E9: a cancelled one leaves everything', async () => {
    const session = await lab.open({ groupIds: [id('AcmeParis')] });
    const invite = { emails: newEmail(), groupIds: [id('HR'), id('AcmeParis')], roles: ['learner'] };
    const { userId, invitationId } = (await owner().post('/v1/invitations', invite)).body.results[0];
    expect(await lab.learnersOf(session)).toContain(userId);
    await detach(userId, invitationId, [id('AcmeParis')]);
    expect((await lab.toldOf(userId)).filter((each) => each.endsWith(session))).toEqual([
      `+${session}`,
      `-${session}`,
    ]);
    await detach(userId, invitationId, [id('HR')]);
    expect(await identity.rows('SELECT FROM identity.enrolments WHERE user_id = $1', [userId])).toEqual([]);
  });

  it('says what the session was when it tells of it', async () => {
    const session = await lab.open({ groupIds: [id('France')] }, { endsAt: '2026-12-18T16:00:00Z' });
    const userId = await personIn('France');
    const [event] = await identity.rows<{ data: { sessions: { sessionId: string }[] } }>(
      `SELECT envelope->'data' AS data FROM identity.outbox
        WHERE subject = $1 AND type = 'identity.enrolment-added.v1'`,
      [`user/${userId}`],
    );
    expect(event?.data.sessions.find(({ sessionId }) => sessionId === session)).toEqual({
      sessionId: session,
      pathName: 'Safety',
      name: 'May',
      startsAt: '2026-12-01T09:00:00.000Z',
      endsAt: '2026-12-18T16:00:00.000Z',
    });
  });

  it('are not lost when somebody comes while the audience is set', async () => {
    const userId = await personIn('HR');
    const session = await lab.open();
    const { platformId } = identity;
    const groupId = id('AcmeVIP');
    let saved: Promise<unknown> = Promise.resolve();
    await identity.get(Database).transaction({ platformId }, async (tx) => {
      await shareTree(tx, platformId);
      const place = { groupId, role: 'learner', origin: 'direct', viaGroupId: null } as const;
      await addMemberships(tx, platformId, [userId], [place]);
      expect(await identity.get(Enrolments).join(tx, platformId, [userId], [groupId])).toEqual([]);
      let isSaved = false;
      saved = lab.setAudience(session, { groupIds: [groupId] }).finally(() => (isSaved = true));
      // Neither sees what the other writes: either it waits until this one commits, or it would have forgotten them.
      await eventually(async () => {
        if (!isSaved && (await identity.count(WAITING)) === 0) throw new Error('The audience is on its way.');
      });
    });
    await saved;
    expect(await lab.learnersOf(session)).toContain(userId);
  });

  it('of people who leave while it is set do not stay behind', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => personIn('Partners')));
    const sessions = await Promise.all(Array.from({ length: 2 }, () => lab.open()));
    await Promise.all([
      ...sessions.map((session) => lab.setAudience(session, { groupIds: [id('Partners')], userIds: people })),
      ...people.map((userId) => owner().delete(`/v1/users/${userId}`)),
    ]);
    for (const table of ['enrolments', 'session_people']) {
      const rows = await identity.rows(`SELECT FROM identity.${table} WHERE user_id = ANY ($1)`, [people]);
      expect([table, rows]).toEqual([table, []]);
    }
  });
});
