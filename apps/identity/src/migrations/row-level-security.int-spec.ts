import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

describe('Row-level security of the identity schema (V17)', () => {
  let identity: IdentityUnderTest;
  let tables: string[];
  beforeAll(async () => {
    identity = await startIdentity();
    const { id } = await identity.createPlatform('neighbour');
    const groupId = identity.groups['HR'];
    const owner = identity.as(identity.ownerId);
    await owner.post('/v1/invitations', { emails: 'a@x.org', groupIds: [groupId], roles: ['learner'] });
    const { body: path } = await owner.post('/v1/paths', { name: 'Safety', groupId });
    const session = { name: 'May', groupId, startsAt: '2026-12-01T09:00:00Z', audience: 'dynamic' };
    const { body: created } = await owner.post(`/v1/paths/${path.id}/sessions`, session);
    await owner.put(`/v1/sessions/${created.id}/audience`, {
      groupIds: [groupId],
      userIds: [],
      excludedUserIds: [],
    });
    await identity.caller({ kind: 'anonymous' }).post('/v1/auth/login', {
      login: 'olivia@x.org',
      password: 'correct horse battery',
      platform: 'acme',
    });
    await identity
      .caller({ kind: 'anonymous' })
      .post('/v1/auth/password-reset-requests', { login: 'olivia@x.org', platform: 'acme' });
    await eventually(async () =>
      expect(await identity.count('SELECT FROM identity.password_resets')).toBe(1),
    );
    expect(id).not.toBe(identity.platformId);
    const rows = await identity.rows<{ table_name: string }>(
      `SELECT table_name FROM information_schema.columns WHERE table_schema = 'identity'
        AND column_name = 'platform_id' AND table_name NOT IN ('outbox', 'inbox')
        UNION SELECT 'platforms' ORDER BY 1`,
    );
    tables = rows.map((row) => row.table_name);
  });
  afterAll(() => identity.stop());

  const countAs = async (setting: string, table: string): Promise<number> => {
    const rows = await identity.asServiceRole<{ n: number }>(
      setting,
      `SELECT count(*)::int AS n FROM ${table}`,
    );
    return rows[0]?.n ?? -1;
  };

  it('covers every table that has a platform', () => {
    expect(tables).toEqual([
      'account_counts',
      'credentials',
      'enrolments',
      'groups',
      'invitations',
      'member_counts',
      'memberships',
      'password_resets',
      'paths',
      'platforms',
      'sessions',
      'sign_ins',
      'users',
    ]);
  });

  it('shows a platform its own rows, and another platform or nobody none of them', async () => {
    const stranger = '01930000-0000-7000-8000-00000000dead';
    for (const table of tables) {
      const own = await countAs(`SET LOCAL rollcall.platform_id = '${identity.platformId}'`, table);
      expect([table, own > 0]).toEqual([table, true]);
      expect([table, await countAs(`SET LOCAL rollcall.platform_id = '${stranger}'`, table)]).toEqual([
        table,
        0,
      ]);
      expect([table, await countAs('SELECT 1', table)]).toEqual([table, 0]);
    }
  });

  it('refuses to write a row of another platform', async () => {
    const foreign = identity.asServiceRole(
      `SET LOCAL rollcall.platform_id = '${identity.platformId}'`,
      `INSERT INTO paths (id, platform_id, name, group_id)
       VALUES (gen_random_uuid(), gen_random_uuid(), 'x', '${identity.groups['HR']}')`,
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });
});
