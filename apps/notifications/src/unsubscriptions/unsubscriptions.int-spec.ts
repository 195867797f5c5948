import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest, eventLike } = await import('../notifications.fixture.js');
const { MailQueue } = await import('../delivery/mail-queue.js');
const { UnsubscribeLinks } = await import('../delivery/unsubscribe-links.js');
const { platformInvitationMail } = await import('../platform-mail/platform-invitation.mail.js');
const { MailPreferencesStore } = await import('./mail-preferences.store.js');

type Kind = 'session_reminder' | 'session_invitation';

describe('what people do not want to be mailed (N11)', () => {
  let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
  let service: TestService;
  beforeAll(async () => {
    notifications = await NotificationsUnderTest.prepare();
    notifications.links.isDown = true;
    service = await notifications.start();
  });
  afterAll(() => notifications.close());

  const person = () => ({
    platformId: platformInvitationMail.sample.platformid,
    userId: uuidv7(),
    topic: 'reminders' as const,
  });
  const call = (method: string, about: ReturnType<typeof person>) =>
    fetch(
      service.app
        .get(UnsubscribeLinks)
        .of(about)
        .replace(/^.*\/unsubscribe\//, `${service.url}/v1/unsubscriptions/`),
      { method },
    );
  const queue = async (kind: Kind, userId: string): Promise<string> => {
    const event = eventLike(platformInvitationMail.sample, { userId, invitationId: uuidv7() });
    await notifications.handle(service, [event], (events, { transaction }) =>
      service.app.get(MailQueue).add(transaction, { ...platformInvitationMail, kind }, events),
    );
    const [row] = await notifications.rows<{ became: string }>(
      `SELECT concat_ws(' ', state, drop_reason) AS became FROM mails WHERE cause_event_id = $1`,
      [event.id],
    );
    return row?.became ?? '';
  };

  it('is not queued any more, and everything else is', async () => {
    const about = person();
    expect(await queue('session_reminder', about.userId)).not.toContain('unsubscribed');
    for (let round = 0; round < 2; round += 1) expect((await call('PUT', about)).status).toBe(204);
    expect(await queue('session_reminder', about.userId)).toBe('dropped unsubscribed');
    expect(await queue('session_invitation', about.userId)).not.toContain('unsubscribed');
    expect(await queue('session_reminder', uuidv7())).not.toContain('unsubscribed');
    const told = await notifications.rows<{ told: string }>(
      `SELECT envelope::text AS told FROM outbox WHERE envelope::text LIKE '%unsubscribed%'`,
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.told).toContain('notifications.mail-dropped.v1');
    expect((await call('DELETE', about)).status).toBe(204);
    expect(await queue('session_reminder', about.userId)).not.toContain('unsubscribed');
  });

  it('is known to who decides about mails', async () => {
    const [about, other] = [person(), person()];
    await call('PUT', about);
    await notifications.handle(service, [], async (_, { transaction }) => {
      expect(await MailPreferencesStore.isUnsubscribed(transaction, 'reminders', about.userId)).toBe(true);
      expect(await MailPreferencesStore.isUnsubscribed(transaction, 'reminders', other.userId)).toBe(false);
    });
  });

  it('is asked by links of ours only', async () => {
    const response = await fetch(`${service.url}/v1/unsubscriptions/${'a'.repeat(70)}`, { method: 'PUT' });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'link_unknown' });
  });
});
