/** Types by the number of their receivers: one has the first, all others the second. */
const TYPES = ['identity.user-invited.v1', 'identity.user-deleted.v1'];

/** Webhooks of an installation's platform to receivers in a process of their own, and events that appear in its feed. */
export class WebhooksLab {
  #delivered = 0;

  constructor({ installation, receivers, pids }) {
    Object.assign(this, { installation, receivers, pids });
  }

  static async open(lab, installation, many) {
    const receivers = await lab.child('webhook-receivers.mjs', { receivers: many + 1 });
    // The other services have nothing to do with it.
    const events = installation.services.find(({ name }) => name === 'events');
    const pids = [events.child.pid, ...lab.infrastructurePids];
    const own = new WebhooksLab({ installation, receivers, pids });
    for (const [index, url] of receivers.ready.urls.entries()) {
      await installation.academy.createWebhook({ url: `${url}/own`, types: [TYPES[index === 0 ? 0 : 1]] });
    }
    // From now on every receiver is one that has delivered before.
    await own.deliver(1, 1);
    await own.deliver(many, 1);
    return own;
  }

  /** Those that the bare client posts to. */
  get receiverUrls() {
    return this.receivers.ready.urls.slice(1);
  }

  /** An event as it is posted. */
  async sampleBody() {
    const [{ body }] = await this.installation.backlog.rows(
      'SELECT envelope::text AS body FROM events.feed WHERE type = $1 LIMIT 1',
      [TYPES[1]],
    );
    return body;
  }

  /** Events appear in the feed, all at once; measures from then until the last is at its last receiver. */
  async deliver(receivers, events) {
    const count = receivers * events;
    const arrived = this.receivers.ask({ expect: count });
    await this.#happen(TYPES[receivers === 1 ? 0 : 1], events);
    const begun = performance.timeOrigin + performance.now();
    const { at } = await arrived;
    this.#delivered += count;
    return { operations: count, seconds: (at - begun) / 1_000 };
  }

  /** Nothing broke and nothing was killed: no event may have come twice. */
  async assertOnce() {
    const { calls } = await this.receivers.ask({ total: true });
    if (calls !== this.#delivered) throw new Error(`${this.#delivered} deliveries made ${calls} calls.`);
  }

  close() {
    return this.receivers.stop();
  }

  async #happen(type, events) {
    await this.installation.backlog.rows(
      `WITH head AS (
         UPDATE events.feed_heads SET position = position + $3 WHERE platform_id = $1 RETURNING position - $3 AS before
       ), sample AS (
         SELECT envelope::jsonb || jsonb_build_object('type', $2::text) AS envelope
           FROM events.feed WHERE platform_id = $1 ORDER BY position LIMIT 1
       )
       INSERT INTO events.feed (platform_id, position, event_id, type, envelope)
       SELECT $1, before + n.i, n.id, $2, jsonb_set(envelope, '{id}', to_jsonb(n.id))::json
         FROM head, sample, (SELECT i, gen_random_uuid() AS id FROM generate_series(1, $3::int) i) n`,
      [this.installation.academy.owner.platformId, type, events],
    );
  }
}
