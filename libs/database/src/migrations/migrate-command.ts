import { loadConfig } from '@rollcall/platform';
import { IsUrl } from 'class-validator';
import { type MigrationClass, migrateService } from './migrate-service.js';

const POSTGRES_URL = { protocols: ['postgres', 'postgresql'], require_protocol: true, require_tld: false };

/** The environment of a migration. */
export class MigrationConfig {
  /** The database, with a role that may create roles, schemas and extensions. */
  @IsUrl(POSTGRES_URL)
  MIGRATION_DATABASE_URL: string;

  /** The URL that the service will use; its role is created from it. */
  @IsUrl(POSTGRES_URL)
  DATABASE_URL: string;
}

/**
 * The whole of a service's `migrate.ts`: brings its schema up to date, prints one line, and ends the process with
 * status 1 when that fails.
 */
export async function runMigrateCommand(service: {
  service: string;
  migrations: readonly MigrationClass[];
}): Promise<void> {
  try {
    const config = loadConfig(MigrationConfig);
    const done = await migrateService({
      service: service.service,
      adminUrl: config.MIGRATION_DATABASE_URL,
      serviceUrl: config.DATABASE_URL,
      migrations: [...service.migrations],
    });
    process.stdout.write(
      `${service.service}: ${done.length === 0 ? 'up to date' : `ran ${done.join(', ')}`}\n`,
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${service.service} cannot be migrated: ${reason}\n`);
    process.exitCode = 1;
  }
}
