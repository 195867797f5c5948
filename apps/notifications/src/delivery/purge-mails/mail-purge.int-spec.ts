import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TestService } from '@rollcall/platform/testing';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest } = await import('../../notifications.fixture.js');
const { MailPurge } = await import('./mail-purge.js');

describe('forgetting old mails', () => {
  let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
  let service: TestService;

  beforeAll(async () => {
    notifications = await NotificationsUnderTest.prepare();
    service = await notifications.start();
  });
  afterAll(() => notifications.close());

  it('removes mails and their attempts after 90 days, and never one that is still open (S14)', async () => {
    const now = service.clock.now();
    await notifications.rows(
      `INSERT INTO mails (id, platform_id, kind, cause_event_id, user_id, recipient, locale, variables, message_id,
                          state, due_at, queued_at, settled_at)
       SELECT gen_random_uuid(), gen_random_uuid(), 'platform_invitation', gen_random_uuid(), gen_random_uuid(),
              state || age || '@example.org', 'en', '{}', '<x>', state, $1::timestamptz + interval '1 year',
              $1::timestamptz - age * interval '1 day', CASE WHEN state = 'sent' THEN $1::timestamptz END
         FROM unnest(ARRAY['sent', 'deferred']) state, unnest(ARRAY[1, 89, 91, 400]) age, generate_series(1, 1500)`,
      [now],
    );
    await notifications.rows(
      `INSERT INTO mail_attempts (mail_id, attempted_at, platform_id, result, reply)
       SELECT id, queued_at, platform_id, 'accepted', '250' FROM mails`,
    );
    await service.app.get(MailPurge).run();
    const left = await notifications.rows<{ recipient: string }>(
      'SELECT DISTINCT recipient FROM mails ORDER BY 1',
    );
    expect(left.map(({ recipient }) => recipient.replace('@example.org', ''))).toEqual([
      'deferred1',
      'deferred400',
      'deferred89',
      'deferred91',
      'sent1',
      'sent89',
    ]);
    const [attempts] = await notifications.rows<{ count: string }>('SELECT count(*) FROM mail_attempts');
    expect(Number(attempts?.count)).toBe(6 * 1_500);
  });
});
