/** Nothing but the broker: publishes with a confirm window, or consumes and acknowledges. */
import amqplib from 'amqplib';
import { options, serve } from './child-program.mjs';

const WINDOW = 1_000;
const connection = await amqplib.connect(options.amqpUrl, { noDelay: true });
const channel = await connection.createConfirmChannel();
await channel.assertQueue(options.queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
const roles = { publish, consume };
serve({}, (request) => roles[options.role](request));

async function publish({ count, body }) {
  const content = Buffer.from(body);
  for (let sent = 0; sent < count; sent += WINDOW) {
    for (let index = sent; index < Math.min(sent + WINDOW, count); index += 1) {
      channel.publish('', options.queue, content, { persistent: true });
    }
    await channel.waitForConfirms();
  }
  return { published: count };
}

async function consume({ count }) {
  await channel.prefetch(2_000);
  let taken = 0;
  let consumerTag;
  await new Promise((resolve) => {
    const take = (message) => {
      taken += 1;
      // One acknowledgement for many, as any fast consumer does.
      if (taken % 500 === 0 || taken === count) channel.ack(message, true);
      if (taken === count) resolve();
    };
    void channel.consume(options.queue, take).then((answer) => (consumerTag = answer.consumerTag));
  });
  await channel.cancel(consumerTag);
  return { taken };
}
