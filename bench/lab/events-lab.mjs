import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const POLL_MS = 10;

/** The product's own outbox and inbox: a producer and a consumer as processes, on a database with nothing else. */
export class EventsLab {
  #filled = 0;

  constructor({ lab, messaging, producer, consumer }) {
    Object.assign(this, { lab, messaging, producer, consumer });
  }

  static async open(lab, carrier) {
    // Where the library's laboratory looks for its server.
    process.env.TEST_DATABASE_URL = lab.postgres.adminUrl;
    const file = path.join(lab.root, 'dist/libs/messaging/src/testing/messaging-lab.js');
    const { MessagingLab } = await import(pathToFileURL(file).href);
    const amqpUrl = carrier === 'rabbitmq' ? await lab.amqpUrl() : undefined;
    const messaging = await MessagingLab.open(amqpUrl);
    const start = async (service, consumes) => {
      const databaseUrl = messaging.database.urlOf(service);
      await takeRole(messaging, databaseUrl);
      return lab.child('event-service.mjs', { root: lab.root, service, consumes, amqpUrl, databaseUrl });
    };
    const consumer = await start('invitations', true);
    const producer = await start('identity', false);
    const events = new EventsLab({ lab, messaging, producer, consumer });
    await events.#append(1_000);
    await events.#until(() => events.#isAllDone());
    return events;
  }

  get pids() {
    return [this.producer.pid, this.consumer.pid];
  }

  /** An envelope as they are published, for floors that carry the same weight. */
  async sampleEnvelope() {
    const [row] = await this.messaging.query(
      'select envelope::text as envelope from identity.outbox limit 1',
    );
    return row.envelope;
  }

  /** Puts a backlog into the outbox, and nothing is taken from it yet. */
  async fill(count) {
    const prefix = `fill${(this.#filled += 1)}`;
    const open = await this.messaging.connect();
    try {
      await open.query('begin');
      await open.query(
        `insert into identity.outbox (event_id, type, subject, subject_version, platform_id, envelope)
         select n.id, o.type, n.subject, 1, o.platform_id,
                replace(replace(o.envelope::text, o.event_id::text, n.id::text), o.subject, n.subject)::json
           from (select * from identity.outbox limit 1) o,
                (select gen_random_uuid() as id, $2 || '/' || i as subject from generate_series(1, $1::int) i) n`,
        [count, prefix],
      );
      this.#commit = async () => {
        await open.query('commit');
        open.release();
      };
    } catch (error) {
      open.release(error);
      throw error;
    }
  }

  #commit;

  /** Lets the backlog go, and measures until its last event is in the inbox, and until its last effect is there. */
  async drain(count) {
    const received = (await this.#reached()).received + count;
    await this.#commit();
    const begun = performance.now();
    // Rings the relay: how often it looks by itself is not the question here.
    await this.#append(1);
    let receivedAfter;
    await this.#until(async () => {
      const reached = await this.#reached();
      if (receivedAfter === undefined && reached.received >= received)
        receivedAfter = performance.now() - begun;
      return receivedAfter !== undefined && this.#isAllDone();
    });
    return {
      operations: count,
      seconds: (performance.now() - begun) / 1000,
      receivedSeconds: receivedAfter / 1000,
    };
  }

  /** Each event must have had its effect exactly once. */
  async assertExactlyOnce() {
    const [row] = await this.messaging.query(
      `select (select count(*) from identity.outbox) as events, (select count(*) from invitations.effects) as effects,
              (select count(distinct event_id) from invitations.effects) as different`,
    );
    if (row.events === row.effects && row.events === row.different) return;
    throw new Error(`${row.events} events had ${row.effects} effects of ${row.different} events.`);
  }

  async close() {
    await this.producer.stop();
    await this.consumer.stop();
    await this.messaging.close();
  }

  async #append(count) {
    await this.producer.ask({ append: count, prefix: `append${(this.#filled += 1)}` });
  }

  /** From the sequence: counting rows would cost more than what is measured. */
  async #reached() {
    const [row] = await this.messaging.query(
      `select last_value::int as received from invitations.inbox_seq_seq`,
    );
    return row;
  }

  async #isAllDone() {
    const [row] = await this.messaging.query(
      `select exists (select from identity.outbox where published_at is null)
           or exists (select from invitations.inbox where done_at is null and parked_at is null) as busy`,
    );
    return !row.busy;
  }

  async #until(isSo) {
    while (!(await isSo())) {
      this.lab.shutdown.signal.throwIfAborted();
      await delay(POLL_MS);
    }
  }
}

/** Roles belong to the whole server, and an installation has given this one another password. */
async function takeRole(messaging, databaseUrl) {
  const { username, password } = new URL(databaseUrl);
  await messaging.query(`alter role ${username} password '${password}'`);
}
