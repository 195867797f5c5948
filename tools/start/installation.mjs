import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../process/failure.mjs';
import { loadEmbeddedPostgres } from '../test-services/load-embedded-postgres.mjs';
import { resetDataDirectory } from './data-directory.mjs';
import { MigrationStamp } from './migration-stamp.mjs';
import { migrate } from './migrations.mjs';
import { choosePorts } from './ports.mjs';
import { loadSecrets } from './secrets.mjs';
import { ServiceLog } from './service-log.mjs';
import { adminUrlsOf, environmentOf, programOf, SERVICES } from './services.mjs';
import { SupervisedService } from './supervised-service.mjs';

const RETRY_MS = 5_000;

/** Database, migrations, services: returns `{ baseUrl, operatorToken }` when all of them are ready. */
export async function runInstallation({ root, options, directory, shutdown, say }) {
  const { variables, port } = options;
  if (options.reset) await reset(root, options, directory, say);
  const secrets = loadSecrets(directory.dataDir);
  const adminUrls = await provideDatabases(root, { variables, directory, shutdown, say });
  const plan = { variables, secrets, ports: await choosePorts(port), adminUrls };
  await migrateIfNeeded({ root, plan, directory, shutdown, say });
  await startServices({ root, plan, directory, shutdown, say });
  const operatorToken = variables.OPERATOR_TOKEN ?? secrets.OPERATOR_TOKEN;
  return { baseUrl: `http://127.0.0.1:${port}`, operatorToken };
}

async function reset(root, { variables }, directory, say) {
  if (variables.DATABASE_URL)
    throw new Failure('--reset deletes the embedded database only, and DATABASE_URL is set.');
  say(`deleting the data in ${directory.dataDir}`);
  const EmbeddedPostgres = await loadEmbeddedPostgres(root);
  await resetDataDirectory(directory, (dataDir) => EmbeddedPostgres.remove(dataDir));
}

async function startDatabase(root, { dataDir }, shutdown, say) {
  const EmbeddedPostgres = await loadEmbeddedPostgres(root);
  say('starting PostgreSQL');
  const server = await EmbeddedPostgres.start({
    dataDir: path.join(dataDir, 'postgres'),
    database: 'rollcall',
    settings: { max_connections: 300 },
    log: say,
  });
  shutdown.add(() => server.stop());
  keepRunning(server, shutdown, say);
  return server.adminUrl;
}

/** The databases that we are told of; the embedded one for those that nobody names. */
async function provideDatabases(root, { variables, directory, shutdown, say }) {
  const told = adminUrlsOf(variables, variables.DATABASE_URL);
  if (!Object.values(told).includes(undefined)) return told;
  return adminUrlsOf(variables, await startDatabase(root, directory, shutdown, say));
}

async function migrateIfNeeded({ root, plan, directory, shutdown, say }) {
  const isEmbedded = !Object.keys(plan.variables).some((name) => name.endsWith('DATABASE_URL'));
  const stamp = isEmbedded ? new MigrationStamp(root, directory.dataDir, plan) : undefined;
  if (stamp?.isCurrent) return;
  say('bringing the schemas up to date');
  await migrate(root, plan, shutdown.signal);
  stamp?.write();
}

/** The services reconnect by themselves once the database is back. */
function keepRunning(server, shutdown, say) {
  server.onUnexpectedExit(async () => {
    say('PostgreSQL ended; starting it again');
    while (!shutdown.isRunning && !(await restarted(server, say))) await delay(RETRY_MS);
    keepRunning(server, shutdown, say);
  });
}

async function restarted(server, say) {
  try {
    await server.restart();
    return true;
  } catch (error) {
    say(error.message);
    return false;
  }
}

async function startServices({ root, plan, directory, shutdown, say }) {
  const services = SERVICES.map((service) => {
    const log = new ServiceLog(directory.logDir, service.name);
    const { name } = service;
    const env = environmentOf(service, plan);
    const { runDir } = directory;
    return new SupervisedService({ name, program: programOf(root, name), env, runDir, log, show: say });
  });
  shutdown.add(
    () => stopInOrder(services),
    () => services.forEach((service) => service.kill()),
  );
  say('starting the services');
  for (const service of services) service.start();
  await Promise.all(services.map((service) => service.untilReady()));
  for (const { log } of services) log.follow((line) => say(line));
}

/** The gateway first: while it finishes what it has begun, the others still answer it. */
async function stopInOrder([gateway, ...others]) {
  await gateway.stop();
  await Promise.all(others.map((service) => service.stop()));
}
