import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { ImportLab } from '../../testing/import-lab.js';
import { ConfirmErasureHandler } from './confirm-erasure/confirm-erasure.handler.js';

const ADDRESS = 'forget.me@x.org';

describe('Erasing a person (T13)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  let userId: string;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    await owner.patch('/v1/platform', { usernameLogin: true });
    userId = await identity.person(ADDRESS, ['HR'], ['learner', 'userAdmin']);
    const texts = {
      additionalInformation: 'Unforgettable',
      username: 'forget.me',
      lastName: 'Unforgettable',
    };
    await owner.patch(`/v1/users/${userId}`, texts);
    const lab = new ImportLab(identity);
    const file = [
      ['Email', 'First name', 'Additional information'],
      [ADDRESS, 'Forget', 'Unforgettable as ever'],
    ];
    await lab.apply((await lab.plan(file)).id);
    const invite = {
      emails: 'of-them@x.org',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
      message: 'Hi',
    };
    await identity.as(userId).post('/v1/invitations', invite);
  });
  afterAll(() => identity.stop());

  const erase = (as = owner, id = userId) => as.post(`/v1/users/${id}/erasure`, {});
  const record = (as = owner, id = userId) => as.get(`/v1/users/${id}/erasure`);
  const confirm = (service: 'invitations' | 'notifications' | 'billing' | 'events') =>
    identity
      .get(Database)
      .transaction('installation', (tx) =>
        identity
          .get(ConfirmErasureHandler)
          .record(tx, service, [
            { userId, platformId: identity.platformId, confirmedAt: '2026-12-01T10:00:00.000Z' },
          ]),
      );
  /** Tables of the service whose rows hold a text, wherever in them. */
  const tablesWith = async (text: string): Promise<string[]> => {
    const tables = await identity.rows<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'identity' AND table_type = 'BASE TABLE'`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await identity.count(`SELECT FROM identity.${name} t WHERE t::text ILIKE '%${text}%'`);
      if (rows > 0) found.push(name);
    }
    return found.toSorted();
  };

  it('is for platform admins, and for deleted people only', async () => {
    expect(await erase()).toMatchObject({ status: 409, body: { code: 'user_not_deleted' } });
    expect(await record()).toMatchObject({ status: 404, body: { code: 'user_not_erased' } });
    const admin = identity.as(await identity.person('hr@x.org', ['HR'], ['admin']));
    expect(await erase(admin)).toMatchObject({ status: 403, body: { code: 'platform_admin_required' } });
    await owner.delete(`/v1/users/${userId}`);
    expect(await erase(admin)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('replaces names and logins by random ones, keeps the id, and asks every service', async () => {
    const { status, body } = await erase();
    expect(status).toBe(202);
    expect(body).toMatchObject({ userId, erasedAt: expect.any(String), completedAt: null });
    expect(body.services.map(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    const { body: person } = await owner.get(`/v1/users/${userId}`);
    expect(person).toMatchObject({ id: userId, status: 'deleted', additionalInformation: '' });
    expect(person.email).toMatch(/^[0-9a-f]{24}@erased\.invalid$/);
    for (const name of [person.firstName, person.lastName, person.username])
      expect(name).toMatch(/^[0-9a-f]{24}$/);
    expect(await identity.count(`SELECT FROM identity.outbox WHERE type = 'identity.user-erased.v1'`)).toBe(
      1,
    );
    expect(await owner.get(`/v1/users?status=deleted&q=unforgettable`)).toMatchObject({
      body: { items: [] },
    });
  });

  it('answers how far it is when asked again, and erases once', async () => {
    const { body: before } = await owner.get(`/v1/users/${userId}`);
    expect((await erase()).status).toBe(202);
    expect((await owner.get(`/v1/users/${userId}`)).body).toEqual(before);
    expect(await identity.count(`SELECT FROM identity.outbox WHERE type = 'identity.user-erased.v1'`)).toBe(
      1,
    );
  });

  it('leaves no trace in any table once every service has confirmed, in whatever order, also twice', async () => {
    await identity.published();
    await confirm('billing');
    await confirm('billing');
    expect((await record()).body.completedAt).toBeNull();
    expect(await tablesWith(ADDRESS)).toContain('outbox');
    await Promise.all([confirm('notifications'), confirm('invitations'), confirm('events')]);
    const { body } = await record();
    expect(body.completedAt).toEqual(expect.any(String));
    expect(
      body.services.every(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt !== null),
    ).toBe(true);
    expect(await tablesWith(ADDRESS)).toEqual([]);
    expect(await tablesWith('unforgettable')).toEqual([]);
    const kept = await identity.rows<{ type: string }>(
      'SELECT type FROM identity.outbox WHERE subject = $1 ORDER BY subject_version DESC LIMIT 2',
      [`user/${userId}`],
    );
    expect(kept.map(({ type }) => type)).toEqual(['identity.user-erased.v1', 'identity.user-deleted.v1']);
  });

  it('frees the email: whoever comes with it is somebody else', async () => {
    const { status, body } = await owner.post('/v1/users', {
      firstName: 'New',
      lastName: 'Person',
      email: ADDRESS,
      username: 'forget.me',
      password: 'another password of mine',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    expect(status).toBe(201);
    expect(body.id).not.toBe(userId);
  });
});
