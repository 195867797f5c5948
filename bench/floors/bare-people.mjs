import pg from 'pg';

const PERSON = `u.id, u.status, u.first_name, u.last_name, u.email, u.username, u.locale, u.created_at, u.activated_at,
  (SELECT json_agg(json_build_object('groupId', m.group_id, 'role', m.role, 'origin', m.origin, 'viaGroupId',
            m.via_group_id)) FROM memberships m WHERE m.user_id = u.id) AS memberships`;
const PAGE = 51;

/** What one would write by hand for one purpose: prepared statements, no policy, no scope, no row-level security. */
export const STATEMENTS = {
  members: `SELECT ${PERSON} FROM (
      SELECT DISTINCT user_id FROM memberships WHERE group_id = $1 AND staff = false AND status = $2 AND user_id > $3
       ORDER BY user_id LIMIT ${PAGE}) m JOIN users u ON u.id = m.user_id ORDER BY u.id`,
  users: `SELECT ${PERSON} FROM users u WHERE platform_id = $1 AND status = 'active' AND id > $2 ORDER BY id LIMIT ${PAGE}`,
  search: `SELECT ${PERSON} FROM users u WHERE platform_id = $1 AND search_text LIKE '%' || $2 || '%'
            ORDER BY id LIMIT ${PAGE}`,
  email: `SELECT ${PERSON} FROM users u WHERE platform_id = $1 AND email = $2`,
  groups: 'SELECT id, parent_id, name, public FROM groups WHERE platform_id = $1',
  me: `SELECT ${PERSON} FROM users u WHERE id = $1`,
  invitations: `SELECT * FROM invitations WHERE platform_id = $1 AND status = 'pending' AND id > $2 ORDER BY id LIMIT ${PAGE}`,
};

/** The floor of reads of people: the statement that answers them, on one connection, and nothing around it. */
export class BarePeople {
  constructor(client) {
    this.client = client;
  }

  static async open(databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => {});
    await client.connect();
    await client.query('SET search_path = identity, public');
    return new BarePeople(client);
  }

  async run(name, values) {
    await this.client.query({ name, text: STATEMENTS[name], values });
  }

  /** One statement that adds a person to groups, as `INSERT` and nothing else. */
  async add(platformId, userId, groupIds) {
    await this.client.query({
      name: 'add',
      text: `INSERT INTO memberships (platform_id, user_id, group_id, role, status, origin, via_group_id)
             SELECT $1, $2, g, 'learner', 'active', CASE WHEN g = ($3::uuid[])[1] THEN 'direct' ELSE 'propagated' END,
                    nullif(($3::uuid[])[1], g) FROM unnest($3::uuid[]) AS g`,
      values: [platformId, userId, groupIds],
    });
  }

  /** So many rows into a table with the indexes of memberships, and nothing else. @returns milliseconds */
  async insertRows(count) {
    const { client } = this;
    await client.query('CREATE TEMP TABLE bare (LIKE memberships INCLUDING ALL)');
    const at = performance.now();
    await client.query(
      `INSERT INTO bare (platform_id, user_id, group_id, role, status, origin)
       SELECT gen_random_uuid(), uuidv7(), '00000000-0000-7000-8000-000000000001', 'learner', 'active', 'direct'
         FROM generate_series(1, $1::int)`,
      [count],
    );
    const milliseconds = performance.now() - at;
    await client.query('DROP TABLE bare');
    return milliseconds;
  }

  async close() {
    await this.client.end();
  }
}
