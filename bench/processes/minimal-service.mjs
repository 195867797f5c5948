/** What one would write for the purpose and nothing else: a Fastify route, a connection pool, one statement. */
import Fastify from 'fastify';
import pg from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { options, serve } from './child-program.mjs';

const TABLES = `
  CREATE TABLE users (
    id uuid PRIMARY KEY, platform_id uuid NOT NULL, status text NOT NULL, email text NOT NULL, username text,
    first_name text NOT NULL DEFAULT '', last_name text NOT NULL DEFAULT '', created_at timestamptz NOT NULL DEFAULT now());
  CREATE UNIQUE INDEX users_email ON users (platform_id, lower(email));
  CREATE UNIQUE INDEX users_username ON users (platform_id, lower(username));
  CREATE TABLE groups (id uuid PRIMARY KEY);
  CREATE TABLE memberships (
    user_id uuid NOT NULL REFERENCES users, group_id uuid NOT NULL REFERENCES groups, role text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (user_id, group_id, role));
  CREATE INDEX memberships_group ON memberships (group_id, role);`;

const ONE = `INSERT INTO users (id, platform_id, status, email) VALUES ($1, $2, 'invited', $3)`;
const MANY = `
  WITH added AS (
    INSERT INTO users (id, platform_id, status, email)
    SELECT p.id, $1, 'invited', p.email FROM unnest($2::uuid[], $3::text[]) AS p (id, email) RETURNING id)
  INSERT INTO memberships (user_id, group_id, role)
  SELECT added.id, g.id, 'learner' FROM added CROSS JOIN unnest($4::uuid[]) AS g (id)`;

const platformId = uuidv7();
const groupIds = Array.from({ length: options.membershipsEach }, () => uuidv7());
const pool = new pg.Pool({ connectionString: options.databaseUrl, max: 16 });
await pool.query(TABLES);
await pool.query('INSERT INTO groups SELECT unnest($1::uuid[])', [groupIds]);

const app = Fastify();
app.post('/one', async ({ body }, reply) => {
  const id = uuidv7();
  await pool.query({ name: 'one', text: ONE, values: [id, platformId, body.emails[0]] });
  return reply.code(201).send({ id });
});
app.post('/many', async ({ body: { emails } }, reply) => {
  const ids = emails.map(() => uuidv7());
  await pool.query({ name: 'many', text: MANY, values: [platformId, ids, emails, groupIds] });
  return reply.code(201).send({ results: emails.map((email, index) => ({ email, id: ids[index] })) });
});
serve({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
