import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PasswordResetRequestedV1 } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest } = await import('../delivery.fixture.js');
const { NotificationsUnderTest, eventLike } = await import('../../notifications.fixture.js');
const { sampleOf } = await import('../sample-of.js');
const { AccountConsumer } = await import('../../platform-mail/account.consumer.js');

jest.setTimeout(90_000);

type Mails = Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
interface Pages {
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
}

const NIL = '00000000-0000-0000-0000-000000000000';
const NOW = new Date('2026-11-23T10:00:00Z');
const [SMALL, LARGE, OTHER] = [
  '01930000-0000-7000-8000-00000000000a',
  '01930000-0000-7000-8000-00000000000b',
  '01930000-0000-7000-8000-00000000000c',
] as const;

const CLAIM = 'claim_mails($1, gen_random_uuid(), $2, $3, $4, $5, 25, 30000, 60)';
const claimOf = (now: Date, limit: number, urgentOnly = false, after: string = NIL): unknown[] => [
  now,
  new Date(now.getTime() + 180_000),
  limit,
  urgentOnly,
  after,
];

describe('whose mails are taken next (V27)', () => {
  let notifications: Mails;
  beforeAll(async () => {
    notifications = await NotificationsUnderTest.prepare();
    await notifications.rows('ALTER TABLE mail_queue SET (autovacuum_enabled = false)');
  });
  beforeEach(() => notifications.rows('TRUNCATE mail_queue, mail_rates, platforms'));
  afterAll(() => notifications.close());

  const queue = (platformId: string, lane: number, count: number, secondsAgo = 60) =>
    notifications.rows(
      `INSERT INTO mail_queue (mail_id, platform_id, lane, due_at, mailbox, queued_at)
       SELECT gen_random_uuid(), $1, $2, $3::timestamptz + n * interval '1 microsecond', 'ada@example.org', $3
         FROM generate_series(1, $4) n`,
      [platformId, lane, new Date(NOW.getTime() - secondsAgo * 1_000), count],
    );
  /** How many of a claim belong to whom, as `platform/lane`. */
  const claim = async (...parameters: Parameters<typeof claimOf>): Promise<Record<string, number>> => {
    const rows = await notifications.rows<{ whose: string; count: number }>(
      `WITH claimed AS (SELECT unnest(${CLAIM}) AS id)
       SELECT right(platform_id::text, 1) || '/' || lane AS whose, count(*)::int FROM claimed
         JOIN mail_queue ON mail_id = id GROUP BY 1 ORDER BY 1`,
      claimOf(...parameters),
    );
    return Object.fromEntries(rows.map(({ whose, count }) => [whose, count]));
  };
  const pages = async (): Promise<number> => {
    const [row] = await notifications.rows<{ 'QUERY PLAN': [{ Plan: Pages }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) SELECT ${CLAIM}`,
      claimOf(NOW, 200),
    );
    const plan = row?.['QUERY PLAN'][0].Plan;
    return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
  };

  it('costs the same with 1,000 and with 200,000 mails waiting, without statistics', async () => {
    await queue(SMALL, 1, 1_000);
    await pages();
    const few = await pages();
    await queue(LARGE, 2, 200_000);
    await pages();
    const many = await pages();
    expect(few).toBeGreaterThan(200);
    expect(many).toBeLessThan(few * 1.5 + 100);
  });

  it('takes urgent mails of everybody first, then lets platforms take turns, lower lanes first', async () => {
    await queue(LARGE, 2, 5_000, 600);
    await queue(LARGE, 1, 30);
    await queue(LARGE, 0, 3, 1);
    await queue(SMALL, 2, 40, 1);
    await queue(OTHER, 0, 2, 1);
    const taken = await claim(NOW, 100);
    expect(taken).toEqual({ 'a/2': 40, 'b/0': 3, 'b/1': 30, 'b/2': 25, 'c/0': 2 });
  });

  it('goes on where the turn ended', async () => {
    for (const platformId of [SMALL, LARGE, OTHER]) await queue(platformId, 2, 100);
    expect(await claim(NOW, 25, false, SMALL)).toEqual({ 'b/2': 25 });
    expect(await claim(NOW, 50, false, LARGE)).toEqual({ 'a/2': 25, 'c/2': 25 });
  });

  it('takes urgent mails alone when there is room for nothing else', async () => {
    await queue(LARGE, 1, 50);
    await queue(SMALL, 0, 1);
    expect(await claim(NOW, 20, true)).toEqual({ 'a/0': 1 });
  });

  it('takes nothing before its time, and nothing twice until the lease ends', async () => {
    await queue(SMALL, 1, 10, -30);
    expect(await claim(NOW, 200)).toEqual({});
    const later = new Date(NOW.getTime() + 31_000);
    expect(await claim(later, 200)).toEqual({ 'a/1': 10 });
    expect(await claim(later, 200)).toEqual({});
    expect(await claim(new Date(later.getTime() + 180_000), 200)).toEqual({ 'a/1': 10 });
  });

  it('holds a platform on a free trial to 60 mails a minute, its urgent ones and the others excepted', async () => {
    await notifications.rows(
      `INSERT INTO platforms (platform_id, name, plan, locale, version) VALUES ($1, 'T', 'free_trial', 'en', 1)`,
      [SMALL],
    );
    await queue(SMALL, 1, 200);
    await queue(SMALL, 0, 10);
    await queue(LARGE, 1, 100);
    expect(await claim(NOW, 500)).toEqual({ 'a/0': 10, 'a/1': 60, 'b/1': 100 });
    expect(await claim(NOW, 500)).toEqual({});
    expect(await claim(new Date(NOW.getTime() + 30_000), 500)).toEqual({ 'a/1': 30 });
    // What is not used up is not saved up, and leases have ended.
    const anHourLater = await claim(new Date(NOW.getTime() + 3_600_000), 500);
    expect(anHourLater).toEqual({ 'a/0': 10, 'a/1': 60, 'b/1': 100 });
  });
});

describe('sending for many platforms', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  beforeEach(async () => {
    delivery = await DeliveryUnderTest.prepare();
  });
  afterEach(() => delivery.close());

  /** Invitations of a platform, as a bulk invite leaves them. */
  const backlog = (platformId: string, count: number) =>
    delivery.notifications.rows(
      `WITH added AS (
         INSERT INTO mails (id, platform_id, kind, cause_event_id, user_id, invitation_id, recipient, locale, variables,
                            message_id, due_at, queued_at)
         SELECT gen_random_uuid(), $1::uuid, 'platform_invitation', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                'p' || n || '@' || right($1::uuid::text, 4) || '.example', 'en',
                '{"platformName":"Bulk","senderName":"Eve","message":null,"generation":1}', n || '@bulk', $2, $2
           FROM generate_series(1, $3) n RETURNING *)
       INSERT INTO mail_queue (mail_id, platform_id, lane, due_at, mailbox, queued_at)
       SELECT id, platform_id, 1, due_at, recipient, queued_at FROM added`,
      [platformId, new Date(Date.now() - 60_000), count],
    );

  it('does not let the reset of one tenant wait for the 5,000 mails of another (V27)', async () => {
    await backlog(LARGE, 5_000);
    const service = await delivery.start();
    await eventually(() => expect(delivery.sink.attempts.length).toBeGreaterThan(200));
    const before = delivery.sink.attempts.length;
    const requested = eventLike(sampleOf(PasswordResetRequestedV1), {
      email: 'reset@small.example',
      invitationId: null,
    });
    delivery.notifications.links.accountSecrets.set(requested.data.resetId, {
      link: 'https://learn.example/reset/x',
      login: 'reset@small.example',
      password: null,
    });
    await delivery.notifications.handle(service, [requested], (all, context) =>
      service.app.get(AccountConsumer).onResetRequested(all, context),
    );
    await eventually(() => expect(delivery.sink.attempts).toContain('reset@small.example'));
    expect(delivery.sink.attempts.indexOf('reset@small.example') - before).toBeLessThan(400);
  });

  it('shares the queue among three processes without sending anything twice', async () => {
    const platforms = [SMALL, LARGE, OTHER, uuidv7(), uuidv7(), uuidv7()];
    await Promise.all(platforms.map((platformId) => backlog(platformId, 60)));
    await Promise.all([delivery.start(), delivery.start(), delivery.start()]);
    await eventually(
      async () => expect(await delivery.notifications.rows('SELECT FROM mail_queue')).toHaveLength(0),
      60_000,
    );
    expect(delivery.sink.mails).toHaveLength(360);
    expect(new Set(delivery.sink.mails.flatMap(({ to }) => to)).size).toBe(360);
    expect(new Set(await delivery.states())).toEqual(new Set(['sent']));
  });
});
