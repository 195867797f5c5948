import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  AccountSetUpV1,
  PlatformCreatedV1,
  UserActivatedV1,
  UserDeletedV1,
  UserErasedV1,
  UserInvitedV1,
  UserUpdatedV1,
} from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest, eventLike } = await import('../notifications.fixture.js');
const { sampleOf } = await import('../delivery/sample-of.js');
const { RecipientsConsumer } = await import('./recipients.consumer.js');
const { InvitationIssuedConsumer } = await import('../platform-mail/invitation-issued.consumer.js');
const { platformInvitationMail } = await import('../platform-mail/platform-invitation.mail.js');

interface RecipientRow {
  status: string;
  email: string | null;
  first_name: string | null;
  locale: string | null;
}

describe('knowing the people that mails go to', () => {
  let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
  let service: TestService;
  let consumer: InstanceType<typeof RecipientsConsumer>;

  beforeAll(async () => {
    notifications = await NotificationsUnderTest.prepare();
    service = await notifications.start();
    consumer = service.app.get(RecipientsConsumer);
  });
  afterAll(() => notifications.close());

  const person = async (userId: string): Promise<RecipientRow | undefined> =>
    (await notifications.rows<RecipientRow>('SELECT * FROM recipients WHERE user_id = $1', [userId]))[0];
  const invited = (userId: string, version: number) => ({
    ...eventLike(sampleOf(UserInvitedV1), { userId }),
    subjectversion: version,
  });
  const activated = (userId: string, version: number) => ({
    ...eventLike(sampleOf(UserActivatedV1), { userId }),
    subjectversion: version,
  });
  const deleted = (userId: string, version: number, invitationId: string | null = null) => ({
    ...eventLike(sampleOf(UserDeletedV1), { userId, invitationId }),
    subjectversion: version,
  });

  it('follows a person from invited to active to deleted', async () => {
    const id = uuidv7();
    await notifications.handle(service, [invited(id, 1)], (all, context) => consumer.onInvited(all, context));
    expect(await person(id)).toMatchObject({
      status: 'invited',
      email: 'ada@example.org',
      first_name: null,
      locale: 'en',
    });
    await notifications.handle(service, [activated(id, 2)], (all, context) =>
      consumer.onActivated(all, context),
    );
    expect(await person(id)).toMatchObject({
      status: 'active',
      email: 'ada@example.org',
      first_name: 'Ada',
      locale: 'en',
    });
    await notifications.handle(service, [deleted(id, 3)], (all, context) => consumer.onDeleted(all, context));
    expect(await person(id)).toMatchObject({ status: 'deleted', email: null, first_name: null });
  });

  it('is not set back by an older event that comes late or again', async () => {
    const id = uuidv7();
    await notifications.handle(service, [deleted(id, 3)], (all, context) => consumer.onDeleted(all, context));
    await notifications.handle(service, [invited(id, 1)], (all, context) => consumer.onInvited(all, context));
    expect(await person(id)).toMatchObject({ status: 'deleted', email: null });
    await notifications.handle(service, [invited(id, 4)], (all, context) => consumer.onInvited(all, context));
    expect(await person(id)).toMatchObject({ status: 'invited', email: 'ada@example.org' });
  });

  it('knows people who were set up', async () => {
    const id = uuidv7();
    const event = eventLike(sampleOf(AccountSetUpV1), { userId: id });
    await notifications.handle(service, [event], (all, context) => consumer.onSetUp(all, context));
    expect(await person(id)).toMatchObject({ status: 'active', first_name: 'Olivia' });
  });

  it('gives up the queued mail of a person who is deleted', async () => {
    notifications.links.isDown = true;
    const event = eventLike(platformInvitationMail.sample, { invitationId: uuidv7(), userId: uuidv7() });
    await notifications.handle(service, [event], (all, context) =>
      service.app.get(InvitationIssuedConsumer).onIssued(all, context),
    );
    const mail = async () =>
      (
        await notifications.rows(
          'SELECT state, drop_reason, lease_id FROM mails LEFT JOIN mail_queue ON mail_id = id WHERE cause_event_id = $1',
          [event.id],
        )
      )[0];
    await eventually(async () =>
      expect(await mail()).toEqual({ state: 'queued', drop_reason: null, lease_id: null }),
    );
    await eventually(() => expect(notifications.links.calls).toBeGreaterThan(0));
    await eventually(async () => expect(await mail()).toMatchObject({ lease_id: null }));
    const deletion = deleted(event.data.userId, 9, event.data.invitationId);
    await notifications.handle(service, [deletion], (all, context) => consumer.onDeleted(all, context));
    expect(await mail()).toMatchObject({ state: 'dropped', drop_reason: 'recipient_deleted' });
    notifications.links.isDown = false;
    // Who was away is asked again after a while only.
    service.clock.advanceSeconds(10);
  });

  it('follows edits of names, address and language', async () => {
    const id = uuidv7();
    await notifications.handle(service, [invited(id, 1)], (all, context) => consumer.onInvited(all, context));
    const edits = [3, 2].map((version) => ({
      ...eventLike(sampleOf(UserUpdatedV1), {
        userId: id,
        email: `v${version}@x.org`,
        locale: 'fr' as const,
      }),
      subjectversion: version,
    }));
    await notifications.handle(service, edits, (all, context) => consumer.onUpdated(all, context));
    expect(await person(id)).toMatchObject({
      status: 'invited',
      email: 'v3@x.org',
      last_name: 'King',
      locale: 'fr',
    });
  });

  it('T13: keeps nothing of an erased person, not in the log of mails nor in the mailbox, and confirms', async () => {
    const userId = uuidv7();
    const address = `unforgettable#tag-${userId}@x.org`;
    const event = eventLike(platformInvitationMail.sample, {
      invitationId: uuidv7(),
      userId,
      email: address,
    });
    await notifications.handle(service, [event], (all, context) =>
      service.app.get(InvitationIssuedConsumer).onIssued(all, context),
    );
    await eventually(async () =>
      expect(await notifications.rows('SELECT state FROM mails WHERE user_id = $1', [userId])).toEqual([
        { state: 'sent' },
      ]),
    );
    const kept = ['unforgettable@x.org', 'somebody.else@x.org'];
    for (const to of kept) {
      await notifications.rows(
        `INSERT INTO mailbox_mails SELECT gen_random_uuid(), now(), ARRAY[$1], 'k', decode(repeat('00', 12), 'hex'), ''`,
        [to],
      );
    }
    await notifications.rows(
      `INSERT INTO mail_suppressions (id, platform_id, mailbox, reason, since)
       VALUES (gen_random_uuid(), $1, 'unforgettable@x.org', 'hard_bounce', now())`,
      [event.platformid],
    );
    const erased = { ...eventLike(sampleOf(UserErasedV1), { userId }), subjectversion: 9 };
    await notifications.handle(service, [erased], (all, context) => consumer.onErased(all, context));
    const tables = await notifications.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'notifications'`,
    );
    expect(tables.map(({ name }) => name)).toContain('mail_suppressions');
    for (const { name } of tables) {
      const traces = await notifications.rows(`SELECT FROM ${name} t WHERE t::text LIKE '%unforgettable%'`);
      expect([name, traces.length]).toEqual([name, 0]);
    }
    expect(
      await notifications.rows(`SELECT FROM mailbox_mails WHERE recipients = ARRAY[$1]`, [kept[1]]),
    ).toHaveLength(1);
    const confirmed = await notifications.rows(
      `SELECT FROM outbox WHERE type = 'notifications.erasure-confirmed.v1' AND subject = $1`,
      [`erasure/${userId}`],
    );
    expect(confirmed).toHaveLength(1);
    await notifications.handle(service, [invited(userId, 1)], (all, context) =>
      consumer.onInvited(all, context),
    );
    expect(await person(userId)).toMatchObject({ status: 'deleted', email: null });
  });

  it('leaves the message of a person out of a mail while the platform is on a free trial (V27)', async () => {
    const platformid = uuidv7();
    const trial = eventLike(sampleOf(PlatformCreatedV1), { platformId: platformid, plan: 'free_trial' });
    await notifications.handle(service, [trial], (all, context) => consumer.onPlatformCreated(all, context));
    const events = [platformid, uuidv7()].map((id) => ({
      ...eventLike(platformInvitationMail.sample, { message: 'Buy now', invitationId: uuidv7() }),
      platformid: id,
    }));
    await notifications.handle(service, events, (all, context) =>
      service.app.get(InvitationIssuedConsumer).onIssued(all, context),
    );
    const messages = await notifications.rows<{ trial: boolean; message: string | null }>(
      `SELECT platform_id = $1 AS trial, variables->>'message' AS message FROM mails WHERE cause_event_id = ANY ($2)`,
      [platformid, events.map(({ id }) => id)],
    );
    expect(messages).toEqual(
      expect.arrayContaining([
        { trial: true, message: null },
        { trial: false, message: 'Buy now' },
      ]),
    );
  });
});
