import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

const SERVICES = ['identity', 'invitations', 'notifications', 'billing'];
const POLL_MS = 50;
const LONGEST_WAIT_MS = 180_000;

/** Index probes only, so that looking does not cost what is measured. */
const OPEN = [
  ...SERVICES.flatMap((name) => [
    `EXISTS (SELECT FROM ${name}.outbox WHERE published_at IS NULL)`,
    `EXISTS (SELECT FROM ${name}.inbox WHERE done_at IS NULL AND parked_at IS NULL)`,
  ]),
  `EXISTS (SELECT FROM notifications.mail_queue)`,
].join(' OR ');
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
  async drained() {
    const begun = performance.now();
    // Between broker and inbox an event is nowhere in the database for a moment: empty must be seen more than once.
    for (let seenEmpty = 0; seenEmpty < 3;) {
      const { rows } = await this.pool.query(`SELECT ${OPEN} AS is_open, ${PARKED} AS parked`);
      if (Number(rows[0].parked) > 0) throw new Error(`${rows[0].parked} events were parked.`);
      seenEmpty = rows[0].is_open ? 0 : seenEmpty + 1;
      if (performance.now() - begun > LONGEST_WAIT_MS) throw new Error('The backlog does not drain.');
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
