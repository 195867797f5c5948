import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const POLL_MS = 10;
const QUEUE = 'bench.bare-outbox';
const TABLES = `
  CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY, event_id uuid PRIMARY KEY, envelope json NOT NULL,
    appended_at timestamptz NOT NULL DEFAULT now(), published_at timestamptz);
  CREATE INDEX outbox_unsent ON outbox (id) WHERE published_at IS NULL;
  CREATE TABLE inbox (event_id uuid PRIMARY KEY, seq bigint GENERATED ALWAYS AS IDENTITY, envelope json NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now());`;

/** The floor of the outbox: outbox → relay → carrier → deduplicating inbox, as bare SQL and bare amqplib. */
export class BareOutbox {
  constructor({ lab, pool, children }) {
    Object.assign(this, { lab, pool, children });
  }

  static async open(lab, carrier) {
    const databaseUrl = await lab.newDatabase();
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 });
    pool.on('error', () => {});
    await pool.query(TABLES);
    const amqpUrl = carrier === 'rabbitmq' ? await lab.amqpUrl() : undefined;
    const programs = carrier === 'rabbitmq' ? ['bare-inbox.mjs', 'bare-relay.mjs'] : ['bare-relay.mjs'];
    const children = [];
    for (const program of programs) {
      children.push(await lab.child(program, { databaseUrl, amqpUrl, queue: QUEUE }));
    }
    return new BareOutbox({ lab, pool, children });
  }

  get pids() {
    return this.children.map((child) => child.pid);
  }

  /** Fills the outbox in one transaction, and measures from its commit until the last event is in the inbox. */
  async measure(count, envelope) {
    const client = await this.pool.connect();
    const [{ before }] = (await client.query('SELECT last_value::int AS before FROM inbox_seq_seq')).rows;
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO outbox (event_id, envelope) SELECT gen_random_uuid(), $2::json FROM generate_series(1, $1::int)`,
      [count, envelope],
    );
    await client.query('COMMIT');
    const begun = performance.now();
    const target = before === 1 ? count : before + count;
    while (!(await this.#hasAll(client, target))) {
      this.lab.shutdown.signal.throwIfAborted();
      await delay(POLL_MS);
    }
    client.release();
    return { operations: count, seconds: (performance.now() - begun) / 1000 };
  }

  async close() {
    for (const child of this.children) await child.stop();
    await this.pool.end();
  }

  async #hasAll(client, target) {
    const { rows } = await client.query(
      `SELECT (SELECT last_value FROM inbox_seq_seq) >= $1
          AND NOT EXISTS (SELECT FROM outbox WHERE published_at IS NULL) AS has_all`,
      [target],
    );
    return rows[0].has_all;
  }
}
