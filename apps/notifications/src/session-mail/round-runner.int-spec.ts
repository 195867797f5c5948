import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest } = await import('../notifications.fixture.js');
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

it('replicas share a long round, one of them stops in the middle, and everybody is written to once', async () => {
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
       SELECT gen_random_uuid(), $1, 'active', n || '@x.org', 'en', 1, now() FROM generate_series(1, ${PEOPLE}) n
       RETURNING user_id
     )
     INSERT INTO enrolments (user_id, session_id, platform_id, status, time_zone, enrolled_at, cause_event_id, held, version)
     SELECT user_id, $2, $1, 'published', '', '2026-11-02', gen_random_uuid(), false, 2 FROM person`,
    [platformId, sessionId, START],
  );
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
