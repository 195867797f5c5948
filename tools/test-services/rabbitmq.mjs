import { Failure } from '../process/failure.mjs';
import { obtainDebianPackages } from './debian-packages.mjs';
import { findRabbitmq } from './rabbitmq-binaries.mjs';
import { hasContainerEngine } from './rabbitmq-container.mjs';
import { RabbitmqNode } from './rabbitmq-node.mjs';
import { RABBITMQ_PACKAGES } from './rabbitmq-packages.mjs';

const NOTHING_WORKED =
  'No RabbitMQ: install it (Debian and Ubuntu: apt-get install rabbitmq-server, macOS: brew install rabbitmq), ' +
  'or set TEST_AMQP_URL, or start Docker, or run "npm test -- --without-rabbitmq".';

/**
 * A RabbitMQ for tests: the one we are told of, else a private node from the machine's own programs, else from
 * Debian's packages, else in a container. Returns `{ env, stop }`. Beside one that we are told of, which is not ours
 * to restart or to wipe, a private node is still started for the tests that do that, if the machine can.
 */
export async function provideRabbitmq({ directory, log }) {
  const told = process.env.TEST_AMQP_URL;
  if (told) log('RabbitMQ at TEST_AMQP_URL');
  if (
    findRabbitmq() ||
    (!told && (await obtainDebianPackages(RABBITMQ_PACKAGES, log))) ||
    (await hasContainerEngine())
  ) {
    const node = await RabbitmqNode.launch({ parent: directory });
    log(`RabbitMQ on ${new URL(node.url).host}`);
    const env = { TEST_AMQP_URL: told ?? node.url, TEST_RABBITMQ_NODE: node.dir };
    return { env, stop: () => node.dispose() };
  }
  if (!told) throw new Failure(NOTHING_WORKED);
  log('the tests that restart or wipe a broker need RabbitMQ or Docker on this machine, and will fail');
  return { env: { TEST_AMQP_URL: told }, stop: async () => {} };
}
