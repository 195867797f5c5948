const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGES = { first: 0, middle: 0.5, last: 1 };
/** How long a page of people may take, in milliseconds at the service. */
const PAGE_AIM = 10;
const SEARCH_AIM = 15;

/**
 * The reads that are measured: `{ what, as, path, floor: [statement, values], atMost }`. `as` is who asks.
 * @param admins ids by name: `owner`, `manager` of 500 groups, `branch` of the half of all, `team` of one group
 */
export async function readsOf(population, admins) {
  const { platformId, groups, client } = population;
  const root = groups[0].id;
  const people = (await client.query('SELECT id FROM users WHERE platform_id = $1 ORDER BY id', [platformId]))
    .rows;
  const members = (
    await client.query(
      `SELECT DISTINCT user_id AS id FROM memberships WHERE group_id = $1 AND status = 'active' ORDER BY 1`,
      [root],
    )
  ).rows;
  const pages = (what, as, path, rows, floor, names = Object.keys(PAGES)) =>
    names.map((name) => {
      const after = idAt(rows, PAGES[name]);
      const cursor = `&cursor=${cursorOf(after)}`;
      return {
        what: `${what}, ${name} page`,
        as,
        path: `${path}${cursor}`,
        floor: floor(after),
        atMost: PAGE_AIM,
      };
    });
  const search = (who, as, q) => ({
    what: `people with "${q}", ${who}`,
    as,
    path: `/v1/users?q=${q}`,
    floor: ['search', [platformId, q]],
    atMost: SEARCH_AIM,
  });
  const users = (after) => ['users', [platformId, after]];
  const email = 'person777@company17.example';
  return [
    ...pages(
      'members of the root',
      admins.owner,
      `/v1/groups/${root}/members?section=current`,
      members,
      (after) => ['members', [root, 'active', after]],
    ),
    {
      what: 'invited members of the root',
      as: admins.owner,
      path: `/v1/groups/${root}/members?section=invited`,
      floor: ['members', [root, 'invited', FIRST]],
      atMost: PAGE_AIM,
    },
    ...pages('people, platform admin', admins.owner, '/v1/users?limit=50', people, users),
    ...pages('people, admin of half of all groups', admins.branch, '/v1/users?limit=50', people, users, [
      'first',
      'middle',
    ]),
    ...pages('people, admin of 500 groups', admins.manager, '/v1/users?limit=50', people, users, ['first']),
    ...pages('people, admin of one group', admins.team, '/v1/users?limit=50', people, users, ['first']),
    search('platform admin', admins.owner, 'mar'),
    search('platform admin', admins.owner, 'person1234'),
    search('platform admin', admins.owner, 'an'),
    search('admin of half of all groups', admins.branch, 'mar'),
    search('admin of one group', admins.team, 'person1234'),
    search('admin of one group', admins.team, 'an'),
    {
      what: 'the person with an email',
      as: admins.owner,
      path: `/v1/users?email=${email}`,
      floor: ['email', [platformId, email]],
      atMost: PAGE_AIM,
    },
    {
      what: `all ${groups.length} groups`,
      as: admins.owner,
      path: '/v1/groups',
      floor: ['groups', [platformId]],
    },
    {
      what: 'who am I, admin of 500 groups',
      as: admins.manager,
      path: '/v1/auth/me',
      floor: ['me', [admins.manager]],
      atMost: PAGE_AIM,
    },
    {
      what: 'open invitations, platform admin',
      as: admins.owner,
      path: '/v1/invitations?status=pending',
      floor: ['invitations', [platformId, FIRST]],
      atMost: PAGE_AIM,
    },
    {
      what: 'open invitations, admin of one group',
      as: admins.team,
      path: '/v1/invitations?status=pending',
      floor: ['invitations', [platformId, FIRST]],
      atMost: PAGE_AIM,
    },
  ];
}

/** The id before the page that begins there. */
function idAt(rows, share) {
  const index = Math.floor((rows.length - 51) * share) - 1;
  return rows[index]?.id ?? FIRST;
}

/** A cursor as the service makes it. */
function cursorOf(id) {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');
}
