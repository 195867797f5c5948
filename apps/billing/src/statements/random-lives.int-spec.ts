import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CloudEvent } from '@rollcall/contracts';
import { Database } from '@rollcall/database';
import { EventContext } from '@rollcall/messaging';
import * as fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { BillingLab } from '../../testing/billing-lab.js';
import {
  type Dice,
  LIVES_END,
  type Spell,
  diceOf,
  randomLives,
  shuffled,
} from '../../testing/random-lives.js';
import { RollCyclesHandler } from '../cycles/roll-cycles.handler.js';
import { AccountChangesConsumer } from '../seats/account-changes.consumer.js';
import { OpenOverdueSeatsHandler } from '../seats/open-overdue-seats.handler.js';

const PEOPLE = 1_000;
const TIMES_DELIVERED = 10;
const BATCH = 1_500;
const SUBSCRIBED_AT = new Date('2026-01-01T10:00:00Z');
/** When statements are made while events still come: they learn of many things too late. */
const MONTHS = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 20)));

/** The consumer's method for a type. */
const HANDLERS = {
  'identity.user-activated.v1': 'activated',
  'identity.account-set-up.v1': 'setUp',
  'identity.user-signed-in-first.v1': 'signedIn',
  'identity.user-deleted.v1': 'deleted',
  'notifications.mail-sent.v1': 'mailSent',
} as const;

describe('Random lives against a recount on paper', () => {
  let lab: BillingLab;
  beforeAll(async () => {
    lab = await BillingLab.open();
  });
  afterAll(() => lab.close());

  const deliver = async (events: readonly CloudEvent[]): Promise<void> => {
    const consumer = lab.service.app.get(AccountChangesConsumer);
    const { app } = lab.service;
    for (const [type, method] of Object.entries(HANDLERS)) {
      const ofType = events.filter((event) => event.type === type);
      if (ofType.length === 0) continue;
      await app
        .get(Database)
        .transaction('installation', (tx) =>
          consumer[method](ofType as never, new EventContext([tx, ofType])),
        );
    }
  };
  /**
   * What is delivered before each statement, in any order: each event ten times, first when it happens or any time later,
   * then until the end.
   */
  const deliveries = (told: readonly CloudEvent[], dice: Dice): CloudEvent[][] => {
    const months: CloudEvent[][] = MONTHS.map(() => []);
    const since = (month: number): number => month + Math.floor(dice() * (MONTHS.length - month));
    for (const event of told) {
      const happened = MONTHS.findIndex((now) => now >= new Date(event.time));
      const first = dice() < 0.5 ? happened : since(happened);
      const times = Array.from({ length: TIMES_DELIVERED - 1 }, () => since(first));
      for (const month of [first, ...times]) months[month]?.push(event);
    }
    return months.map((events) => shuffled(events, dice));
  };
  const passTo = async (now: Date, platformId: string): Promise<void> => {
    lab.service.clock.set(now);
    const { app } = lab.service;
    await app.get(OpenOverdueSeatsHandler).openOverdue();
    const cycles = app.get(RollCyclesHandler);
    await app.get(Database).transaction('installation', (tx) => cycles.roll(tx, platformId));
  };
  const subscribe = (platformId: string): Promise<void> => {
    lab.service.clock.set(SUBSCRIBED_AT);
    const { app } = lab.service;
    const plan = {
      platformId,
      version: 1,
      plan: 'team',
      timeZone: 'UTC',
      occurredAt: SUBSCRIBED_AT,
    } as const;
    return app
      .get(Database)
      .transaction('installation', (tx) => app.get(RollCyclesHandler).recordPlans(tx, [plan]));
  };

  /** Seats as the ledger tells them: the last opening and the last closing of each count. */
  const ledgerOf = async (platformId: string): Promise<Spell[]> => {
    const rows = await lab.query<{ userId: string; from: Date; until: Date | null }>(
      `SELECT user_id AS "userId",
         (array_agg(occurred_at ORDER BY seq DESC) FILTER (WHERE entry = 'opened'))[1] AS "from",
         (array_agg(occurred_at ORDER BY seq DESC) FILTER (WHERE entry = 'closed'))[1] AS until
       FROM billing.seat_ledger WHERE platform_id = $1 GROUP BY user_id, seat_id`,
      [platformId],
    );
    return rows
      .map(({ userId, from, until }) => ({
        userId,
        from: from.getTime(),
        until: until?.getTime() ?? Infinity,
      }))
      .filter(({ from, until }) => until > from);
  };
  const wordsOf = ({ userId, from, until }: Spell): string => `${userId} ${from} ${until}`;
  /** How many people are billable after each change, in the order of time. */
  const countsOf = (spells: readonly Spell[]): [at: number, people: number][] => {
    const changes = spells.flatMap(({ from, until }) => [
      [from, 1] as const,
      ...(until < Infinity ? [[until, -1] as const] : []),
    ]);
    const at = new Map<number, number>();
    for (const [time, change] of changes) at.set(time, (at.get(time) ?? 0) + change);
    let people = 0;
    return [...at].toSorted(([a], [b]) => a - b).map(([time, change]) => [time, (people += change)]);
  };
  /** Who was charged for each closed cycle, all corrections made. */
  const charged = (platformId: string) =>
    lab.query<{ starts: Date; ends: Date; charged: string[]; oddly: number }>(
      `SELECT c.starts_at AS starts, c.ends_at AS ends,
         coalesce(array_agg(l.user_id::text ORDER BY l.user_id) FILTER (WHERE l.net = 1), '{}') AS charged,
         count(*) FILTER (WHERE l.net NOT IN (0, 1))::int AS oddly
       FROM billing.cycles c
       LEFT JOIN (SELECT of_cycle_id, user_id, sum(quantity) AS net FROM billing.statement_lines
                  WHERE platform_id = $1 GROUP BY 1, 2) l ON l.of_cycle_id = c.id
       WHERE c.platform_id = $1 AND c.closed_at IS NOT NULL GROUP BY c.id, c.number, c.starts_at, c.ends_at
       ORDER BY c.number`,
      [platformId],
    );
  const present = (spells: readonly Spell[], starts: Date, ends: Date): string[] => [
    ...new Set(
      spells
        .filter(({ from, until }) => from < ends.getTime() && until > starts.getTime())
        .map(({ userId }) => userId)
        .toSorted(),
    ),
  ];
  const written = async (platformId: string) => {
    const [rows] = await lab.query(
      `SELECT (SELECT count(*) FROM billing.seat_ledger WHERE platform_id = $1) AS entries,
         (SELECT count(*) FROM billing.statement_lines WHERE platform_id = $1) AS lines,
         (SELECT count(*) FROM billing.outbox WHERE platform_id = $1) AS events`,
      [platformId],
    );
    return rows;
  };

  it(`of ${PEOPLE} people: the ledger is right at every instant and every cycle is charged right, whatever came late`, async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const dice = diceOf(seed);
        const platformId = uuidv7();
        const { events, spells } = randomLives(platformId, PEOPLE, dice);
        const told = events.filter(({ type }) => type in HANDLERS);
        await subscribe(platformId);

        const months = deliveries(told, dice);
        expect(months.flat()).toHaveLength(TIMES_DELIVERED * told.length);
        for (const [month, now] of MONTHS.entries()) {
          const part = months[month] ?? [];
          for (let i = 0; i < part.length; i += BATCH) await deliver(part.slice(i, i + BATCH));
          await passTo(now, platformId);
        }

        expect(LIVES_END).toBeLessThan(MONTHS.at(-1)?.getTime() ?? 0);
        const ledger = await ledgerOf(platformId);
        expect(countsOf(ledger)).toEqual(countsOf(spells));
        expect(ledger.map(wordsOf).toSorted()).toEqual(spells.map(wordsOf).toSorted());
        const { activeSeats } = (await lab.get('/v1/billing/summary', platformId)).body;
        expect(activeSeats).toBe(spells.filter(({ until }) => until === Infinity).length);
        const late = await lab.query<{ n: number; given: number }>(
          `SELECT count(*)::int AS n, count(*) FILTER (WHERE quantity < 0)::int AS given FROM billing.statement_lines
           WHERE platform_id = $1 AND kind = 'correction'`,
          [platformId],
        );
        expect(late[0]?.n).toBeGreaterThan(PEOPLE / 2);
        expect(late[0]?.given).toBeGreaterThan(PEOPLE / 20);
        const cycles = await charged(platformId);
        expect(cycles).toHaveLength(11);
        for (const { starts, ends, charged: people, oddly } of cycles) {
          expect(oddly).toBe(0);
          expect(people).toEqual(present(spells, starts, ends));
        }

        const before = await written(platformId);
        await deliver(shuffled(told, dice));
        expect(await written(platformId)).toEqual(before);
      }),
      { numRuns: 1, endOnFailure: true },
    );
  }, 300_000);
});
