import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { ExecuteDeletionDatesHandler } from './execute-deletion-dates.handler.js';

describe('Deletion dates (S5, P12)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    identity.clock.set('2026-12-01T12:00:00Z');
  });
  afterAll(() => identity.stop());

  const date = (userId: string, day: string | null, as = owner) =>
    as.put(`/v1/users/${userId}/deletion-date`, { date: day });
  const execute = () => identity.get(ExecuteDeletionDatesHandler).executeDue();
  const statusOf = async (userId: string) => (await owner.get(`/v1/users/${userId}`)).body.status;

  it('deletes at 00:00 of the day where the platform is, not a minute before', async () => {
    const userId = await identity.person('paris@x.org', ['France'], ['learner']);
    expect((await date(userId, '2026-12-10')).body).toMatchObject({ deletionDate: '2026-12-10' });
    identity.clock.set('2026-12-09T22:59:59Z');
    await execute();
    expect(await statusOf(userId)).toBe('active');
    identity.clock.set('2026-12-09T23:00:00Z');
    await execute();
    expect(await statusOf(userId)).toBe('deleted');
    expect((await owner.get(`/v1/users/${userId}`)).body.deletionDate).toBeNull();
    const [event] = await identity.rows<{ reason: string }>(
      `SELECT envelope->'data'->>'reason' AS reason FROM identity.outbox
        WHERE subject = $1 AND type = 'identity.user-deleted.v1'`,
      [`user/${userId}`],
    );
    expect(event).toEqual({ reason: 'deletion_date' });
    const { body } = await owner.get(`/v1/audit-events?action=user.deleted&subject=${userId}`);
    expect(body.items).toMatchObject([{ actor: { kind: 'service' }, details: { reason: 'deletion_date' } }]);
  });

  it.each([
    ['2026-12-10', 400],
    ['2026-12-09', 400],
    ['2026-12-11', 200],
    ['2027-02-29', 400],
    ['2028-02-29', 200],
    ['10/12/2026', 400],
    ['2026-12-11T00:00:00Z', 400],
    [null, 200],
  ])('on the 10th of December, Paris time, answers to the date %j with %i', async (day, status) => {
    identity.clock.set('2026-12-09T23:30:00Z');
    const userId = await identity.person(`${crypto.randomUUID()}@x.org`, ['France'], ['learner']);
    const answer = await date(userId, day);
    expect(answer.status).toBe(status);
    if (status === 400) expect(answer.body.errors[0].path).toBe('date');
  });

  it('a date taken back is not executed; a restored person has none', async () => {
    const kept = await identity.person('kept@x.org', ['France'], ['learner']);
    await date(kept, '2026-12-20');
    await date(kept, null);
    const restored = await identity.person('restored@x.org', ['France'], ['learner']);
    await date(restored, '2026-12-20');
    await owner.delete(`/v1/users/${restored}`);
    expect(await date(restored, '2026-12-20')).toMatchObject({ status: 409, body: { code: 'user_deleted' } });
    const invite = { emails: 'restored@x.org', groupIds: [identity.groups['HR']], roles: ['learner'] };
    await owner.post('/v1/invitations', invite);
    identity.clock.set('2026-12-21T00:00:00Z');
    await execute();
    expect([await statusOf(kept), await statusOf(restored)]).toEqual(['active', 'invited']);
  });

  it('is for administrators of the person (D-06)', async () => {
    const userId = await identity.person('learner@x.org', ['AcmeParis'], ['learner']);
    const userAdmin = identity.as(await identity.person('ua@x.org', ['AcmeParis'], ['userAdmin']));
    const admin = identity.as(await identity.person('admin@x.org', ['Partners'], ['admin']));
    expect(await date(userId, '2030-01-01', userAdmin)).toMatchObject({
      body: { code: 'administrator_required' },
    });
    expect((await date(userId, '2030-01-01', admin)).status).toBe(200);
  });

  it('is shown to the person and to those who manage them, not to whoever learns with them', async () => {
    const userId = await identity.person('leaving@x.org', ['AcmeParis'], ['learner']);
    const fellow = identity.as(await identity.person('fellow@x.org', ['AcmeParis'], ['learner']));
    const coach = identity.as(await identity.person('coach@x.org', ['AcmeParis'], ['coach']));
    const manager = identity.as(await identity.person('manager@x.org', ['Partners'], ['userAdmin']));
    await date(userId, '2031-01-01');
    const group = `/v1/groups/${identity.groups['AcmeParis']}/members?q=leaving`;
    for (const [as, expected] of [
      [fellow, null],
      [coach, null],
      [manager, '2031-01-01'],
      [identity.as(userId), '2031-01-01'],
      [owner, '2031-01-01'],
    ] as const) {
      expect((await as.get(`/v1/users/${userId}`)).body.deletionDate).toBe(expected);
      for (const list of ['/v1/users?q=leaving', group]) {
        expect((await as.get(list)).body.items).toMatchObject([{ id: userId, deletionDate: expected }]);
      }
    }
  });

  it('deletes each person once when replicas work at the same time, and a restoring races', async () => {
    const people = await Promise.all(
      Array.from({ length: 12 }, (_, n) => identity.person(`many${n}@x.org`, ['France'], ['learner'])),
    );
    identity.clock.set('2027-01-01T12:00:00Z');
    for (const userId of people) await date(userId, '2027-01-02');
    identity.clock.set('2027-01-02T12:00:00Z');
    const invite = {
      emails: 'many0@x.org many1@x.org',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    };
    await Promise.all([execute(), execute(), owner.post('/v1/invitations', invite), execute()]);
    await execute();
    const deletions = await identity.rows<{ n: number }>(
      `SELECT count(*)::int AS n FROM identity.outbox WHERE type = 'identity.user-deleted.v1' AND subject = ANY ($1)
        GROUP BY subject`,
      [people.map((id) => `user/${id}`)],
    );
    expect(deletions).toEqual(people.map(() => ({ n: 1 })));
  });
});
