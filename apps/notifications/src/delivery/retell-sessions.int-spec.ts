import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Database } from '@rollcall/database';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('./mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest } = await import('../notifications.fixture.js');
const { MailQueue } = await import('./mail-queue.js');
const { MailsStore } = await import('./mails.store.js');

const WAITING = 3_000;
let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
let service: TestService;
beforeAll(async () => {
  notifications = await NotificationsUnderTest.prepare();
  service = await notifications.start({ settings: { batchSize: 0 } });
});
afterAll(() => notifications.close());

/** Queues mails about a session. */
const queue = (platformId: string, sessionId: string, count: number): Promise<void> =>
  service.app.get(Database).transaction('installation', (tx) =>
    service.app.get(MailQueue).put(
      tx,
      Array.from({ length: count }, (_, index) => ({
        platformId,
        kind: 'session_invitation' as const,
        causeEventId: uuidv7(),
        userId: uuidv7(),
        invitationId: null,
        recipient: `person${index}@example.org`,
        locale: 'en' as const,
        sessionId,
        variables: { sessionName: 'Old', firstName: 'Ada' },
      })),
    ),
  );

it('a session that is renamed costs what it has waiting, however many mails its platform has', async () => {
  const [platformId, renamed, other] = [uuidv7(), uuidv7(), uuidv7()];
  await queue(platformId, other, WAITING);
  await queue(platformId, renamed, 3);
  const read = await service.app.get(Database).transaction('installation', async (tx) => {
    await MailsStore.retellSessions(tx, [{ sessionId: renamed, variables: { sessionName: 'New' } }]);
    return tx.query<{ table: string; rows: number }>(
      `SELECT relname AS table, (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int AS rows
         FROM pg_stat_xact_user_tables WHERE relname IN ('mails', 'mail_queue') ORDER BY 1`,
    );
  });
  expect(read.map(({ table }) => table)).toEqual(['mail_queue', 'mails']);
  for (const { rows } of read) expect(rows).toBeLessThan(20);
  expect(
    await notifications.rows(
      `SELECT session_id = $1 AS renamed, variables->>'sessionName' AS name, variables->>'firstName' AS "to", count(*)::int
         FROM mails GROUP BY 1, 2, 3 ORDER BY 1`,
      [renamed],
    ),
  ).toEqual([
    { renamed: false, name: 'Old', to: 'Ada', count: WAITING },
    { renamed: true, name: 'New', to: 'Ada', count: 3 },
  ]);
});
