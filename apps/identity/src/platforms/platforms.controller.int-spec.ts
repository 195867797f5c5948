import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { WatchUserLimitsHandler } from './watch-user-limits/watch-user-limits.handler.js';

describe('Changing a platform', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
  });
  afterAll(() => identity.stop());

  const operate = (change: object) =>
    identity.caller({ kind: 'operator' }).patch(`/v1/platforms/${identity.platformId}`, change);
  const invite = (emails: string) =>
    owner.post('/v1/invitations', { emails, groupIds: [identity.groups['HR']], roles: ['learner'] });
  const limitEvents = async () =>
    (
      await identity.rows<{ percent: number }>(
        `SELECT (envelope->'data'->>'percent')::int AS percent FROM identity.outbox
          WHERE type = 'identity.user-limit-reached.v1' ORDER BY subject_version`,
      )
    ).map(({ percent }) => percent);
  const watch = () => identity.get(WatchUserLimitsHandler).watch();
  const accounts = async () =>
    (
      await identity.rows<{ n: number }>(
        `SELECT (SELECT count(*)::int FROM identity.users WHERE platform_id = $1 AND status <> 'deleted') AS n`,
        [identity.platformId],
      )
    )[0]?.n ?? 0;
  const counted = async () =>
    (
      await identity.rows<{ n: number }>(
        'SELECT sum(change)::int AS n FROM identity.account_counts WHERE platform_id = $1',
        [identity.platformId],
      )
    )[0]?.n;

  it('lets platform admins change its settings, nobody else, and never the plan or limits', async () => {
    const settings = {
      name: 'New Academy',
      locale: 'fr',
      timeZone: 'America/New_York',
      usernameLogin: true,
      userAdminGrantableRoles: ['coach'],
      credentialsMail: 'link',
      mailEnabled: false,
      blockWeekendReminders: true,
      sessionReminderDays: [14, 3, 0],
      weeklyLateReminders: false,
    };
    const { status, body } = await owner.patch('/v1/platform', settings);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...settings, plan: 'business', userLimit: 200_000 });
    expect((await owner.get('/v1/platform')).body).toEqual(body);
    const groupAdmin = identity.as(await identity.person('ga@x.org', ['Sales'], ['admin']));
    expect(await groupAdmin.patch('/v1/platform', { name: 'Mine' })).toMatchObject({
      status: 403,
      body: { code: 'platform_admin_required' },
    });
    const refused = await owner.patch('/v1/platform', {
      plan: 'team',
      userLimit: 5,
      timeZone: 'Mars/Base',
      locale: 'xx',
      sessionReminderDays: [31, -1, 1, 2, 3, 4],
      mailEnabled: 'no',
    });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map((error: { path: string }) => error.path).toSorted()).toEqual([
      'locale',
      'mailEnabled',
      'plan',
      'sessionReminderDays',
      'timeZone',
      'userLimit',
    ]);
  });

  it('D-05: user admins give what the setting says from the next request on', async () => {
    await owner.patch('/v1/platform', { userAdminGrantableRoles: ['learner'] });
    const userAdmin = identity.as(await identity.person('ua@x.org', ['HR'], ['userAdmin']));
    const asCoach = (email: string) =>
      userAdmin.post('/v1/invitations', {
        emails: email,
        groupIds: [identity.groups['HR']],
        roles: ['coach'],
      });
    expect(await asCoach('c1@x.org')).toMatchObject({ status: 403, body: { code: 'role_not_grantable' } });
    await owner.patch('/v1/platform', { userAdminGrantableRoles: ['learner', 'coach'] });
    expect((await asCoach('c1@x.org')).status).toBe(201);
  });

  it('E30, V50: tells of 90 % and 100 % of the user limit once each, however many invite at once', async () => {
    const start = await accounts();
    const limit = Math.ceil((start + 30) / 10) * 10;
    await operate({ userLimit: limit });
    await watch();
    expect(await limitEvents()).toEqual([]);
    const emails = Array.from({ length: limit - start + 5 }, (_, n) => `limit${n}@x.org`);
    const answers = await Promise.all([...emails.map(invite), ...[1, 2, 3].map(watch)]);
    expect(answers.flatMap((answer) => answer?.status ?? [])).toEqual(emails.map(() => 201));
    await Promise.all([watch(), watch(), watch()]);
    await watch();
    expect(await limitEvents()).toEqual([90, 100]);
    expect(await counted()).toBe(await accounts());
    expect(await identity.count('SELECT FROM identity.account_counts')).toBeLessThanOrEqual(2);
  });

  it('V50: a hard limit lets exactly as many in as there is room for', async () => {
    const limit = (await accounts()) + 10;
    await operate({ userLimit: limit, hardUserLimit: true });
    const emails = Array.from({ length: 40 }, (_, n) => `hard${n}@x.org`);
    const answers = await Promise.all(emails.map(invite));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
      code: 'user_limit_reached',
      userLimit: limit,
    });
    expect(await accounts()).toBe(limit);
  });

  it('frees the room of people who are deleted, and takes known people at the limit', async () => {
    const { body } = await owner.get('/v1/users?email=hard39@x.org&status=invited');
    const someone =
      body.items[0]?.id ?? (await owner.get('/v1/users?status=invited&limit=1')).body.items[0].id;
    const again = (await owner.get(`/v1/users/${someone}`)).body.email;
    expect((await invite(again)).body.results).toMatchObject([{ outcome: 'already_invited_updated' }]);
    expect((await invite('late@x.org')).status).toBe(409);
    await owner.delete(`/v1/users/${someone}`);
    expect((await invite('late@x.org')).status).toBe(201);
    expect((await invite(again)).status).toBe(409);
    await operate({ hardUserLimit: false });
    expect((await invite(again)).body.results).toMatchObject([{ outcome: 'restored' }]);
    expect(await counted()).toBe(await accounts());
  });
});
