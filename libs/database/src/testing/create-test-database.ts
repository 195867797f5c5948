import { createHash, randomBytes } from 'node:crypto';
import pg from 'pg';
import { type MigrationClass, migrateService } from '../migrations/migrate-service.js';

const PASSWORD = 'test-only';

/** A database of its own for one test file. */
export interface TestDatabase {
  /** URL with the rights of the migrator: sees everything. */
  adminUrl: string;
  /** URL that a service uses, with its own role. */
  urlOf(service: string): string;
  /** Drops the database, closing connections left open. */
  drop(): Promise<void>;
}

/**
 * Makes a fresh database on the server at `TEST_DATABASE_URL` with the given services migrated. The first call for a
 * set of migrations builds a template, later ones copy it (about 50 ms), so that test files can run in parallel.
 */
export async function createTestDatabase(
  services: Record<string, MigrationClass[]>,
  serverUrl = testServerUrl(),
): Promise<TestDatabase> {
  const template = `template_${digestOf(services)}`;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(serverUrl, async (client) => {
    // Locks are per database: this one is taken in the maintenance database, where all test files meet.
    await client.query(`SELECT pg_advisory_lock(hashtext('rollcall test templates'))`);
    await ensureTemplate(client, serverUrl, template, services);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
  });
  return {
    adminUrl: urlWith(serverUrl, name),
    urlOf: (service) => urlWith(serverUrl, name, `rollcall_${service}`, PASSWORD),
    drop: () =>
      onServer(serverUrl, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

function testServerUrl(): string {
  const url = process.env['TEST_DATABASE_URL'];
  if (!url) throw new Error('TEST_DATABASE_URL is not set: run the tests with "npm test".');
  return url;
}

const digestOf = (services: Record<string, MigrationClass[]>): string =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries(services).map(([name, all]) => [name, all.map(String)])))
    .digest('hex')
    .slice(0, 16);

async function ensureTemplate(
  client: pg.Client,
  serverUrl: string,
  template: string,
  services: Record<string, MigrationClass[]>,
): Promise<void> {
  const ready = await client.query(`SELECT FROM pg_database WHERE datname = $1 AND datistemplate`, [
    template,
  ]);
  if (ready.rowCount) return;
  await client.query(`DROP DATABASE IF EXISTS ${template}`);
  await client.query(`CREATE DATABASE ${template}`);
  const adminUrl = urlWith(serverUrl, template);
  for (const [service, migrations] of Object.entries(services)) {
    const serviceUrl = urlWith(serverUrl, template, `rollcall_${service}`, PASSWORD);
    await migrateService({ service, adminUrl, serviceUrl, migrations });
  }
  await client.query(`ALTER DATABASE ${template} IS_TEMPLATE true`);
}

function urlWith(serverUrl: string, database: string, username?: string, password?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (username) url.username = username;
  if (password) url.password = password;
  return url.toString();
}

async function onServer(serverUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
