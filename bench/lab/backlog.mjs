import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const SERVICES = ['identity', 'invitations', 'notifications', 'billing', 'events'];
const POLL_MS = 50;
const LONGEST_WAIT_MS = 180_000;

/** Index probes only, so that looking does not cost what is measured. */
const OPEN_EVENTS = SERVICES.flatMap((name) => [
  `EXISTS (SELECT FROM ${name}.outbox WHERE published_at IS NULL)`,
  `EXISTS (SELECT FROM ${name}.inbox WHERE done_at IS NULL AND parked_at IS NULL)`,
]);
const OPEN_OF_IDENTITY = [
  OPEN_EVENTS[0],
  ...SERVICES.map(
    (name) =>
      `EXISTS (SELECT FROM ${name}.inbox WHERE done_at IS NULL AND parked_at IS NULL AND source = 'identity')`,
  ),
];
const OPEN = [...OPEN_EVENTS, `EXISTS (SELECT FROM notifications.mail_queue)`];
const PARKED = SERVICES.map(
  (name) => `(SELECT count(*) FROM ${name}.inbox WHERE parked_at IS NOT NULL AND done_at IS NULL)`,
).join(' + ');

/** The work behind the answers: events to publish and to handle, mails to send. Looked at with all rights. */
export class Backlog {
  constructor(databaseUrl) {
    this.pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
    this.pool.on('error', () => {});
  }

  /** Waits until nothing is left to be done. @returns how many seconds that took */
  drained() {
    return this.#done(OPEN);
  }

  /** Waits until no event is on its way; mails may wait. */
  async eventsDone() {
    await this.#done(OPEN_EVENTS);
  }

  /** Waits until every service has handled what identity had to tell; mails may wait. @returns how many seconds that took */
  toldByIdentity(patienceMs) {
    return this.#done(OPEN_OF_IDENTITY, patienceMs);
  }

  async #done(open, patienceMs = LONGEST_WAIT_MS) {
    const begun = performance.now();
    // Between broker and inbox an event is nowhere in the database for a moment: empty must be seen more than once.
    for (let seenEmpty = 0; seenEmpty < 3;) {
      const { rows } = await this.pool.query(`SELECT ${open.join(' OR ')} AS is_open, ${PARKED} AS parked`);
      if (Number(rows[0].parked) > 0) throw new Error(`${rows[0].parked} events were parked.`);
      seenEmpty = rows[0].is_open ? 0 : seenEmpty + 1;
      if (performance.now() - begun > patienceMs) throw new Error('The backlog does not drain.');
      await delay(POLL_MS);
    }
    return Math.max(0, (performance.now() - begun - 3 * POLL_MS) / 1000);
  }

  async rows(sql, parameters = []) {
    return (await this.pool.query(sql, parameters)).rows;
  }

  async close() {
    await this.pool.end();
  }
}
