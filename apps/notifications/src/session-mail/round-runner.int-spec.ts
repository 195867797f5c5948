import { afterAll, afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest } = await import('../notifications.fixture.js');
const { metrics } = await import('@rollcall/platform');
const { MailQueue } = await import('../delivery/mail-queue.js');
const { RoundRunner } = await import('./round-runner.js');

const PEOPLE = 5_000;
const START = '2026-11-05T08:00:00Z';
let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
let services: TestService[];

beforeAll(async () => {
  notifications = await NotificationsUnderTest.prepare();
  // Nothing is sent: this is about who is written to.
  const settings = { batchSize: 0 };
  services = [await notifications.start({ settings }), await notifications.start({ settings })];
});
afterAll(() => notifications.close());

afterEach(() => {
  jest.restoreAllMocks();
});

/** A session that starts, with people in it. @returns its id */
async function starting(people: number, startsAt = START): Promise<string> {
  const [platformId, sessionId] = [uuidv7(), uuidv7()];
  await notifications.rows(
    `INSERT INTO platforms (platform_id, name, plan, locale, version) VALUES ($1, 'Northwind', 'team', 'en', 1)`,
    [platformId],
  );
  await notifications.rows(
    `WITH session AS (
       INSERT INTO sessions (session_id, platform_id, path_name, name, starts_at, version)
       VALUES ($2, $1, 'First steps', 'Autumn', $3, 1)
     ), round AS (
       INSERT INTO reminder_rounds (session_id, time_zone, round, anchor, platform_id, due_at)
       VALUES ($2, '*', 'start', $3, $1, $3)
     ), person AS (
       INSERT INTO recipients (user_id, platform_id, status, email, locale, version, updated_at)
       SELECT gen_random_uuid(), $1, 'active', n || '@x.org', 'en', 1, now() FROM generate_series(1, $4::int) n
       RETURNING user_id
     )
     INSERT INTO enrolments (user_id, session_id, platform_id, status, time_zone, enrolled_at, cause_event_id, held, version)
     SELECT user_id, $2, $1, 'published', '', '2026-11-02', gen_random_uuid(), false, 2 FROM person`,
    [platformId, sessionId, startsAt, people],
  );
  return sessionId;
}

it('replicas share a long round, one of them stops in the middle, and everybody is written to once', async () => {
  await starting(PEOPLE);
  for (const { clock } of services) clock.set(START);
  let steps = 0;
  const [first, second] = services.map(({ app }) => app.get(RoundRunner));
  await Promise.all([first?.runDue(() => (steps += 1) > 2), second?.runDue(), second?.runDue()]);
  await second?.runDue();
  const found = await notifications.rows(
    `SELECT count(DISTINCT user_id)::int AS people, count(*)::int AS mails FROM mails WHERE kind = 'session_start'`,
  );
  expect(found).toEqual([{ people: PEOPLE, mails: PEOPLE }]);
});

it('a round that fails each time holds up no other: it is tried again later and later, and seen', async () => {
  const [service, other] = services as [TestService, TestService];
  other.clock.set('2026-11-01T09:00:00Z');
  const [bad, good] = [await starting(1, START), await starting(1, '2026-11-05T09:00:00Z')];
  service.clock.set('2026-11-05T09:00:00Z');
  const queue = service.app.get(MailQueue);
  const put = queue.put.bind(queue);
  let tries = 0;
  const spy = jest.spyOn(queue, 'put').mockImplementation(async (tx, wanted) => {
    if (wanted[0]?.sessionId !== bad) return put(tx, wanted);
    tries += 1;
    throw new Error('This one cannot be written.');
  });
  const runner = service.app.get(RoundRunner);
  const written = async (sessionId: string) =>
    (await notifications.rows('SELECT FROM mails WHERE session_id = $1', [sessionId])).length;
  const failing = async () =>
    (await metrics.getSingleMetric('reminder_rounds_failing')?.get())?.values[0]?.value;

  await runner.runDue();
  expect([await written(good), await written(bad), tries]).toEqual([1, 0, 1]);
  expect(await failing()).toBe(1);
  await runner.runDue();
  expect(tries).toBe(1);
  service.clock.advanceSeconds(13);
  await runner.runDue();
  expect(tries).toBe(2);
  service.clock.advanceSeconds(13);
  await runner.runDue();
  expect(tries).toBe(2);
  const [kept] = await notifications.rows<{ failures: number; last_error: string; due_at: Date }>(
    'SELECT failures, last_error, due_at FROM reminder_rounds WHERE session_id = $1',
    [bad],
  );
  expect(kept).toEqual({
    failures: 2,
    last_error: 'Error: This one cannot be written.',
    due_at: new Date(START),
  });

  spy.mockRestore();
  service.clock.advanceSeconds(3_600);
  await runner.runDue();
  expect([await written(bad), await failing()]).toEqual([1, 0]);
});
