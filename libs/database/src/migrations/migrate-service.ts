import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { SnakeCaseNaming } from '../naming.strategy.js';
import { grantToService, prepareRoleAndSchema } from './service-role.js';

/** A migration class, as TypeORM takes it. */
export type MigrationClass = new () => MigrationInterface;

/** What to migrate, and as whom. */
export interface ServiceMigrationOptions {
  /** The service; its schema has the same name. */
  service: string;
  /** URL of the database with a role that may create roles and schemas. */
  adminUrl: string;
  /** URL that the service will use; role and password are taken from it. */
  serviceUrl: string;
  /** Its migrations, oldest first. Frozen once landed. */
  migrations: MigrationClass[];
}

/** Names the advisory lock that keeps replicas from migrating at once (two concurrent runs collide in the catalogue). */
const MIGRATION_LOCK = `hashtext('rollcall migrations')`;

/**
 * Brings a service's schema up to date: role, schema, migrations, rights. Safe to run from several places at once.
 * @returns names of the migrations that were run now
 */
export async function migrateService(options: ServiceMigrationOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: options.adminUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await prepareRoleAndSchema(client, options.service, new URL(options.serviceUrl));
    const names = await runMigrations(options);
    await grantToService(client, options.service);
    return names;
  } finally {
    await client.end();
  }
}

async function runMigrations(options: ServiceMigrationOptions): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.adminUrl,
    schema: options.service,
    migrations: options.migrations,
    migrationsTableName: 'migrations',
    namingStrategy: new SnakeCaseNaming(),
    poolSize: 1,
    extra: { options: `-c search_path=${options.service},public` },
  });
  await dataSource.initialize();
  try {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
