import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

describe('Editing a person (P10, P11, D-06)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  let userAdmin: typeof owner;
  let admin: typeof owner;
  let ada: string;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    ada = await identity.person('ada@x.org', ['AcmeParis'], ['learner']);
    userAdmin = identity.as(await identity.person('ua@x.org', ['AcmeParis'], ['userAdmin']));
    admin = identity.as(await identity.person('admin@x.org', ['Partners'], ['admin']));
    await identity
      .caller({ kind: 'operator' })
      .patch(`/v1/platforms/${identity.platformId}`, { usernameLogin: true });
  });
  afterAll(() => identity.stop());

  const edit = (body: object, as = owner, userId = ada) => as.patch(`/v1/users/${userId}`, body);
  const latestEvents = (limit: number) =>
    identity.rows<{ type: string; data: Record<string, unknown> }>(
      `SELECT type, envelope->'data' AS data FROM identity.outbox WHERE subject = $1
        ORDER BY subject_version DESC LIMIT $2`,
      [`user/${ada}`, limit],
    );

  it('changes what is given, leaves the rest, and tells the other services', async () => {
    const { status, body } = await edit({ lastName: ' King ', locale: 'fr', email: 'Ada.King@X.org' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ firstName: 'Ada', lastName: 'King', locale: 'fr', email: 'ada.king@x.org' });
    expect(await latestEvents(1)).toMatchObject([
      {
        type: 'identity.user-updated.v1',
        data: { email: 'ada.king@x.org', lastName: 'King', changed: ['lastName', 'email', 'locale'] },
      },
    ]);
    expect((await owner.get('/v1/users?q=king')).body.items).toHaveLength(1);
  });

  it('takes a time zone of the person, and back to that of the platform', async () => {
    const { status, body } = await edit({ timeZone: 'Asia/Tokyo' });
    expect([status, body.timeZone]).toEqual([200, 'Asia/Tokyo']);
    expect(await latestEvents(1)).toMatchObject([
      { data: { timeZone: 'Asia/Tokyo', changed: ['timeZone'] } },
    ]);
    const refused = await edit({ timeZone: 'Mars/Base' });
    expect([refused.status, refused.body.errors[0].path]).toEqual([400, 'timeZone']);
    expect((await edit({ timeZone: null })).body.timeZone).toBeNull();
    expect(await latestEvents(1)).toMatchObject([{ data: { timeZone: null, changed: ['timeZone'] } }]);
  });

  it('V34: a new email kills the links that were mailed to the old one', async () => {
    await identity.openReset(ada);
    await edit({ lastName: 'Lovelace' });
    expect(await identity.count(`SELECT FROM identity.password_resets WHERE user_id = '${ada}'`)).toBe(1);
    await edit({ email: 'ada.now@x.org', lastName: 'King' });
    expect(await identity.count(`SELECT FROM identity.password_resets WHERE user_id = '${ada}'`)).toBe(0);
  });

  it('says nothing when nothing changes', async () => {
    const before = await latestEvents(100);
    expect((await edit({ lastName: 'King' })).status).toBe(200);
    expect((await edit({})).status).toBe(200);
    expect(await latestEvents(100)).toEqual(before);
  });

  it('D-06: a user admin edits names and language of plain learners, an administrator logins too', async () => {
    expect((await edit({ firstName: 'Augusta', locale: 'en' }, userAdmin)).status).toBe(200);
    for (const field of [{ email: 'evil@x.org' }, { username: 'evil' }]) {
      expect(await edit(field, userAdmin)).toMatchObject({
        status: 403,
        body: { code: 'administrator_required' },
      });
    }
    expect((await edit({ username: 'ada.l' }, admin)).body).toMatchObject({ username: 'ada.l' });
  });

  it('P11: additional information is for platform admins, to read and to write', async () => {
    expect(await edit({ additionalInformation: 'x' }, admin)).toMatchObject({
      status: 403,
      body: { code: 'platform_admin_required' },
    });
    expect((await edit({ additionalInformation: 'Line one\nline two' })).body).toMatchObject({
      additionalInformation: 'Line one\nline two',
    });
    expect((await admin.get(`/v1/users/${ada}`)).body).not.toHaveProperty('additionalInformation');
    expect((await latestEvents(1))[0]?.data).not.toHaveProperty('additionalInformation');
  });

  it('keeps logins unique and at least one of them (S3, S12, U4)', async () => {
    expect(await edit({ email: 'ADMIN@x.org' })).toMatchObject({
      status: 409,
      body: { code: 'email_taken' },
    });
    const grace = await identity.person('grace@x.org', ['HR'], ['learner']);
    expect(await edit({ username: 'ada.l' }, owner, grace)).toMatchObject({
      body: { code: 'username_taken' },
    });
    expect((await edit({ email: null })).body).toMatchObject({ email: null, username: 'ada.l' });
    expect(await edit({ username: null })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'email', code: 'email_or_username_required' }] },
    });
    expect((await edit({ email: 'ada@x.org', username: null })).body).toMatchObject({ username: null });
  });

  it('lets one of many win when they want the same email at once', async () => {
    const people = await Promise.all(
      [1, 2, 3, 4].map((n) => identity.person(`n${n}@x.org`, ['HR'], ['learner'])),
    );
    const answers = await Promise.all(people.map((id) => edit({ email: 'one@x.org' }, owner, id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  });

  it('refuses usernames where they are off, and other emails for the invited', async () => {
    const operator = identity.caller({ kind: 'operator' });
    await operator.patch(`/v1/platforms/${identity.platformId}`, { usernameLogin: false });
    expect(await edit({ username: 'off' })).toMatchObject({
      status: 400,
      body: { code: 'username_login_disabled' },
    });
    const invite = { emails: 'inv@x.org', groupIds: [identity.groups['HR']], roles: ['learner'] };
    const [{ userId }] = (await owner.post('/v1/invitations', invite)).body.results;
    expect(await edit({ email: 'other@x.org' }, owner, userId)).toMatchObject({
      body: { code: 'user_invited' },
    });
    expect((await edit({ firstName: 'Inga' }, owner, userId)).body).toMatchObject({ firstName: 'Inga' });
  });

  it('S9: refuses changes of a deleted person, and fields that do not exist', async () => {
    const gone = await identity.person('gone@x.org', ['HR'], ['learner']);
    await owner.delete(`/v1/users/${gone}`);
    expect(await edit({ lastName: 'New' }, owner, gone)).toMatchObject({
      status: 409,
      body: { code: 'user_deleted' },
    });
    const { status, body } = await edit({
      status: 'active',
      firstName: null,
      email: 'x',
      username: 'É',
      locale: 'de',
    });
    expect(status).toBe(400);
    expect(body.errors.map((error: { path: string }) => error.path).toSorted()).toEqual(
      ['email', 'firstName', 'locale', 'status', 'username'].toSorted(),
    );
  });
});
