import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { MemberCountsSchedule } from './member-counts-schedule.js';

interface Count {
  name: string;
  active: number;
  invited: number;
}

describe('Counts of members', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const shown = async (): Promise<Count[]> => {
    const { body } = await identity.as(identity.ownerId).get('/v1/groups');
    return body.items
      .map(
        ({
          name,
          memberCount: active,
          invitedCount: invited,
        }: {
          name: string;
          memberCount: number;
          invitedCount: number;
        }) => ({ name, active, invited }),
      )
      .toSorted((a: Count, b: Count) => a.name.localeCompare(b.name));
  };
  const recounted = async (): Promise<Count[]> => {
    const rows = await identity.rows<Count>(
      `SELECT g.name, count(DISTINCT u.id) FILTER (WHERE u.status = 'active')::int AS active,
              count(DISTINCT u.id) FILTER (WHERE u.status = 'invited')::int AS invited
         FROM identity.groups g LEFT JOIN identity.memberships m ON m.group_id = g.id
         LEFT JOIN identity.users u ON u.id = m.user_id WHERE g.platform_id = $1 GROUP BY g.id, g.name`,
      [identity.platformId],
    );
    return rows.toSorted((a, b) => a.name.localeCompare(b.name));
  };
  const invite = (emails: string, names: string[], roles: string[]) =>
    identity.as(identity.ownerId).post('/v1/invitations', {
      emails,
      groupIds: names.map((name) => identity.groups[name]),
      roles,
    });

  it('are right at once after an invite; a person with several roles is one', async () => {
    await invite('a@x.org b@x.org', ['France', 'AcmeParis'], ['learner', 'coach']);
    await invite('a@x.org', ['EMEA'], ['author']);
    const counts = await shown();
    expect(counts).toEqual(await recounted());
    expect(counts.find(({ name }) => name === 'EMEA')).toMatchObject({ active: 0, invited: 2 });
  });

  it('follow activation and removal', async () => {
    const userId = await identity.person('c@x.org', ['VIPTeam'], ['learner', 'admin']);
    expect(await shown()).toEqual(await recounted());
    await identity.rows(`DELETE FROM identity.memberships WHERE user_id = $1 AND role = 'admin'`, [userId]);
    expect((await shown()).find(({ name }) => name === 'VIPTeam')).toMatchObject({ active: 1 });
    await identity.rows('DELETE FROM identity.memberships WHERE user_id = $1', [userId]);
    expect(await shown()).toEqual(await recounted());
  });

  it('stay right while many invite the same people into groups of one branch at once, and are folded meanwhile', async () => {
    const schedule = identity.get(MemberCountsSchedule);
    const rounds = Array.from({ length: 24 }, (_, round) => {
      const emails = Array.from({ length: 5 }, (__, n) => `p${(round * 3 + n) % 30}@x.org`).join(' ');
      const place = [['France'], ['EMEA', 'Sales'], ['ROOT'], ['AcmeParis', 'France']][round % 4] ?? [];
      return Promise.all([
        invite(emails, place, round % 3 ? ['learner'] : ['learner', 'coach']),
        schedule.fold(),
      ]);
    });
    const answers = (await Promise.all(rounds)).map(([answer]) => answer.status);
    expect(new Set(answers)).toEqual(new Set([201]));
    expect(await shown()).toEqual(await recounted());
    await schedule.fold();
    expect(await shown()).toEqual(await recounted());
    const [left] = await identity.rows<{ fresh: number; rows: number; groups: number }>(
      `SELECT count(*) FILTER (WHERE NOT folded)::int AS fresh, count(*)::int AS rows,
              count(DISTINCT group_id)::int AS groups FROM identity.member_counts`,
    );
    expect(left).toMatchObject({ fresh: 0, rows: left?.groups });
  });

  it('are corrected when they are wrong, and left alone when they are right', async () => {
    const schedule = identity.get(MemberCountsSchedule);
    const rows = () => identity.rows('SELECT FROM identity.member_counts');
    const before = (await rows()).length;
    await schedule.correct();
    expect(await rows()).toHaveLength(before);
    await identity.rows('UPDATE identity.member_counts SET active = active + 3 WHERE group_id = $1', [
      identity.groups['EMEA'],
    ]);
    expect(await shown()).not.toEqual(await recounted());
    await schedule.correct();
    expect(await shown()).toEqual(await recounted());
  });

  it('agree with a status that a membership cannot be mistaken about', async () => {
    const wrong = identity.rows(
      `INSERT INTO identity.memberships (platform_id, user_id, group_id, role, origin, status)
       VALUES ($1, $2, $3, 'coach', 'direct', 'invited')`,
      [identity.platformId, identity.ownerId, identity.groups['HR']],
    );
    await expect(wrong).rejects.toThrow(/memberships_person/);
  });
});
