import { RabbitmqNode } from '../../tools/test-services/rabbitmq-node.mjs';
import { subscriberJourney } from '../support/subscriber.journey.js';

subscriberJourney('RabbitMQ, and to the feed to catch up', async () => {
  const node = await RabbitmqNode.launch();
  return {
    url: node.url,
    wipe: () => node.wipe(),
    dispose: () => node.dispose(),
  };
});
