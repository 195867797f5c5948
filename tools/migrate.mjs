/**
 * `npm run migrate`: brings the schemas of a PostgreSQL of your own up to date and creates the services' roles.
 * DATABASE_URL (or IDENTITY_DATABASE_URL …) names it, with a role that may create roles. The roles' passwords are
 * those that `npm start` uses, or `<SERVICE>_DATABASE_PASSWORD` where that is set.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { Failure, reportFailure } from './process/failure.mjs';
import { readEnvironment } from './start/environment.mjs';
import { migrate } from './start/migrations.mjs';
import { loadSecrets } from './start/secrets.mjs';
import { adminUrlsOf, SERVICES } from './start/services.mjs';

const root = path.resolve(import.meta.dirname, '..');

try {
  const variables = readEnvironment(process.env);
  const adminUrls = adminUrlsOf(variables, variables.DATABASE_URL);
  if (Object.values(adminUrls).includes(undefined)) throw new Failure('DATABASE_URL is missing.');
  await build({ root, log: console.log });
  for (const line of await migrate(root, { secrets: passwords(), adminUrls })) console.log(line);
} catch (error) {
  reportFailure(error);
}

function passwords() {
  const told = SERVICES.map(({ name }) => [
    `${name}DatabasePassword`,
    process.env[`${name.toUpperCase()}_DATABASE_PASSWORD`],
  ]);
  const given = Object.fromEntries(told.filter(([, password]) => password));
  if (Object.keys(given).length === SERVICES.filter(({ hasDatabase }) => hasDatabase).length) return given;
  const dataDir = path.join(root, '.rollcall');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return { ...loadSecrets(dataDir), ...given };
}
