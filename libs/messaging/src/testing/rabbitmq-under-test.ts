import { randomBytes } from 'node:crypto';
import { RabbitmqNode } from '../../../../tools/test-services/rabbitmq-node.mjs';
import type { CarrierUnderTest } from './carrier-under-test.js';
import { MessagingLab } from './messaging-lab.js';

export { RabbitmqNode };

/** A virtual host of the shared node for each lab. */
export const rabbitmq: CarrierUnderTest = {
  name: 'rabbitmq',
  openLab: async () => {
    const node = RabbitmqNode.shared();
    if (!node) throw new Error('There is no shared RabbitMQ node: run the tests with "npm test".');
    return MessagingLab.open(await node.addVhost(`lab-${randomBytes(6).toString('hex')}`));
  },
};
