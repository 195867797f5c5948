import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { Receiver } from '../../../testing/receiver.js';
import { WebhooksLab } from '../../../testing/webhooks-lab.js';
import { DeliverySettings } from '../delivery-settings.js';
import { TurnLoop } from './turn-loop.js';
import type { DeliveryEnd, Turn } from './turn.js';
import { TurnsStore } from './turns.store.js';

const TYPES = ['identity.user-activated.v1'];
const LEASE_MS = 30_000;
const BACKLOG = 5_000;

describe('Turns of webhooks', () => {
  let lab: WebhooksLab;
  let receiver: Receiver;
  beforeAll(async () => {
    // No lanes: what is taken is taken by the test, until it says otherwise.
    lab = await WebhooksLab.open((builder) =>
      builder
        .overrideProvider(DeliverySettings)
        .useValue(new DeliverySettings({ lanes: 0, doubtfulLanes: 0, pollMs: 50, fanOutPollMs: 50 })),
    );
  });
  afterAll(() => lab.close());
  beforeEach(async () => {
    lab.platformId = uuidv7();
    lab.events.service.clock.set(new Date());
    receiver = await Receiver.open();
  });
  afterEach(() => receiver.close());

  const database = (): Database => lab.events.service.app.get(Database);
  const now = (): Date => lab.events.service.clock.now();
  const take = (doubtful: boolean, limit = 100, more: { turnSize?: number; turnBytes?: number } = {}) =>
    database().transaction('installation', (tx) =>
      TurnsStore.take(tx, {
        now: now(),
        until: new Date(now().getTime() + LEASE_MS),
        doubtful,
        limit,
        turnSize: 10,
        turnBytes: 1_000_000,
        ...more,
      }),
    );
  const mine = (turns: Turn[], id: string): Turn[] => turns.filter(({ webhook }) => webhook.id === id);
  const due = (id: string, count: number): Promise<void> =>
    eventually(async () => expect(await lab.log(id)).toHaveLength(count));
  /** A webhook whose receiver has delivered before, with events that wait. */
  const waiting = async (events: number): Promise<string> => {
    const { id } = await lab.webhook(`${receiver.url}/${uuidv7()}`, TYPES);
    await lab.events.query('UPDATE events.webhooks SET last_delivered_at = now() WHERE id = $1', [id]);
    await lab.activate(events);
    await due(id, events);
    return id;
  };
  const endOf = (turn: Turn, state: DeliveryEnd['state'], index = 0): DeliveryEnd => ({
    webhookId: turn.webhook.id,
    position: turn.deliveries[index]?.position ?? '',
    leaseId: turn.leaseId,
    state,
    tries: state === 'delivered' ? 0 : 1,
    dueAt: state === 'pending' ? new Date(now().getTime() + 5_000) : null,
    attempt: { at: now(), status: state === 'delivered' ? 204 : 500, durationMs: 1, reason: null },
  });
  const settle = (...ends: DeliveryEnd[]): Promise<void> =>
    database().transaction('installation', (tx) => TurnsStore.settle(tx, ends));
  const end = (turn: Turn) =>
    database().transaction('installation', (tx) =>
      TurnsStore.end(tx, [
        {
          webhookId: turn.webhook.id,
          platformId: lab.platformId,
          leaseId: turn.leaseId,
          health: turn.health,
          pause: null,
        },
      ]),
    );

  it('belong to one process at a time, and show what is being sent', async () => {
    const id = await waiting(25);
    const all = await Promise.all([take(false), take(false), take(false)]);
    const turns = mine(all.flat(), id);
    expect(turns.map(({ deliveries }) => deliveries.length)).toEqual([10]);
    const shown = await lab.log(id);
    expect(shown.filter(({ state }) => state === 'sending')).toHaveLength(10);
    expect((await lab.log(id, '&state=sending')).map(({ eventId }) => eventId).toSorted()).toEqual(
      turns[0]?.deliveries.map(({ eventId }) => eventId).toSorted(),
    );
    expect(await lab.log(id, '&state=pending')).toHaveLength(15);
  });

  it('of a process that died are taken over when their lease ends, and what it says later harms nothing', async () => {
    const id = await waiting(3);
    const [dead] = mine(await take(false), id);
    expect(mine(await take(false), id)).toEqual([]);
    lab.events.service.clock.advanceSeconds(LEASE_MS / 1_000);
    expect(await lab.log(id, '&state=sending')).toEqual([]);
    const [heir] = mine(await take(false), id);
    expect(heir?.deliveries.map(({ eventId }) => eventId)).toEqual(
      dead?.deliveries.map(({ eventId }) => eventId),
    );
    if (!dead || !heir) throw new Error('There were no turns.');

    // Its failures are the heir's to judge; what it did deliver is delivered.
    await settle(endOf(dead, 'failed', 0), endOf(dead, 'delivered', 1));
    expect(await end(dead)).toEqual([]);
    const states = (await lab.log(id)).map(({ state }) => state);
    expect(states).toEqual(['sending', 'delivered', 'sending']);
    expect(mine(await take(false), id)).toEqual([]);

    await settle(endOf(heir, 'delivered', 0), endOf(heir, 'pending', 1), endOf(heir, 'pending', 2));
    await end(heir);
    expect((await lab.log(id)).map(({ state }) => state)).toEqual(['pending', 'delivered', 'delivered']);
    expect(mine(await take(false), id)).toEqual([]);
    lab.events.service.clock.advanceSeconds(5);
    expect(mine(await take(false), id)[0]?.deliveries).toHaveLength(1);
  });

  it('cost what they take and not what waits, also when they were planned while nothing waited', async () => {
    const id = await waiting(1);
    await lab.events.query('VACUUM ANALYZE events.feed, events.webhook_deliveries');
    const read = await database().transaction('installation', async (tx) => {
      const wish = { now: now(), until: new Date(now().getTime() + LEASE_MS), doubtful: false, limit: 10 };
      const takeTurns = () => TurnsStore.take(tx, { ...wish, turnSize: 10, turnBytes: 1_000_000 });
      // After some times a connection keeps the plan that it has.
      for (let times = 0; times < 8; times += 1) await takeTurns();
      await tx.execute(
        `WITH made AS (
           INSERT INTO feed (platform_id, position, event_id, type, envelope)
           SELECT $1, 1000 + n, gen_random_uuid(), $3, '{}' FROM generate_series(1, ${BACKLOG}) n
           RETURNING position, event_id
         )
         INSERT INTO webhook_deliveries (webhook_id, position, platform_id, event_id, type, due_at, created_at)
         SELECT $2, position, $1, event_id, $3, $4::timestamptz, $4 FROM made`,
        [lab.platformId, id, TYPES[0], now()],
      );
      await tx.execute('UPDATE webhooks SET due_at = $2, lease_until = NULL WHERE id = $1', [id, now()]);
      const rowsRead = async (): Promise<number> => {
        const [row] = await tx.query<{ rows: number }>(
          `SELECT sum(seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables
            WHERE relname IN ('feed', 'webhook_deliveries')`,
        );
        return row?.rows ?? Number.NaN;
      };
      const before = await rowsRead();
      expect(mine(await takeTurns(), id)[0]?.deliveries).toHaveLength(10);
      return (await rowsRead()) - before;
    });
    expect(read).toBeLessThan(200);
  });

  it('are given to who waits longest, of all webhooks', async () => {
    const [first, second] = [await waiting(1), await waiting(1)];
    await lab.events.query(`UPDATE events.webhooks SET due_at = due_at - interval '1 day' WHERE id = $1`, [
      second,
    ]);
    expect((await take(false, 1)).map(({ webhook }) => webhook.id)).toEqual([second]);
    expect(mine(await take(false), first)).toHaveLength(1);
  });

  it('have one event when the receiver fails or is new, and lanes of their own then', async () => {
    const { id } = await lab.webhook(receiver.url, TYPES);
    await lab.activate(5);
    await due(id, 5);
    expect(mine(await take(false), id)).toEqual([]);
    expect(mine(await take(true), id)[0]?.deliveries).toHaveLength(1);
  });

  it('hold no more bytes than they may, and one event at least', async () => {
    const id = await waiting(10);
    const [small] = mine(await take(false, 100, { turnBytes: 1 }), id);
    expect(small?.deliveries).toHaveLength(1);
  });

  it('see events that are made due at the very moment of their end', async () => {
    const id = await waiting(1);
    const [turn] = mine(await take(false), id);
    if (!turn) throw new Error('There was no turn.');
    await settle(endOf(turn, 'delivered'));
    // The end waits for the lock of who makes the next delivery, and must see it.
    let ending: Promise<unknown> = Promise.resolve();
    await database().transaction('installation', async (tx) => {
      await tx.query('SELECT FROM webhooks WHERE id = $1 FOR UPDATE', [id]);
      ending = end(turn);
      await eventually(async () => {
        const blocked = await lab.events.query(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%webhooks%'`,
        );
        expect(blocked.length).toBeGreaterThan(0);
      });
      await tx.execute(
        `INSERT INTO webhook_deliveries (webhook_id, position, platform_id, event_id, type, due_at, created_at)
         SELECT webhook_id, position + 1, platform_id, gen_random_uuid(), type, now(), now()
           FROM webhook_deliveries WHERE webhook_id = $1`,
        [id],
      );
    });
    await ending;
    const [row] = await lab.events.query<{ isDue: boolean }>(
      'SELECT due_at IS NOT NULL AS "isDue" FROM events.webhooks WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ isDue: true });
  });

  it('are not taken while there is no lane, and go on when there is', async () => {
    const { bell, runs } = {
      bell: new (await import('@rollcall/messaging')).WakeSignal(),
      runs: [] as Turn[],
    };
    const ends: (() => void)[] = [];
    const limits: number[] = [];
    const loop = new TurnLoop({
      lanes: 2,
      pollMs: 5,
      bell,
      take: (limit) => {
        limits.push(limit);
        return Promise.resolve(runs.length < 4 ? ([{}, {}].slice(0, limit) as Turn[]) : []);
      },
      run: (turn) => {
        runs.push(turn);
        return new Promise((resolve) => void ends.push(resolve));
      },
      onEnd: () => bell.ring(),
    });
    loop.start();
    await eventually(() => expect(runs).toHaveLength(2));
    ends[1]?.();
    await eventually(() => expect(runs).toHaveLength(3));
    expect(limits.filter((limit) => limit > 0)).toEqual([2, 1]);
    expect(limits).toHaveLength(2);
    const stopped = loop.stop();
    for (const end of ends) end();
    await stopped;
  });
});
