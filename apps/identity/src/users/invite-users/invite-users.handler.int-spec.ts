import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOSTILE_ADDRESSES } from '../../../../../test/support/hostile-addresses.js';
import { IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

describe('Invite users by email', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const invite = (body: object, headers: Record<string, string> = {}) =>
    identity.as(identity.ownerId).post('/v1/invitations', body, headers);

  it('invites each distinct address once, whatever its case (E4)', async () => {
    const { status, body } = await invite({
      emails: 'a@x.org; B@X.org , a@x.org',
      groupIds: [identity.groups.France],
      roles: ['learner'],
    });
    expect(status).toBe(201);
    expect(body.results.map((r: { email: string; outcome: string }) => [r.email, r.outcome])).toEqual([
      ['a@x.org', 'invited'],
      ['b@x.org', 'invited'],
    ]);
  });

  it('makes learners of France learners of every group up to the zone head (W1)', async () => {
    const { body } = await invite({
      emails: 'w1@x.org',
      groupIds: [identity.groups.France],
      roles: ['learner'],
    });
    const memberships = await identity.membershipsOf(body.results[0].userId);
    expect(memberships).toEqual(
      ['EMEA via France', 'France', 'ROOT via France', 'Sales via France'].map((each) => `learner ${each}`),
    );
  });

  it('stops at the first private group, that one included (W2)', async () => {
    const { body } = await invite({
      emails: 'w2@x.org',
      groupIds: [identity.groups.AcmeParis],
      roles: ['learner'],
    });
    expect(await identity.membershipsOf(body.results[0].userId)).toEqual([
      'learner Acme via AcmeParis',
      'learner AcmeParis',
      'learner Partners via AcmeParis',
    ]);
  });

  it('gives every address an outcome of its own', async () => {
    const { status, body } = await invite({
      emails: ['good@x.org', 'not an address', 'olivia@x.org', '"Ada L." <ada@x.org>', 'mıke@x.org'],
      groupIds: [identity.groups.HR],
      roles: ['learner'],
    });
    expect(status).toBe(201);
    expect(body.results).toMatchObject([
      { email: 'good@x.org', outcome: 'invited' },
      { email: 'not an address', outcome: 'rejected', code: 'email_syntax_invalid' },
      { email: 'olivia@x.org', outcome: 'already_active', userId: identity.ownerId },
      { email: 'ada@x.org', outcome: 'invited' },
      { email: 'mıke@x.org', outcome: 'rejected', code: 'email_local_part_not_ascii' },
    ]);
  });

  it('judges hostile strings one by one; they cost the others nothing (V23-V25)', async () => {
    const groupIds = [identity.groups['HR']];
    const emails = [...HOSTILE_ADDRESSES, 'half a character \ud800', 'survivor@x.org'];
    const answer = await invite({ emails, groupIds, roles: ['learner'] }, { 'idempotency-key': 'hostile' });
    expect([answer.status, answer.body.errors]).toEqual([201, undefined]);
    const outcomes = answer.body.results.map((r: { outcome: string }) => r.outcome);
    expect(outcomes).toEqual([...emails.slice(1).map(() => 'rejected'), 'invited']);
  });

  it('answers 409 with the results when no address led to an invitation (Z-04)', async () => {
    const { status, body } = await invite({
      emails: 'olivia@x.org',
      groupIds: [identity.groups.HR],
      roles: ['learner'],
    });
    expect([status, body.code]).toEqual([409, 'already_active']);
    expect(body.results).toMatchObject([{ outcome: 'already_active' }]);
  });

  it('adds groups to somebody already invited, without a second account (D-09)', async () => {
    const first = await invite({ emails: 'twice@x.org', groupIds: [identity.groups.HR], roles: ['learner'] });
    const second = await invite({
      emails: 'TWICE@x.org',
      groupIds: [identity.groups.Partners],
      roles: ['learner'],
    });
    const [before, after] = [first.body.results[0], second.body.results[0]];
    expect(after).toEqual({ ...before, outcome: 'already_invited_updated' });
    expect(await identity.membershipsOf(after.userId)).toEqual(['learner HR', 'learner Partners']);
    const listed = await identity.as(identity.ownerId).get('/v1/invitations?q=twice');
    expect(listed.body.items[0].groupIds.toSorted()).toEqual(
      [identity.groups.HR, identity.groups.Partners].toSorted(),
    );
  });

  it('replays the answer for the same Idempotency-Key, and refuses the key for another body (D-37)', async () => {
    const body = { emails: 'once@x.org', groupIds: [identity.groups.HR], roles: ['learner'] };
    const key = { 'idempotency-key': 'invite-once' };
    const first = await invite(body, key);
    expect(await invite(body, key)).toEqual(first);
    const other = await invite({ ...body, emails: 'another@x.org' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('names every bad field at once and writes nothing', async () => {
    const { status, body } = await invite({ emails: 7, groupIds: ['x'], roles: ['owner'], extra: 1 });
    expect(status).toBe(400);
    expect(body.errors.map((e: { path: string }) => e.path).toSorted()).toEqual([
      'emails',
      'extra',
      'groupIds',
      'roles',
    ]);
  });

  it('creates one person when two administrators invite the same addresses at once', async () => {
    const emails = Array.from({ length: 40 }, (_, i) => `race${i}@x.org`);
    const body = (list: string[]) => ({ emails: list, groupIds: [identity.groups.HR], roles: ['learner'] });
    const answers = await Promise.all([invite(body(emails)), invite(body(emails.toReversed()))]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    const outcomes = answers.flatMap(({ body }) => body.results.map((r: { outcome: string }) => r.outcome));
    expect(outcomes.filter((outcome) => outcome === 'invited')).toHaveLength(emails.length);
    const people = await identity.count(`SELECT FROM identity.users WHERE email LIKE 'race%'`);
    expect(people).toBe(emails.length);
  });

  describe('on behalf of others than the owner', () => {
    it('lets a user admin invite learners below their group, and no other role (D-04, D-05)', async () => {
      const userAdmin = await identity.person('ua@x.org', ['Acme'], ['userAdmin']);
      const wish = (roles: string[]) =>
        identity.as(userAdmin).post('/v1/invitations', {
          emails: 'new@x.org',
          groupIds: [identity.groups.AcmeParis],
          roles,
        });
      const refused = await wish(['coach']);
      expect([refused.status, refused.body.code, refused.body.role]).toEqual([
        403,
        'role_not_grantable',
        'coach',
      ]);
      expect((await wish(['learner'])).status).toBe(201);
    });

    it('refuses a mix of managed and foreign groups as a whole (V16)', async () => {
      const admin = await identity.person('emea@x.org', ['EMEA'], ['admin']);
      const { status, body } = await identity.as(admin).post('/v1/invitations', {
        emails: 'mixed@x.org',
        groupIds: [identity.groups.France, identity.groups.Sales],
        roles: ['learner'],
      });
      expect([status, body.code]).toEqual([403, 'group_not_manageable']);
      expect(await identity.count(`SELECT FROM identity.users WHERE email = 'mixed@x.org'`)).toBe(0);
    });

    it('does not let a group of another platform be told from one that never was (V17)', async () => {
      const foreign = await identity.createPlatform('other');
      const wish = (groupId: string) =>
        identity
          .as(identity.ownerId)
          .post('/v1/invitations', { emails: 'x@x.org', groupIds: [groupId], roles: ['learner'] });
      const real = await wish(foreign.rootGroupId);
      const invented = await wish('01930000-0000-7000-8000-00000000dead');
      expect([real.status, real.body.code]).toEqual([404, 'not_found']);
      expect([invented.status, invented.body.code]).toEqual([404, 'not_found']);
    });

    it('invites an address that exists on another platform like any new one (V21, V22)', async () => {
      const foreign = await identity.createPlatform('neighbour');
      const { body } = await identity.as(foreign.ownerId, foreign.id).post('/v1/invitations', {
        emails: 'a@x.org',
        groupIds: [foreign.rootGroupId],
        roles: ['learner'],
      });
      expect(body.results).toMatchObject([{ email: 'a@x.org', outcome: 'invited' }]);
    });
  });
});
