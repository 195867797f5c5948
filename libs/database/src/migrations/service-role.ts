import type { Client } from 'pg';

const SERVICES = ['identity', 'invitations', 'notifications', 'billing', 'events'];
const ROLE_SETTINGS = {
  statement_timeout: '10s',
  lock_timeout: '5s',
  idle_in_transaction_session_timeout: '15s',
  plan_cache_mode: 'force_generic_plan',
};
/** Raised when another database of the same server creates or alters the role at this moment. */
const CONCURRENT_ROLE_CHANGE = new Set(['42710', '23505', 'XX000']);

const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The login role of a service, as migrations and grants name it. */
export const roleOf = (service: string): string => `rollcall_${service}`;

/**
 * Creates the schema and the login role of a service: no superuser, bound by row-level security, at home in its own
 * schema. The other services' roles are created too, without login, because the schemas grant each other the right
 * to deliver events.
 */
export async function prepareRoleAndSchema(client: Client, service: string, url: URL): Promise<void> {
  for (const other of SERVICES) await tolerant(client, createRole(roleOf(other)));
  const role = identifier(decodeURIComponent(url.username) || roleOf(service));
  if (url.username !== roleOf(service)) {
    throw new Error(`The role of ${service} must be ${roleOf(service)}, but its DATABASE_URL names ${role}.`);
  }
  const password = literal(decodeURIComponent(url.password));
  await tolerant(client, `ALTER ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${password}`);
  for (const [name, value] of Object.entries({ ...ROLE_SETTINGS, search_path: `${service}, public` })) {
    await tolerant(
      client,
      `ALTER ROLE ${role} SET ${name} = ${name === 'search_path' ? value : literal(value)}`,
    );
  }
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${identifier(service)}`);
}

/** Gives a service the use of everything in its own schema, and of nothing else. */
export async function grantToService(client: Client, service: string): Promise<void> {
  const [schema, role] = [identifier(service), identifier(roleOf(service))];
  await client.query(`
    GRANT USAGE ON SCHEMA ${schema} TO ${role};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
    REVOKE INSERT, UPDATE, DELETE ON ${schema}.migrations FROM ${role};
    ${revokeChangesOfAppendOnly(service)}
  `);
}

/** A table with a trigger named `append_only` is only ever added to: the service may not even try to change it. */
const revokeChangesOfAppendOnly = (service: string): string => `
  DO $$ DECLARE name text; BEGIN
    FOR name IN SELECT tgrelid::regclass FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
                 WHERE tgname = 'append_only' AND c.relnamespace = ${literal(service)}::regnamespace LOOP
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON %s FROM ${identifier(roleOf(service))}', name);
    END LOOP;
  END $$`;

const createRole = (role: string): string => `
  DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${literal(role)}) THEN CREATE ROLE ${identifier(role)} NOLOGIN; END IF;
  END $$`;

async function tolerant(client: Client, sql: string, attempts = 10): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.query(sql);
      return;
    } catch (error) {
      const code = (error as { code?: string }).code ?? '';
      if (!CONCURRENT_ROLE_CHANGE.has(code) || attempt >= attempts) throw error;
    }
  }
}
