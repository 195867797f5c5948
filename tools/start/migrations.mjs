import { Failure } from '../process/failure.mjs';
import { run } from '../process/processes.mjs';
import { databaseUrlOf, programOf, SERVICES } from './services.mjs';

/** Brings the schemas of all services up to date; at the same time, as their locks allow. */
export async function migrate(root, plan, signal) {
  const withDatabase = SERVICES.filter(({ hasDatabase }) => hasDatabase);
  return Promise.all(withDatabase.map(({ name }) => migrateService(root, name, plan, signal)));
}

async function migrateService(root, name, plan, signal) {
  const env = {
    ...process.env,
    MIGRATION_DATABASE_URL: plan.adminUrls[name],
    DATABASE_URL: databaseUrlOf(name, plan),
  };
  delete env.DATABASE_URL_FILE;
  const { code, stdout, stderr } = await run(process.execPath, [programOf(root, name, 'migrate')], {
    env,
    signal,
  });
  if (code !== 0)
    throw new Failure(lastLine(stderr) || lastLine(stdout) || `${name} cannot be migrated (${code})`);
  return lastLine(stdout);
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
