/** Fills a queue with events, or empties it: with nothing but amqplib, or with the subscriber that other teams install. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import amqplib from 'amqplib';
import { options, serve } from './child-program.mjs';

const EXCHANGE = 'rollcall.events';
const TYPE = 'identity.user-activated.v1';
const WINDOW = 1_000;
const BARE = 'bench.bare';
const { subscribe } = await import(pathToFileURL(`${options.package}/lib/subscriber/src/index.js`).href);
const sample = JSON.parse(readFileSync(`${options.package}/golden/${TYPE}.json`, 'utf8'));
const connection = await amqplib.connect(options.amqpUrl, { noDelay: true });
const channel = await connection.createConfirmChannel();
await channel.assertQueue(BARE, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
await channel.bindQueue(BARE, EXCHANGE, TYPE);
const first = subscriber(() => undefined);
await first.ready;
await first.close();
const roles = { fill, bare, ours };
serve({}, ({ role, count }) => roles[role](count));

function subscriber(handle) {
  return subscribe({ amqpUrl: options.amqpUrl, queue: 'bench.ours', types: [TYPE], handle });
}

/** Into both queues: each event of a person of its own. */
async function fill(count) {
  for (let sent = 0; sent < count; sent += WINDOW) {
    for (let index = sent; index < Math.min(sent + WINDOW, count); index += 1) {
      const event = { ...sample, id: uuid(), subject: `user/${uuid()}` };
      channel.publish(EXCHANGE, TYPE, Buffer.from(JSON.stringify(event)), { persistent: true });
    }
    await channel.waitForConfirms();
  }
  return { published: count };
}

async function bare(count) {
  const begun = performance.now();
  await channel.prefetch(2_000);
  let taken = 0;
  let tag;
  await new Promise((resolve) => {
    const take = (message) => {
      JSON.parse(message.content);
      taken += 1;
      // One acknowledgement for many, as any fast consumer does.
      if (taken % 500 === 0 || taken === count) channel.ack(message, true);
      if (taken === count) resolve();
    };
    void channel.consume(BARE, take).then(({ consumerTag }) => (tag = consumerTag));
  });
  const seconds = (performance.now() - begun) / 1_000;
  await channel.cancel(tag);
  return { operations: count, seconds };
}

async function ours(count) {
  const begun = performance.now();
  let subscription;
  await new Promise((resolve) => {
    let handled = 0;
    subscription = subscriber(() => {
      handled += 1;
      if (handled === count) resolve();
    });
  });
  const seconds = (performance.now() - begun) / 1_000;
  await subscription.close();
  return { operations: count, seconds };
}

/** A UUID of version 7 by its form. */
function uuid() {
  const random = randomUUID();
  return `${random.slice(0, 14)}7${random.slice(15)}`;
}
