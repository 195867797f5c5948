import { findRabbitmq } from './rabbitmq-binaries.mjs';
import { startRabbitmqContainer } from './rabbitmq-container.mjs';
import { RabbitmqNode } from './rabbitmq-node.mjs';
import { obtainDebianPackages } from './rabbitmq-packages.mjs';

const NOTHING_WORKED =
  'No RabbitMQ: install it (Debian and Ubuntu: apt-get install rabbitmq-server, macOS: brew install rabbitmq), ' +
  'or set TEST_AMQP_URL, or start Docker, or run "npm test -- --without-rabbitmq".';

/**
 * A RabbitMQ for tests: the one we are told of, else a private node from the machine's own programs, else from
 * Debian's packages, else a container. Returns `{ env, stop }`.
 */
export async function provideRabbitmq({ directory, log }) {
  const told = process.env.TEST_AMQP_URL;
  if (told) {
    log('RabbitMQ at TEST_AMQP_URL');
    return { env: { TEST_AMQP_URL: told }, stop: async () => {} };
  }
  if (findRabbitmq() || (await obtainDebianPackages(log))) {
    const node = await RabbitmqNode.launch({ parent: directory });
    log(`RabbitMQ on ${new URL(node.url).host}`);
    return { env: { TEST_AMQP_URL: node.url, TEST_RABBITMQ_NODE: node.dir }, stop: () => node.dispose() };
  }
  const container = await startRabbitmqContainer(log);
  if (container) return { env: { TEST_AMQP_URL: container.url }, stop: () => container.dispose() };
  throw new Error(NOTHING_WORKED);
}
