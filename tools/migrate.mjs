/**
 * `npm run migrate`: brings the schemas of a PostgreSQL of your own up to date and creates the services' roles.
 *   DATABASE_URL (or IDENTITY_DATABASE_URL …)   the database, with a role that may create roles
 *   IDENTITY_DATABASE_PASSWORD …                the services' passwords; else those that `npm start` keeps
 *   --data-dir <path>   where `npm start` keeps them (default: .rollcall)     --no-build   takes what is built
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Failure, reportFailure } from './process/failure.mjs';
import { readEnvironment } from './start/environment.mjs';
import { migrate } from './start/migrations.mjs';
import { loadSecrets } from './start/secrets.mjs';
import { adminUrlsOf, SERVICES } from './start/services.mjs';

const root = path.resolve(import.meta.dirname, '..');

try {
  const { values } = parseArgs({
    options: {
      'data-dir': { type: 'string', default: '.rollcall' },
      'no-build': { type: 'boolean', default: false },
    },
  });
  const variables = readEnvironment(process.env);
  const adminUrls = adminUrlsOf(variables, variables.DATABASE_URL);
  if (Object.values(adminUrls).includes(undefined))
    throw new Failure('Environment: DATABASE_URL is missing.');
  if (!values['no-build']) {
    const { build } = await import('./build.mjs');
    await build({ root, log: console.log });
  }
  const secrets = passwords(path.resolve(root, values['data-dir']));
  for (const line of await migrate(root, { secrets, adminUrls })) console.log(line);
} catch (error) {
  reportFailure(error);
}

function passwords(dataDir) {
  const services = SERVICES.filter(({ hasDatabase }) => hasDatabase);
  const told = services.map(({ name }) => [
    `${name}DatabasePassword`,
    process.env[`${name.toUpperCase()}_DATABASE_PASSWORD`],
  ]);
  const given = Object.fromEntries(told.filter(([, password]) => password));
  if (Object.keys(given).length === services.length) return given;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return { ...loadSecrets(dataDir), ...given };
}
