import { RabbitmqNode } from '../../tools/test-services/rabbitmq-node.mjs';

/** A broker of the test's own: a virtual host on the private node, or the broker that the tests were told of. */
export async function privateBrokerUrl(): Promise<string> {
  const node = RabbitmqNode.shared();
  if (node) return node.addVhost(`journey-${crypto.randomUUID()}`);
  const url = process.env['TEST_AMQP_URL'];
  if (!url) throw new Error('TEST_AMQP_URL is not set: run the tests with "npm test".');
  return url;
}
