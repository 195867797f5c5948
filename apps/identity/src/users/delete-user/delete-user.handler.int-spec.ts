import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

describe('Deleting a person (T10)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
  });
  afterAll(() => identity.stop());

  const remove = (userId: string, as = owner) => as.delete(`/v1/users/${userId}`);
  const login = (email: string) =>
    identity
      .caller({ kind: 'anonymous' })
      .post('/v1/auth/login', { login: email, password: 'correct horse battery', platform: 'acme' });

  it('V45: ends the sign-ins at once, and no password leads in any more', async () => {
    const userId = await identity.person('gone@x.org', ['France'], ['learner']);
    const { body } = await login('gone@x.org');
    const exchange = () =>
      identity
        .caller({ kind: 'service', service: 'gateway' })
        .post('/internal/actor-tokens', { accessToken: body.accessToken });
    expect((await exchange()).status).toBe(200);
    expect((await remove(userId)).status).toBe(204);
    expect((await exchange()).status).toBe(401);
    expect((await login('gone@x.org')).status).toBe(401);
    expect((await identity.as(userId).get('/v1/auth/me')).status).toBe(401);
    expect((await owner.get(`/v1/users/${userId}`)).body).toMatchObject({
      status: 'deleted',
      memberships: [],
      deletedAt: expect.any(String),
    });
    expect(await remove(userId)).toMatchObject({ status: 409, body: { code: 'user_deleted' } });
  });

  it('E15: is refused while the person is in groups of others; out of the own group they can go (P8)', async () => {
    const userAdmin = identity.as(await identity.person('ua@x.org', ['Partners'], ['userAdmin']));
    const both = await identity.person('both@x.org', ['AcmeParis', 'HR'], ['learner']);
    const only = await identity.person('only@x.org', ['AcmeParis'], ['learner']);
    expect(await remove(both, userAdmin)).toMatchObject({ status: 403, body: { code: 'other_groups' } });
    expect((await remove(only, userAdmin)).status).toBe(204);
    const stranger = await identity.person('hr@x.org', ['HR'], ['learner']);
    expect(await remove(stranger, userAdmin)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('E16: never deletes nor dates the owner, whoever asks (P9)', async () => {
    const admin = identity.as(await identity.person('admin@x.org', ['ROOT'], ['admin']));
    for (const as of [owner, admin]) {
      expect(await remove(identity.ownerId, as)).toMatchObject({
        status: 400,
        body: { code: 'owner_protected' },
      });
      const date = await as.put(`/v1/users/${identity.ownerId}/deletion-date`, { date: '2099-01-01' });
      expect(date).toMatchObject({ status: 400, body: { code: 'owner_protected' } });
    }
  });

  it('cancels the invitation of somebody who is still invited, and the link no longer activates', async () => {
    const invite = { emails: 'inv@x.org', groupIds: [identity.groups['HR']], roles: ['learner'] };
    const { body } = await owner.post('/v1/invitations', invite);
    const [{ userId, invitationId }] = body.results;
    expect((await remove(userId)).status).toBe(204);
    expect((await identity.activate(invitationId, userId)).status).toBe(409);
    const [event] = await identity.rows<{ data: object }>(
      `SELECT envelope->'data' AS data FROM identity.outbox WHERE subject = $1 AND type = 'identity.user-deleted.v1'`,
      [`user/${userId}`],
    );
    expect(event?.data).toMatchObject({ wasActive: false, invitationId, reason: 'invitation_cancelled' });
  });

  it('E13: an invitation brings the person back under the same id, into the new groups only (D-10, S6)', async () => {
    const userId = await identity.person('again@x.org', ['France'], ['learner']);
    await owner.patch(`/v1/users/${userId}`, { additionalInformation: 'speaks Breton', locale: 'fr' });
    await owner.put(`/v1/users/${userId}/deletion-date`, { date: '2099-01-01' });
    await remove(userId);
    const invite = { emails: 'again@x.org', groupIds: [identity.groups['HR']], roles: ['learner'] };
    const { body } = await owner.post('/v1/invitations', invite);
    expect(body.results).toMatchObject([{ outcome: 'restored', userId }]);
    expect((await owner.get(`/v1/users/${userId}`)).body).toMatchObject({
      status: 'invited',
      firstName: 'Ada',
      lastName: 'Lovelace',
      locale: 'fr',
      additionalInformation: 'speaks Breton',
      deletionDate: null,
      deletedAt: null,
    });
    expect(await identity.membershipsOf(userId)).toEqual(['learner HR']);
  });

  it('leaves nothing half done when deleting and accepting race', async () => {
    const invited = await Promise.all(
      Array.from({ length: 8 }, async (_, n) => {
        const invite = { emails: `r${n}@x.org`, groupIds: [identity.groups['HR']], roles: ['learner'] };
        return (await owner.post('/v1/invitations', invite)).body.results[0];
      }),
    );
    await Promise.all(
      invited.flatMap(({ userId, invitationId }) => [
        identity.activate(invitationId, userId),
        remove(userId),
      ]),
    );
    for (const { userId } of invited) {
      // Whichever came first: a deletion after the activation finds an active person, one before it leaves no way in.
      expect((await owner.get(`/v1/users/${userId}`)).body).toMatchObject({
        status: 'deleted',
        memberships: [],
      });
      for (const table of ['memberships', 'credentials', 'sign_ins']) {
        expect(await identity.rows(`SELECT FROM identity.${table} WHERE user_id = $1`, [userId])).toEqual([]);
      }
    }
  });
});
