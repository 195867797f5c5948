import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { runToEnd } from './service-process.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Of the services' roles, which all databases of a server share; the integration tests use the same. */
export const ROLE_PASSWORD = 'test-only';

/** The services with a database, in the order in which they are migrated. */
export const DATA_SERVICES = ['identity', 'invitations', 'notifications', 'billing', 'events'] as const;

/** A fresh database, and what removes it. */
export interface MigratedDatabase {
  url: string;
  drop(): Promise<void>;
}

/**
 * Makes a database that the built services have migrated, each by its own program. The first one of a server is the
 * template of the others, so that journeys do not wait for five programs each.
 */
export async function createMigratedDatabase(serverUrl: string): Promise<MigratedDatabase> {
  const name = `journey_${randomBytes(6).toString('hex')}`;
  const template = `journey_template_${digestOfMigrations()}`;
  await onServer(serverUrl, async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('rollcall journey templates'))`);
    await ensureTemplate(client, serverUrl, template);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  });
  return {
    url: urlOf(serverUrl, name),
    drop: () =>
      onServer(serverUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** The address of a database for the role of a service. */
export function urlForService(databaseUrl: string, service: string): string {
  const url = new URL(databaseUrl);
  [url.username, url.password] = [`rollcall_${service}`, ROLE_PASSWORD];
  return url.toString();
}

async function ensureTemplate(client: pg.Client, serverUrl: string, template: string): Promise<void> {
  const ready = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
    template,
  ]);
  if (ready.rowCount) return;
  await client.query(`DROP DATABASE IF EXISTS ${template}`);
  await client.query(`CREATE DATABASE ${template}`);
  const url = urlOf(serverUrl, template);
  for (const service of DATA_SERVICES) {
    await runToEnd(`dist/apps/${service}/src/migrate.js`, {
      MIGRATION_DATABASE_URL: url,
      DATABASE_URL: urlForService(url, service),
    });
  }
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
}

/** Of everything that the programs are built from: a server that outlives a run has templates of older ones. */
function digestOfMigrations(): string {
  const digest = createHash('sha256');
  const directories = DATA_SERVICES.map((service) => `dist/apps/${service}/src/migrations`);
  for (const directory of [...directories, 'dist/libs/database/src']) {
    const files = readdirSync(path.join(ROOT, directory), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter((each) => each.endsWith('.js')).toSorted())
      digest.update(file).update(readFileSync(path.join(ROOT, directory, file)));
  }
  return digest.digest('hex').slice(0, 16);
}

const urlOf = (serverUrl: string, database: string): string => {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.toString();
};

async function onServer(serverUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
