import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

const INVITED = 45;

/** P5 for all invitations at once, with no thought for speed. */
const MANAGED = `
  SELECT i.id FROM identity.invitations i JOIN identity.users u ON u.id = i.user_id
   WHERE i.platform_id = $2 AND ($1 = (SELECT owner_id FROM identity.platforms WHERE id = $2) OR EXISTS (
     SELECT FROM identity.groups g JOIN identity.memberships m ON m.group_id = ANY (g.path)
      WHERE g.id = ANY (i.group_ids) AND m.user_id = $1 AND m.role IN ('admin', 'userAdmin')))`;

describe('Lists of invitations', () => {
  let identity: IdentityUnderTest;
  const actors: string[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    const { groups, ownerId } = identity;
    actors.push(ownerId);
    actors.push(await identity.person('gina@x.org', ['Partners'], ['admin']));
    actors.push(await identity.person('umar@x.org', ['Acme', 'HR'], ['userAdmin']));
    actors.push(await identity.person('lena@x.org', ['France'], ['learner']));
    const names = Object.keys(groups);
    for (let n = 0; n < INVITED; n += 1) {
      const chosen = [names[n % names.length], names[(n * 3) % names.length]].map(
        (name = '') => groups[name],
      );
      const body = { emails: `guest${n}@x.org`, groupIds: [...new Set(chosen)], roles: ['learner'] };
      await identity.as(ownerId).post('/v1/invitations', body);
    }
    await identity.rows(
      `UPDATE identity.invitations SET delivery_state = (ARRAY['queued', 'sent', 'bounced'])[1 + length(email || id) % 3]`,
    );
    await identity.rows(`UPDATE identity.invitations SET status = 'cancelled' WHERE email LIKE 'guest1%'`);
    await identity.rows(
      `UPDATE identity.invitations SET delivery_state = 'bounced' WHERE email LIKE '%3@x.org'`,
    );
  });
  afterAll(() => identity.stop());

  const listed = async (actor: string, query: string): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await identity.as(actor).get(`/v1/invitations?limit=4${query}${cursor}`);
      found.push(...body.items.map((item: { id: string }) => item.id));
      if (!body.nextCursor) return found;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  const expectEqual = async (query: string, filter: string): Promise<void> => {
    for (const actor of actors) {
      const sql = `${MANAGED} AND ${filter} ORDER BY i.id`;
      const rows = await identity.rows<{ id: string }>(sql, [actor, identity.platformId]);
      expect(await listed(actor, query)).toEqual(rows.map(({ id }) => id));
    }
  };
  const into = (name: string): string => `'${identity.groups[name]}' = ANY (i.group_ids)`;

  it('hold those into groups that one manages, all of them for a platform admin, none for a learner (P5)', async () => {
    await expectEqual('', 'true');
    expect(await listed(actors[0] ?? '', '')).toHaveLength(INVITED + 3);
    expect(await listed(actors[3] ?? '', '')).toEqual([]);
  });

  it.each(['pending', 'accepted', 'cancelled'])('hold those that are %s', (status) =>
    expectEqual(`&status=${status}`, `i.status = '${status}'`),
  );

  it.each(['queued', 'sent', 'bounced', 'suppressed'])(
    'hold those whose latest mail is %s',
    async (state) => {
      await expectEqual(`&delivery=${state}`, `i.delivery_state = '${state}'`);
      await expectEqual(
        `&delivery=${state}&status=pending`,
        `i.delivery_state = '${state}' AND i.status = 'pending'`,
      );
    },
  );

  it('hold those whose latest mail is in one of several states, reminded or not, by one inviter', async () => {
    await expectEqual('&delivery=bounced,dropped', `i.delivery_state IN ('bounced', 'dropped')`);
    await expectEqual('&delivery=bounced&delivery=sent', `i.delivery_state IN ('bounced', 'sent')`);
    await identity.rows(`UPDATE identity.invitations SET reminder_count = 2 WHERE email LIKE '%4@x.org'`);
    await expectEqual('&reminded=true', 'i.reminder_count > 0');
    await expectEqual('&reminded=false&status=pending', `i.reminder_count = 0 AND i.status = 'pending'`);
    await expectEqual(`&invitedBy=${actors[0]}`, `i.invited_by = '${actors[0]}'`);
    expect(await listed(actors[0] ?? '', `&invitedBy=${actors[1]}`)).toEqual([]);
    for (const bad of ['reminded=yes', 'delivery=lost', 'order=random', 'invitedBy=me']) {
      const { status, body } = await identity.as(actors[0] ?? '').get(`/v1/invitations?${bad}`);
      expect([status, body.errors[0].path.split('[')[0]]).toEqual([400, bad.split('=')[0]]);
    }
  });

  it.each(['', '&status=pending', '&delivery=bounced', '&q=guest2', '&groupId=Acme', '&invitedBy=owner'])(
    'come newest first too, the same ones (%s)',
    async (filter) => {
      const query = filter.replace('Acme', identity.groups['Acme'] ?? '').replace('owner', actors[0] ?? '');
      for (const actor of actors) {
        const oldest = await listed(actor, query);
        expect(await listed(actor, `${query}&order=newest`)).toEqual(oldest.toReversed());
      }
    },
  );

  it('tell nobody of chosen groups that they do not see (V18)', async () => {
    const [owner = '', gina = ''] = actors;
    const { Acme = '', HR = '' } = identity.groups;
    const wish = { emails: 'both@x.org', groupIds: [Acme, HR], roles: ['learner'] };
    await identity.as(owner).post('/v1/invitations', wish);
    const groupsFor = async (actor: string) =>
      (await identity.as(actor).get('/v1/invitations?q=both@')).body.items[0].groupIds;
    expect((await groupsFor(owner)).toSorted()).toEqual([Acme, HR].toSorted());
    expect(await groupsFor(gina)).toEqual([Acme]);
  });

  it.each(['Acme', 'HR', 'ROOT'])('hold those into the group %s', async (name) => {
    await expectEqual(`&groupId=${identity.groups[name]}`, into(name));
    await expectEqual(
      `&groupId=${identity.groups[name]}&status=cancelled`,
      `i.status = 'cancelled' AND ${into(name)}`,
    );
  });

  it.each(['guest2', 'EST', '3@', 'nobody'])('hold those of people with "%s" in the address', async (q) => {
    const text = `u.search_text LIKE '%${q.toLowerCase()}%'`;
    await expectEqual(`&q=${encodeURIComponent(q)}`, text);
    await expectEqual(
      `&q=${encodeURIComponent(q)}&groupId=${identity.groups['Acme']}`,
      `${text} AND ${into('Acme')}`,
    );
  });

  it('follow an invitation into further groups, and out of groups (D-09, D-11)', async () => {
    const [owner = ''] = actors;
    const again = { emails: 'guest20@x.org', groupIds: [identity.groups['VIPTeam']], roles: ['learner'] };
    const { body } = await identity.as(owner).post('/v1/invitations', again);
    const [{ invitationId }] = body.results;
    const inGroup = `&groupId=${identity.groups['VIPTeam']}`;
    expect(await listed(owner, inGroup)).toContain(invitationId);
    await identity.rows(
      'UPDATE identity.invitations SET group_ids = array_remove(group_ids, $2) WHERE id = $1',
      [invitationId, identity.groups['VIPTeam']],
    );
    expect(await listed(owner, inGroup)).not.toContain(invitationId);
    await expectEqual(inGroup, into('VIPTeam'));
  });
});
