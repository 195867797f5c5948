import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

/** More than is looked at before the index of texts is asked, and more groups than are asked one by one. */
const PEOPLE = 3_000;
const GROUPS = 60;

/** Every fifth in Sales, the others in private groups of their own; every fiftieth a coach there as well. */
const CROWD = `
  WITH below AS (
    INSERT INTO identity.groups (id, platform_id, parent_id, name, public, zone_head_id, path)
    SELECT n.id, $1, $2, 'Team ' || n.n, false, n.id, g.path || n.id
      FROM identity.groups g CROSS JOIN (SELECT gen_random_uuid() AS id, n FROM generate_series(0, ${GROUPS - 1}) AS n) n
     WHERE g.id = $2 RETURNING id, name),
  person AS (
    INSERT INTO identity.users (id, platform_id, status, email, first_name, last_name, locale)
    SELECT gen_random_uuid(), $1, 'active', 'crowd' || n || '@crowd.org', 'Every', 'Body', 'en'
      FROM generate_series(1, ${PEOPLE}) AS n RETURNING id, substr(split_part(email, '@', 1), 6)::int AS n)
  INSERT INTO identity.memberships (platform_id, user_id, group_id, role, status, origin)
  SELECT $1, p.id, CASE WHEN p.n % 5 = 0 THEN $3::uuid ELSE b.id END, r.role, 'active', 'direct'
    FROM person p JOIN below b ON b.name = 'Team ' || p.n % ${GROUPS}
    JOIN (VALUES ('learner', 1), ('coach', 50)) AS r(role, every) ON p.n % r.every = 0`;

describe('Lists of thousands of people', () => {
  let identity: IdentityUnderTest;
  let actors: Record<'owner' | 'branchAdmin' | 'hrAdmin', string>;
  beforeAll(async () => {
    identity = await startIdentity();
    actors = {
      owner: identity.ownerId,
      branchAdmin: await identity.person('gina@x.org', ['Partners'], ['admin']),
      hrAdmin: await identity.person('hugo@x.org', ['HR'], ['admin']),
    };
    const { platformId, groups } = identity;
    await identity.rows(CROWD, [platformId, groups['Partners'], groups['HR']]);
  });
  afterAll(() => identity.stop());

  const emails = async (actor: string, query: string): Promise<string[]> => {
    const found: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await identity.as(actor).get(`/v1/users?limit=200&${query}${cursor}`);
      found.push(...body.items.map((item: { email: string }) => item.email));
      if (!body.nextCursor) return found.toSorted();
      cursor = `&cursor=${body.nextCursor}`;
    }
  };
  const crowd = (isMeant: (n: number) => boolean): string[] =>
    Array.from({ length: PEOPLE }, (_, index) => index + 1)
      .filter(isMeant)
      .map((n) => `crowd${n}@crowd.org`)
      .toSorted();
  const isOfHr = (n: number): boolean => n % 5 === 0;

  it('are complete, whoever asks', async () => {
    expect(await emails(actors.owner, 'q=crowd')).toEqual(crowd(() => true));
    expect(await emails(actors.branchAdmin, 'status=active')).toEqual(
      [...crowd((n) => !isOfHr(n)), 'gina@x.org'].toSorted(),
    );
    expect(await emails(actors.hrAdmin, 'status=active')).toEqual(
      [...crowd(isOfHr), 'hugo@x.org'].toSorted(),
    );
  });

  it.each(['rowd299', 'crowd17', '9@', '77'])('are searched to the end for "%s"', async (q) => {
    const has = (n: number): boolean => `crowd${n}@crowd.org`.includes(q);
    const query = `q=${encodeURIComponent(q)}`;
    expect(await emails(actors.owner, query)).toEqual(crowd(has));
    expect(await emails(actors.branchAdmin, query)).toEqual(crowd((n) => has(n) && !isOfHr(n)));
    expect(await emails(actors.hrAdmin, query)).toEqual(crowd((n) => has(n) && isOfHr(n)));
    const { body } = await identity
      .as(actors.hrAdmin)
      .get(`/v1/groups/${identity.groups['HR']}/members?limit=200&${query}`);
    const members = body.items.map((item: { email: string }) => item.email);
    expect(members.toSorted()).toEqual(crowd((n) => has(n) && isOfHr(n)));
  });

  it('are filtered by role to the end', async () => {
    const isCoach = (n: number): boolean => n % 50 === 0;
    expect(await emails(actors.owner, 'role=coach')).toEqual(crowd(isCoach));
    expect(await emails(actors.branchAdmin, 'role=coach')).toEqual([]);
    expect(await emails(actors.hrAdmin, 'role=coach')).toEqual(crowd(isCoach));
    expect(await emails(actors.branchAdmin, 'role=learner')).toEqual(crowd((n) => !isOfHr(n)));
  });
});
