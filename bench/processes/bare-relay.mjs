/** An outbox relay as one would write it for one table: claim a thousand, publish, mark. Runs until it is stopped. */
import { setTimeout as delay } from 'node:timers/promises';
import amqplib from 'amqplib';
import pg from 'pg';
import { options, serve } from './child-program.mjs';

const BATCH = 1_000;
const IDLE_MS = 5;
const CLAIM = `SELECT event_id, envelope::text AS envelope FROM outbox WHERE published_at IS NULL
                ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
const MARK = `UPDATE outbox SET published_at = clock_timestamp() WHERE event_id = ANY ($1::uuid[])`;
const MOVE = `
  WITH claimed AS (${CLAIM.replace('::text AS envelope', '')}),
       moved AS (INSERT INTO inbox (event_id, envelope) SELECT * FROM claimed ON CONFLICT DO NOTHING)
  UPDATE outbox o SET published_at = clock_timestamp() FROM claimed c WHERE o.event_id = c.event_id`;

const client = new pg.Client({ connectionString: options.databaseUrl });
await client.connect();
// Or it sorts the whole backlog as long as the statistics are old.
await client.query('SET enable_seqscan = off; SET enable_sort = off');
const step = options.amqpUrl ? await publishing() : async () => (await client.query(MOVE)).rowCount;
serve({});
for (;;) if ((await step()) === 0) await delay(IDLE_MS);

async function publishing() {
  const connection = await amqplib.connect(options.amqpUrl, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  return async () => {
    await client.query('BEGIN');
    const { rows } = await client.query(CLAIM);
    for (const { event_id: messageId, envelope } of rows) {
      channel.publish('', options.queue, Buffer.from(envelope), { persistent: true, messageId });
    }
    await channel.waitForConfirms();
    await client.query(MARK, [rows.map((row) => row.event_id)]);
    await client.query('COMMIT');
    return rows.length;
  };
}
