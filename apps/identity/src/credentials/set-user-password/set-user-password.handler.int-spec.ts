import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { PASSWORD, SignInLab } from '../../../testing/sign-in-lab.js';

const GIVEN = 'given by the desk 7';

describe('An administrator gives a person a new password (U6)', () => {
  let identity: IdentityUnderTest;
  let lab: SignInLab;
  beforeAll(async () => {
    identity = await startIdentity();
    lab = new SignInLab(identity);
  });
  afterAll(() => identity.stop());

  const give = (byUserId: string, userId: string, newPassword = GIVEN) =>
    identity.as(byUserId).post(`/v1/users/${userId}/password`, { newPassword });

  it('ends all sign-ins, and the next one leads to a change of the password only (V58)', async () => {
    const userId = await identity.person('ada@x.org', ['HR'], ['learner']);
    const before = await lab.callerOf('ada@x.org');
    expect((await give(identity.ownerId, userId)).status).toBe(204);
    expect(await lab.actorOf(before.accessToken)).toBeNull();
    expect((await lab.signIn('ada@x.org')).status).toBe(401);

    const { status, body } = await lab.signIn('ada@x.org', GIVEN);
    expect([status, body.passwordChangeRequired]).toEqual([200, true]);
    const ada = await lab.callerOf('ada@x.org', GIVEN);
    for (const path of [
      '/v1/users',
      '/v1/groups',
      `/v1/users/${userId}`,
      '/v1/auth/sign-ins',
      '/v1/platform',
    ]) {
      expect([path, await ada.get(path)]).toMatchObject([
        path,
        { status: 403, body: { code: 'password_change_required' } },
      ]);
    }
    expect(await ada.get('/v1/auth/me')).toMatchObject({
      status: 200,
      body: { passwordChangeRequired: true },
    });
    const change = { currentPassword: GIVEN, newPassword: 'my very own words' };
    expect((await ada.post('/v1/auth/password', change)).status).toBe(204);
    expect(await lab.actorOf(ada.accessToken)).toMatchObject({ passwordChangeRequired: false });
  });

  it('is told to the person, without the password (V58, Z-02)', async () => {
    const userId = await identity.person('told@x.org', ['HR'], ['learner']);
    await give(identity.ownerId, userId);
    const events = await lab.eventsOf('identity.password-changed.v1');
    expect(events.at(-1)).toMatchObject({
      userId,
      email: 'told@x.org',
      way: 'administrator',
      changeRequired: true,
    });
    expect(JSON.stringify(events)).not.toContain(GIVEN);
  });

  it('is for administrators of the person, never of somebody with more rights (D-06, V13)', async () => {
    const admin = await identity.person('admin@x.org', ['Partners'], ['admin']);
    const userAdmin = await identity.person('useradmin@x.org', ['Partners'], ['userAdmin']);
    const member = await identity.person('member@x.org', ['AcmeParis'], ['learner']);
    const stranger = await identity.person('stranger@x.org', ['HR'], ['learner']);
    const chief = await identity.person('chief@x.org', ['Sales', 'Acme'], ['admin']);
    const answers = await Promise.all([
      give(admin, member),
      give(userAdmin, member),
      give(admin, chief),
      give(admin, stranger),
      give(member, admin),
    ]);
    expect(answers.map(({ status, body }) => [status, body?.code])).toEqual([
      [204, undefined],
      [403, 'administrator_required'],
      [403, 'higher_rights'],
      [404, 'not_found'],
      [403, 'user_not_manageable'],
    ]);
  });

  it('is not for oneself, the invited, the deleted, or a password that is the name of the person', async () => {
    const { body } = await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: 'inv@x.org',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    const gone = await identity.person('gone@x.org', ['HR'], ['learner']);
    await identity.as(identity.ownerId).delete(`/v1/users/${gone}`);
    const named = await identity.person('named@x.org', ['HR'], ['learner']);
    const answers = await Promise.all([
      give(identity.ownerId, identity.ownerId),
      give(identity.ownerId, body.results[0].userId),
      give(identity.ownerId, gone),
      give(identity.ownerId, named, 'adalovelace'),
      give(identity.ownerId, named, 'short'),
    ]);
    expect(answers.map(({ status, body: told }) => [status, told.errors?.[0].code ?? told.code])).toEqual([
      [403, 'forbidden'],
      [409, 'user_not_active'],
      [409, 'user_deleted'],
      [400, 'password_too_common'],
      [400, 'password_too_short'],
    ]);
    expect((await lab.signIn('named@x.org', PASSWORD)).status).toBe(200);
  });
});
