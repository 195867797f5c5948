import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

const PASSWORD = 'a password of an admin';

describe('Setting up a user (domain 3.3)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    await change({ usernameLogin: true });
  });
  afterAll(() => identity.stop());

  const change = (settings: object) =>
    identity.caller({ kind: 'operator' }).patch(`/v1/platforms/${identity.platformId}`, settings);
  const form = (more: object = {}) => ({
    firstName: 'Grace',
    lastName: 'Hopper',
    password: PASSWORD,
    groupIds: [identity.groups['France']],
    roles: ['learner'],
    ...more,
  });
  const setUp = (more: object = {}, as = owner) => as.post('/v1/users', form(more));
  const login = (login: string, password = PASSWORD) =>
    identity.caller({ kind: 'anonymous' }).post('/v1/auth/login', { login, password, platform: 'acme' });
  const eventsOf = (userId: string) =>
    identity.rows<{ type: string; version: number; data: Record<string, unknown> }>(
      `SELECT type, subject_version::int AS version, envelope->'data' AS data FROM identity.outbox
        WHERE subject = $1 ORDER BY subject_version`,
      [`user/${userId}`],
    );
  const state = async () =>
    identity.rows(`SELECT (SELECT count(*) FROM identity.users) AS users, (SELECT count(*) FROM identity.outbox) AS events,
      (SELECT count(*) FROM identity.memberships) AS memberships, (SELECT count(*) FROM identity.credentials) AS passwords`);

  it('E2: is active with the memberships of W1, signs in, and must change the password', async () => {
    const { status, body } = await setUp({ email: ' Grace@X.org ', locale: 'fr' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: 'active', email: 'grace@x.org', locale: 'fr', firstName: 'Grace' });
    expect(await identity.membershipsOf(body.id)).toEqual([
      'learner EMEA via France',
      'learner France',
      'learner ROOT via France',
      'learner Sales via France',
    ]);
    const events = await eventsOf(body.id);
    expect(events).toMatchObject([
      {
        type: 'identity.account-set-up.v1',
        version: 1,
        data: { email: 'grace@x.org', credentialsMail: false },
      },
      { type: 'identity.membership-added.v1', version: 2 },
    ]);
    expect(JSON.stringify(events)).not.toContain(PASSWORD);
    expect(await login('grace@x.org')).toMatchObject({ status: 200, body: { passwordChangeRequired: true } });
  });

  it('E1: with the box ticked has no password yet, and the event asks for the mail (Z-02)', async () => {
    const { status, body } = await setUp({
      email: 'mail@x.org',
      password: undefined,
      sendCredentials: true,
      groupIds: [identity.groups['France'], identity.groups['AcmeParis']],
      roles: ['learner', 'coach'],
    });
    expect(status).toBe(201);
    expect(await identity.membershipsOf(body.id)).toEqual([
      'coach AcmeParis',
      'coach France',
      'learner Acme via AcmeParis',
      'learner AcmeParis',
      'learner EMEA via France',
      'learner France',
      'learner Partners via AcmeParis',
      'learner ROOT via France',
      'learner Sales via France',
    ]);
    const [event] = await eventsOf(body.id);
    expect(event?.data).toMatchObject({ credentialsMail: true, email: 'mail@x.org' });
    expect(await identity.rows('SELECT FROM identity.credentials WHERE user_id = $1', [body.id])).toEqual([]);
  });

  it('E1: enrols in dynamic sessions of the groups (PS3)', async () => {
    const groupId = identity.groups['Sales'];
    const { body: path } = await owner.post('/v1/paths', { name: 'Safety', groupId });
    const session = { name: 'May', groupId, startsAt: '2026-12-01T09:00:00Z', audience: 'dynamic' };
    const { body: created } = await owner.post(`/v1/paths/${path.id}/sessions`, session);
    const audience = { groupIds: [groupId], userIds: [], excludedUserIds: [] };
    await owner.put(`/v1/sessions/${created.id}/audience`, audience);
    const { body } = await setUp({ email: 'enrolled@x.org' });
    expect(
      await identity.rows('SELECT status FROM identity.enrolments WHERE user_id = $1', [body.id]),
    ).toEqual([{ status: 'published' }]);
  });

  it('E3: is refused on a free trial, and nothing is created; a paid plan lifts that (D-18)', async () => {
    await change({ plan: 'free_trial' });
    const before = await state();
    expect(await setUp({ email: 'trial@x.org' })).toMatchObject({
      status: 403,
      body: { code: 'free_trial_setup_unavailable' },
    });
    expect(await state()).toEqual(before);
    await change({ plan: 'team' });
    expect((await setUp({ email: 'trial@x.org' })).status).toBe(201);
  });

  it('E19: with a username only signs in with it; the username is taken everywhere then (U2, U4)', async () => {
    const { status, body } = await setUp({ username: "o'neil+1" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ email: null, username: "o'neil+1" });
    expect((await login("o'neil+1")).status).toBe(200);
    expect(await setUp({ username: "o'neil+1" })).toMatchObject({
      status: 409,
      body: { code: 'username_taken' },
    });
    expect(await setUp({ username: "o'neil+1", email: 'new@x.org' })).toMatchObject({
      body: { code: 'username_taken' },
    });
    const neighbour = await identity.createPlatform('neighbour');
    await identity
      .caller({ kind: 'operator' })
      .patch(`/v1/platforms/${neighbour.id}`, { usernameLogin: true });
    const there = identity.as(neighbour.ownerId, neighbour.id);
    const elsewhere = { username: "o'neil+1", groupIds: [neighbour.rootGroupId] };
    expect(await setUp(elsewhere, there)).toMatchObject({ status: 409, body: { code: 'username_taken' } });
  });

  it('E20: a #tag makes another account, a case does not (D-24)', async () => {
    expect((await setUp({ email: 'tagged@corp.org' })).status).toBe(201);
    expect((await setUp({ email: 'tagged#night@corp.org' })).status).toBe(201);
    expect(await setUp({ email: 'TAGGED#Night@Corp.org' })).toMatchObject({
      status: 409,
      body: { code: 'already_active', userId: expect.any(String) },
    });
  });

  it.each([
    [{ email: 'x@x.org', password: undefined }, 'password_or_mail_required'],
    [{ email: 'x@x.org', sendCredentials: true }, 'password_xor_mail'],
    [{ username: 'x', password: undefined, sendCredentials: true }, 'mail_required_for_credentials'],
    [{ username: 'x', password: undefined }, 'password_or_mail_required'],
    [{}, 'invalid_input'],
  ])('D-22, S3: %j is refused as %s', async (more, code) => {
    expect(await setUp(more)).toMatchObject({ status: 400, body: { code } });
  });

  it('refuses usernames where they are off (U2)', async () => {
    await change({ usernameLogin: false });
    expect(await setUp({ username: 'nobody' })).toMatchObject({
      status: 400,
      body: { code: 'username_login_disabled' },
    });
    await change({ usernameLogin: true });
  });

  it('names every bad field at once', async () => {
    const { status, body } = await setUp({
      firstName: '',
      lastName: 'http://evil.example',
      email: 'no address',
      username: 'No Capitals',
      password: 'short',
      groupIds: ['x'],
      roles: ['owner'],
      locale: 'xx',
      id: 'mine',
    });
    expect(status).toBe(400);
    expect([...new Set(body.errors.map((error: { path: string }) => error.path))].toSorted()).toEqual(
      [
        'email',
        'firstName',
        'groupIds',
        'id',
        'lastName',
        'locale',
        'password',
        'roles',
        'username',
      ].toSorted(),
    );
  });

  it.each([
    "Robert'); DROP TABLE users;--",
    '=HYPERLINK(1)',
    '<b>Ada</b>',
    'A\u0000da',
    '‮Ada',
    '𝓐𝓭𝓪 👩‍💻',
    "O'Brien-Çelik 李",
  ])('stores the name %j as it is, or refuses it', async (firstName) => {
    const { status, body } = await setUp({ firstName, email: `${crypto.randomUUID()}@x.org` });
    expect([201, 400]).toContain(status);
    if (status === 201) expect(body.firstName).toBe(firstName);
  });

  it('D-10, S6: brings a deleted person back under the same id, with the new groups and names only', async () => {
    const { body: first } = await setUp({ email: 'back@x.org', locale: 'fr', roles: ['learner', 'author'] });
    await identity.rows(
      `UPDATE identity.users SET additional_information = 'likes maps', deletion_date = '2099-01-01' WHERE id = $1`,
      [first.id],
    );
    expect((await owner.delete(`/v1/users/${first.id}`)).status).toBe(204);
    const { status, body } = await setUp({
      email: 'back@x.org',
      firstName: 'Amazing',
      groupIds: [identity.groups['HR']],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: first.id,
      status: 'active',
      firstName: 'Amazing',
      locale: 'fr',
      deletionDate: null,
      deletedAt: null,
      createdAt: first.createdAt,
    });
    expect(await identity.membershipsOf(first.id)).toEqual(['learner HR']);
    expect(
      await identity.rows('SELECT additional_information AS a FROM identity.users WHERE id = $1', [first.id]),
    ).toEqual([{ a: 'likes maps' }]);
    const versions = (await eventsOf(first.id)).map(({ version }) => version);
    expect(versions).toEqual(versions.toSorted((a, b) => a - b));
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('makes an invited person active and closes the invitation, for those who may set their password (V13)', async () => {
    const groupIds = [identity.groups['HR']];
    const invite = { emails: 'invited@x.org', groupIds, roles: ['admin'] };
    const { body } = await owner.post('/v1/invitations', invite);
    const [{ userId, invitationId }] = body.results;
    const salesAdmin = identity.as(await identity.person('sales@x.org', ['Sales'], ['admin']));
    expect(await setUp({ email: 'invited@x.org' }, salesAdmin)).toMatchObject({
      status: 409,
      body: { code: 'already_invited' },
    });
    expect((await setUp({ email: 'invited@x.org' })).body).toMatchObject({ id: userId, status: 'active' });
    const setUpEvent = (await eventsOf(userId)).find(({ type }) => type === 'identity.account-set-up.v1');
    expect(setUpEvent?.data).toMatchObject({ invitationId });
    expect(await identity.activate(invitationId, userId)).toMatchObject({ status: 409 });
  });

  it('asks the policy: group, role, and who at all (P1, D-05)', async () => {
    const userAdmin = identity.as(await identity.person('ua@x.org', ['AcmeParis'], ['userAdmin']));
    const coach = identity.as(await identity.person('coach@x.org', ['AcmeParis'], ['coach']));
    const here = { groupIds: [identity.groups['AcmeParis']] };
    expect(await setUp({ email: 'p1@x.org', ...here }, coach)).toMatchObject({
      body: { code: 'group_not_manageable' },
    });
    expect(await setUp({ email: 'p1@x.org', ...here, roles: ['coach'] }, userAdmin)).toMatchObject({
      status: 403,
      body: { code: 'role_not_grantable', role: 'coach' },
    });
    expect((await setUp({ email: 'p1@x.org' }, userAdmin)).status).toBe(404);
    expect((await setUp({ email: 'p1@x.org', ...here }, userAdmin)).status).toBe(201);
  });

  it('answers the repetition of a command with the same person, and makes one of twins at once', async () => {
    const headers = { 'idempotency-key': 'twice' };
    const [one, two] = [
      await owner.post('/v1/users', form({ email: 'once@x.org' }), headers),
      await owner.post('/v1/users', form({ email: 'once@x.org' }), headers),
    ];
    expect([one.status, two.status, two.body]).toEqual([201, 201, one.body]);
    const twins = await Promise.all(
      Array.from({ length: 6 }, () => setUp({ email: 'race@x.org', username: 'racer' })),
    );
    expect(twins.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409]);
    expect(await identity.count(`SELECT FROM identity.users WHERE email = 'race@x.org'`)).toBe(1);
  });
});
