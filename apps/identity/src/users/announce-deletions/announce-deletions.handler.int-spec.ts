import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';
import { AnnounceDeletionsHandler } from './announce-deletions.handler.js';

describe('Telling people that their account ends (S5, D-26)', () => {
  let identity: IdentityUnderTest;
  let owner: ReturnType<IdentityUnderTest['as']>;
  beforeAll(async () => {
    identity = await startIdentity();
    owner = identity.as(identity.ownerId);
    identity.clock.set('2026-12-01T12:00:00Z');
  });
  afterAll(() => identity.stop());

  const date = (userId: string, day: string | null) =>
    owner.put(`/v1/users/${userId}/deletion-date`, { date: day });
  const announce = async (at: string) => {
    identity.clock.set(at);
    await identity.get(AnnounceDeletionsHandler).announceNear();
  };
  const toldOf = async (userId: string) => {
    const rows = await identity.rows<{ day: string }>(
      `SELECT envelope->'data'->>'deletionDate' AS day FROM identity.outbox
        WHERE subject = $1 AND type = 'identity.deletion-announced.v1' ORDER BY subject_version`,
      [`user/${userId}`],
    );
    return rows.map(({ day }) => day);
  };

  it('once, 24 hours before midnight where the platform is, and again for another date', async () => {
    const userId = await identity.person('leaver@x.org', ['France'], ['learner']);
    await date(userId, '2026-12-10');
    await announce('2026-12-08T22:59:59Z');
    expect(await toldOf(userId)).toEqual([]);
    await announce('2026-12-08T23:00:00Z');
    await announce('2026-12-09T12:00:00Z');
    expect(await toldOf(userId)).toEqual(['2026-12-10']);
    await date(userId, '2026-12-20');
    await announce('2026-12-18T22:00:00Z');
    expect(await toldOf(userId)).toEqual(['2026-12-10']);
    await announce('2026-12-18T23:00:00Z');
    expect(await toldOf(userId)).toEqual(['2026-12-10', '2026-12-20']);
  });

  it('24 hours, not a day of the calendar, when the clocks change', async () => {
    const userId = await identity.person('spring@x.org', ['France'], ['learner']);
    identity.clock.set('2027-03-20T12:00:00Z');
    // Paris has 23 hours on 28 March 2027: midnight of the 29th is 22:00 UTC on the 28th.
    await date(userId, '2027-03-29');
    await announce('2027-03-27T21:59:59Z');
    expect(await toldOf(userId)).toEqual([]);
    await announce('2027-03-27T22:00:00Z');
    expect(await toldOf(userId)).toEqual(['2027-03-29']);
  });

  it('at once when the day is nearer than that, never when the date was taken back', async () => {
    const [near, kept] = [
      await identity.person('near@x.org', ['France'], ['learner']),
      await identity.person('kept@x.org', ['France'], ['learner']),
    ];
    identity.clock.set('2027-05-01T20:00:00Z');
    await date(near, '2027-05-02');
    await date(kept, '2027-05-02');
    await date(kept, null);
    await Promise.all([announce('2027-05-01T20:00:01Z'), announce('2027-05-01T20:00:01Z')]);
    expect([await toldOf(near), await toldOf(kept)]).toEqual([['2027-05-02'], []]);
  });
});
