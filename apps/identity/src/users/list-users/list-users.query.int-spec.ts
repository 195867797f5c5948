import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

const ROLES = ['learner', 'learner', 'learner', 'coach', 'author', 'userAdmin', 'admin'];
const ADMINS = [
  ['gina@x.org', ['Sales'], ['admin']],
  ['umar@x.org', ['Acme', 'HR'], ['userAdmin']],
  ['cora@x.org', ['AcmeParis'], ['coach']],
  ['lena@x.org', ['VIPTeam', 'EMEA'], ['learner']],
] as const;

/** The rules G19 and D-38 for everybody at once, with no thought for speed. */
const SEEN = `
  SELECT u.* FROM identity.users u WHERE u.platform_id = $2 AND (
    $1 = (SELECT owner_id FROM identity.platforms WHERE id = $2) OR u.id = $1 OR EXISTS (
      SELECT FROM identity.memberships m JOIN identity.groups g ON g.id = m.group_id
        JOIN identity.memberships own ON own.user_id = $1 JOIN identity.groups o ON o.id = own.group_id
       WHERE m.user_id = u.id AND (own.role IN ('admin', 'userAdmin') AND own.group_id = ANY (g.path)
                                   OR u.status = 'active' AND o.zone_head_id = g.zone_head_id)))`;

describe('Lists of people', () => {
  let identity: IdentityUnderTest;
  const actors: string[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    for (const [email, groups, roles] of ADMINS) {
      actors.push(await identity.person(email, [...groups], [...roles]));
    }
    actors.push(identity.ownerId);
    const names = Object.keys(identity.groups);
    for (let n = 0; n < 60; n += 1) {
      await identity.as(identity.ownerId).post('/v1/invitations', {
        emails: `person${n}@${n % 3 ? 'acme' : 'globex'}.org`,
        groupIds: [names[(n * 7) % names.length], names[(n * 3) % names.length]].map(
          (name = '') => identity.groups[name],
        ),
        roles: [ROLES[n % ROLES.length]],
      });
    }
    // Activation hashes a password, which nobody needs here.
    await identity.rows(
      `UPDATE identity.users SET status = 'active', first_name = 'Zoë', last_name = 'Müller' || length(email)
        WHERE status = 'invited' AND email NOT LIKE '%7@%'`,
    );
  });
  afterAll(() => identity.stop());

  const allPages = async (actor: string, path: string): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { status, body } = await identity.as(actor).get(`${path}${cursor}`);
      expect(status).toBe(200);
      found.push(...body.items.map((item: { id: string }) => item.id));
      if (!body.nextCursor) return found;
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  const seenBy = async (actor: string, filter: string): Promise<string[]> => {
    const rows = await identity.rows<{ id: string }>(`${SEEN} AND ${filter} ORDER BY u.id`, [
      actor,
      identity.platformId,
    ]);
    return rows.map(({ id }) => id);
  };
  const inGroup = (name: string, more = '') =>
    `u.id IN (SELECT user_id FROM identity.memberships WHERE group_id = '${identity.groups[name]}' ${more})`;
  const withRole = (role: string) =>
    `u.id IN (SELECT user_id FROM identity.memberships WHERE role = '${role}')`;

  it('hold exactly whom the rules let each person see, each once, in one order, on pages of any size (G19, D-38)', async () => {
    for (const actor of actors) {
      const expected = await seenBy(actor, `u.status <> 'deleted'`);
      expect(await allPages(actor, '/v1/users?limit=7')).toEqual(expected);
      expect(await allPages(actor, '/v1/users?limit=200')).toEqual(expected);
    }
  });

  it.each(['invited', 'active', 'deleted'])('hold those who are %s', async (status) => {
    for (const actor of actors) {
      const expected = await seenBy(actor, `u.status = '${status}'`);
      expect(await allPages(actor, `/v1/users?limit=9&status=${status}`)).toEqual(expected);
    }
  });

  it.each(['learner', 'coach', 'admin'])(
    'hold those with the role %s, anywhere or in a group',
    async (role) => {
      for (const actor of actors) {
        const anywhere = await seenBy(actor, `u.status <> 'deleted' AND ${withRole(role)}`);
        expect(await allPages(actor, `/v1/users?limit=5&role=${role}`)).toEqual(anywhere);
        const there = await seenBy(
          actor,
          `u.status <> 'deleted' AND ${inGroup('Acme', `AND role = '${role}'`)}`,
        );
        const path = `/v1/users?limit=5&role=${role}&groupId=${identity.groups['Acme']}`;
        expect(await allPages(actor, path)).toEqual(there);
      }
    },
  );

  it.each(['Acme', 'HR', 'ROOT', 'VIPTeam'])('hold those in the group %s, for who sees it', async (name) => {
    for (const actor of actors) {
      const seesIt = (await identity.as(actor).get(`/v1/groups/${identity.groups[name]}`)).status === 200;
      const inIt = await seenBy(actor, `u.status <> 'deleted' AND ${inGroup(name)}`);
      const expected = seesIt ? inIt : [];
      expect(await allPages(actor, `/v1/users?limit=4&groupId=${identity.groups[name]}`)).toEqual(expected);
    }
  });

  it.each([
    ['rson1', 'person1'],
    ['LOBE', 'globex'],
    ['zoe', 'zoe '],
    ['ü', 'u'],
    ['on', 'on'],
    ['ac', 'ac'],
    ['%', 'no such text'],
    ['Muller14 person5', 'muller14 person5'],
  ])(
    'hold those with "%s" in a name or address, in any case and with or without accents',
    async (q, plain) => {
      for (const actor of actors) {
        const expected = await seenBy(actor, `u.status <> 'deleted' AND u.search_text LIKE '%${plain}%'`);
        expect(await allPages(actor, `/v1/users?limit=6&q=${encodeURIComponent(q)}`)).toEqual(expected);
      }
    },
  );

  it('hold the one with an email, and nobody of another platform', async () => {
    for (const actor of actors) {
      const expected = await seenBy(actor, `u.email = 'person1@acme.org'`);
      expect(await allPages(actor, '/v1/users?email=PERSON1@acme.org')).toEqual(expected);
      const none = await allPages(actor, '/v1/users?email=person1@acme.org&username=nobody');
      expect(none).toEqual([]);
    }
    const other = await identity.createPlatform('globex');
    const { body } = await identity.as(other.ownerId, other.id).get('/v1/users?q=rson');
    expect(body.items).toEqual([]);
  });

  it('of a group hold its people once, whatever their roles', async () => {
    const groupId = identity.groups['Acme'];
    const expected = await seenBy(identity.ownerId, `u.status = 'active' AND ${inGroup('Acme')}`);
    expect(await allPages(identity.ownerId, `/v1/groups/${groupId}/members?limit=3`)).toEqual(expected);
    const named = await seenBy(
      identity.ownerId,
      `u.status = 'active' AND u.email LIKE '%person3%' AND ${inGroup('Acme')}`,
    );
    expect(await allPages(identity.ownerId, `/v1/groups/${groupId}/members?q=person3`)).toEqual(named);
    const coaches = await seenBy(
      identity.ownerId,
      `u.status = 'active' AND ${inGroup('Acme', `AND role = 'coach'`)}`,
    );
    expect(await allPages(identity.ownerId, `/v1/groups/${groupId}/members?limit=2&role=coach`)).toEqual(
      coaches,
    );
  });
});
