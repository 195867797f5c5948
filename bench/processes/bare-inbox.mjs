/** A deduplicating inbox as one would write it for one queue: store what has come, then acknowledge it. */
import amqplib from 'amqplib';
import pg from 'pg';
import { options, serve } from './child-program.mjs';

const STORE = `INSERT INTO inbox (event_id, envelope) SELECT * FROM unnest($1::uuid[], $2::json[])
               ON CONFLICT DO NOTHING`;
const LARGEST_BATCH = 500;

const client = new pg.Client({ connectionString: options.databaseUrl });
await client.connect();
const connection = await amqplib.connect(options.amqpUrl, { noDelay: true });
const channel = await connection.createChannel();
await channel.prefetch(2_000);
await channel.assertQueue(options.queue, { durable: true, arguments: { 'x-queue-type': 'quorum' } });
const held = [];
let isStoring = false;
await channel.consume(options.queue, (message) => {
  held.push(message);
  if (!isStoring) void store();
});
serve({});

async function store() {
  isStoring = true;
  while (held.length > 0) {
    const batch = held.splice(0, LARGEST_BATCH);
    const ids = batch.map(({ properties }) => properties.messageId);
    await client.query(STORE, [ids, batch.map(({ content }) => content.toString())]);
    channel.ack(batch.at(-1), true);
  }
  isStoring = false;
}
