import pg from 'pg';
import { groupTree } from './group-tree.mjs';

const GROUPS = `
  INSERT INTO groups (id, platform_id, parent_id, name, public, zone_head_id, path)
  SELECT g.id, $1, g."parentId", g.name, g."isPublic", g."zoneHeadId", g.path
    FROM json_to_recordset($2) AS g(id uuid, "parentId" uuid, name text, "isPublic" boolean, "zoneHeadId" uuid,
                                    path uuid[])`;

const NUMBERED_GROUPS = `
  CREATE TEMP TABLE numbered_groups AS
  SELECT row_number() OVER (ORDER BY id) AS place, id, parent_id, path[array_position(path, zone_head_id):] AS zone_path
    FROM groups WHERE platform_id = (SELECT platform_id FROM groups WHERE id = '%root%');
  ANALYZE numbered_groups;
  CREATE TEMP TABLE newcomers (n int, id uuid, invitation_id uuid, status text, email text, first_name text,
                               last_name text, place int)`;

/**
 * People one after the other, most of whom join the group that those before them joined, as imports leave it; 5 of 100
 * are invited. Their ids rise.
 */
const COME = `
  INSERT INTO newcomers
  SELECT n, uuidv7(), uuidv7(), CASE WHEN n % 20 = 7 THEN 'invited' ELSE 'active' END,
         'person' || n || '@company' || n % 40 || '.example',
         ($3::text[])[1 + n * 7 % cardinality($3)], ($4::text[])[1 + n / 3 % cardinality($4)],
         1 + CASE WHEN n % 10 < 7 THEN n / 100 ELSE (n::bigint * 48271 % 65521)::int END % $5::int
    FROM generate_series($1::int, $2::int) AS n`;

const USERS = `
  INSERT INTO users (id, platform_id, status, email, first_name, last_name, locale, invitation_id, activated_at)
  SELECT id, $1, status, email, CASE WHEN status = 'active' THEN first_name ELSE '' END,
         CASE WHEN status = 'active' THEN last_name ELSE '' END, 'en',
         CASE WHEN status = 'invited' THEN invitation_id END, CASE WHEN status = 'active' THEN now() END
    FROM newcomers ORDER BY id`;

/** Learners up to their zone heads (G9), and some of the people with another role somewhere else. */
const MEMBERSHIPS = `
  INSERT INTO memberships (platform_id, user_id, group_id, role, status, origin, via_group_id)
  SELECT $1::uuid, p.id, up.id, 'learner', p.status, CASE WHEN up.id = g.id THEN 'direct' ELSE 'propagated' END,
         CASE WHEN up.id <> g.id THEN g.id END
    FROM newcomers p JOIN numbered_groups g ON g.place = p.place CROSS JOIN LATERAL unnest(g.zone_path) AS up(id)
   UNION ALL
  SELECT $1, p.id, g.id, (ARRAY['admin', 'userAdmin', 'coach', 'author'])[1 + p.n / 40 % 4], p.status, 'direct', NULL
    FROM newcomers p JOIN numbered_groups g ON g.place = 1 + p.n * 7 % $2
   WHERE p.n % 40 = 0 AND p.status = 'active' AND g.parent_id IS NOT NULL
   ORDER BY 2, 3`;

const INVITATIONS = `
  INSERT INTO invitations (id, platform_id, user_id, email, group_ids, roles, locale, invited_by, invited_by_name,
                           last_sent_at, delivery_state)
  SELECT p.invitation_id, $1, p.id, p.email, ARRAY[g.id], '{learner}', 'en', $2, 'Olivia Owner', now(),
         CASE WHEN p.n % 500 = 7 THEN 'bounced' ELSE 'sent' END
    FROM newcomers p JOIN numbered_groups g ON g.place = p.place WHERE p.status = 'invited' ORDER BY 1`;

const ADMIN = `
  WITH person AS (
    INSERT INTO users (id, platform_id, status, email, first_name, last_name, locale, activated_at)
    VALUES (uuidv7(), $1, 'active', $2, 'Group', 'Admin', 'en', now()) RETURNING id),
  roles AS (INSERT INTO memberships (platform_id, user_id, group_id, role, status, origin)
            SELECT $1, person.id, g, 'admin', 'active', 'direct' FROM person CROSS JOIN unnest($3::uuid[]) AS g)
  SELECT id FROM person`;

const FIRST_NAMES =
  'Ada Béatrice Carlos Dmitri Élodie Fatima Gaston Hanna Ibrahim Jamila Kofi Léa Marta Nils Olga Paul Quentin Rosa Søren'.split(
    ' ',
  );
const LAST_NAMES =
  'Almeida Bernard Castro Dubois Eriksen Fischer García Hoffmann Ito Jansen Kowalski Lefèvre Martin Novák Okafor Petit Weiß'.split(
    ' ',
  );

/**
 * A platform with as many people and groups as the largest that Rollcall is for. Written set by set past the services:
 * what is measured here is how they read and change it, not how it came to be.
 */
export class Population {
  size = 0;

  constructor(client, { platformId, ownerId, groups }) {
    Object.assign(this, { client, platformId, ownerId, groups });
  }

  /** Groups below the root of an existing platform, and nobody in them. */
  static async found(databaseUrl, { platformId, ownerId, rootGroupId, groups: count }) {
    const client = new pg.Client({ connectionString: databaseUrl });
    client.on('error', () => {});
    await client.connect();
    await client.query('SET search_path = identity, public');
    const groups = groupTree(rootGroupId, count);
    await client.query(GROUPS, [platformId, JSON.stringify(groups.slice(1))]);
    await client.query(NUMBERED_GROUPS.replace('%root%', rootGroupId));
    return new Population(client, { platformId, ownerId, groups });
  }

  /** A new administrator of these groups. @returns the id of the person */
  async admin(name, groups) {
    const parameters = [this.platformId, `${name}@bench.example`, groups.map(({ id }) => id)];
    return (await this.client.query(ADMIN, parameters)).rows[0].id;
  }

  /** Lets people come until there are so many. @returns how many seconds that took */
  async grow(size) {
    const begun = performance.now();
    const { client, platformId, ownerId, groups } = this;
    await client.query('BEGIN');
    await client.query(COME, [this.size + 1, size, FIRST_NAMES, LAST_NAMES, groups.length]);
    await client.query('ANALYZE newcomers');
    await client.query(USERS, [platformId]);
    await client.query(MEMBERSHIPS, [platformId, groups.length]);
    await client.query(INVITATIONS, [platformId, ownerId]);
    await client.query('TRUNCATE newcomers');
    await client.query('COMMIT');
    await client.query('VACUUM (ANALYZE) users, groups, memberships, invitations, member_counts');
    this.size = size;
    return (performance.now() - begun) / 1000;
  }

  async close() {
    await this.client.end();
  }
}
