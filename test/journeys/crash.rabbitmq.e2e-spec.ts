import { RabbitmqNode } from '../../tools/test-services/rabbitmq-node.mjs';
import { crashJourney } from '../support/crash.journey.js';

crashJourney('RabbitMQ', async () => {
  const node = await RabbitmqNode.launch();
  return {
    url: node.url,
    wipe: () => node.wipe(),
    dispose: () => node.dispose(),
  };
});
