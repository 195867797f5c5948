import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import {
  AccountSetUpV1,
  DeletionAnnouncedV1,
  PasswordChangedV1,
  PasswordResetRequestedV1,
  UserUpdatedV1,
} from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued } = await import('../delivery/delivery.fixture.js');
const { eventLike } = await import('../notifications.fixture.js');
const { sampleOf } = await import('../delivery/sample-of.js');
const { AccountConsumer } = await import('./account.consumer.js');
const { NoticesConsumer } = await import('./notices.consumer.js');

const LINK = 'https://learn.example/reset/secret-part';
const PASSWORD = 'k3v9-x2mq-0t7w-hs4d-z8np-1ybr';
const secrets = { link: LINK, login: 'ada@example.org', password: PASSWORD };

describe('mails about accounts', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let service: TestService;
  beforeEach(async () => {
    delivery = await DeliveryUnderTest.prepare();
    service = await delivery.start();
  });
  afterEach(() => delivery.close());

  const setUp = (data: Partial<ReturnType<typeof sampleOf<'identity.account-set-up.v1'>>['data']> = {}) =>
    eventLike(sampleOf(AccountSetUpV1), {
      userId: uuidv7(),
      email: 'ada@example.org',
      credentialsMail: true,
      ...data,
    });
  const onSetUp = (...events: ReturnType<typeof setUp>[]) =>
    delivery.notifications.handle(service, events, (all, context) =>
      service.app.get(AccountConsumer).onSetUp(all, context),
    );
  const dump = async (): Promise<string> => {
    const tables = ['mails', 'mail_attempts', 'outbox', 'inbox'];
    const rows = await Promise.all(
      tables.map((table) => delivery.notifications.rows(`SELECT t::text AS row FROM ${table} t`)),
    );
    return JSON.stringify(rows);
  };
  const kinds = async () =>
    delivery.notifications.rows<{ kind: string; state: string; drop_reason: string | null }>(
      'SELECT kind, state, drop_reason FROM mails ORDER BY id',
    );

  it('brings login and password to who was set up, and keeps neither (Z-02)', async () => {
    const event = setUp();
    delivery.notifications.links.accountSecrets.set(event.id, secrets);
    await onSetUp(event, event);
    await eventually(async () =>
      expect(await kinds()).toEqual([{ kind: 'account_credentials', state: 'sent', drop_reason: null }]),
    );
    expect(delivery.sink.mails[0]?.raw).toContain(PASSWORD);
    expect(await dump()).not.toMatch(new RegExp(`${PASSWORD}|secret-part`));
  });

  it('writes to nobody who has no address or needs no credentials (U7, E19)', async () => {
    await onSetUp(setUp({ email: null }), setUp({ credentialsMail: false }));
    expect(await kinds()).toEqual([]);
  });

  it('drops a mail whose secret is of no use any more', async () => {
    await onSetUp(setUp());
    await eventually(async () =>
      expect(await kinds()).toEqual([
        { kind: 'account_credentials', state: 'dropped', drop_reason: 'no_longer_needed' },
      ]),
    );
    expect(delivery.sink.mails).toEqual([]);
  });

  it('waits while identity is away, without holding up other mails (E24)', async () => {
    const { links } = delivery.notifications;
    links.identityIsDown = true;
    const event = setUp();
    links.accountSecrets.set(event.id, secrets);
    await onSetUp(event);
    await delivery.queue(service, issued());
    await eventually(async () =>
      expect((await kinds()).map(({ kind, state }) => [kind, state])).toEqual([
        ['account_credentials', 'queued'],
        ['platform_invitation', 'sent'],
      ]),
    );
    links.identityIsDown = false;
    service.clock.advanceSeconds(10);
    await eventually(() => expect(delivery.sink.mails).toHaveLength(2));
  });

  it('sends an invited person the link of the invitation, and an active one a link to choose a password (E6)', async () => {
    const { links } = delivery.notifications;
    const sample = sampleOf(PasswordResetRequestedV1);
    const active = eventLike(sample, { resetId: uuidv7() });
    const invited = eventLike(sample, { resetId: uuidv7(), invitationId: uuidv7(), email: 'i@example.org' });
    links.accountSecrets.set(active.data.resetId, { ...secrets, password: null });
    await delivery.notifications.handle(service, [active, invited], (all, context) =>
      service.app.get(AccountConsumer).onResetRequested(all, context),
    );
    await eventually(() => expect(delivery.sink.mails).toHaveLength(2));
    const bodyTo = (address: string) =>
      delivery.sink.mails.find(({ to }) => to.includes(address))?.raw.replaceAll('=\r\n', '');
    expect(bodyTo('ada@example.org')).toContain('/reset/secret-part');
    expect(bodyTo('i@example.org')).toContain('/join/tok_');
  });

  it('follows an address that is corrected: what waits, and credentials that went to the wrong mailbox', async () => {
    const { links } = delivery.notifications;
    const [waiting, sent] = [setUp({ email: 'wrong1@example.org' }), setUp({ email: 'wrong2@example.org' })];
    links.accountSecrets.set(sent.id, secrets);
    await onSetUp(sent);
    await eventually(() => expect(delivery.sink.mails).toHaveLength(1));
    links.identityIsDown = true;
    await onSetUp(waiting);
    await eventually(async () => expect((await delivery.leased()).length).toBe(0));
    const corrected = [waiting, sent].map(({ data: { userId } }, index) =>
      eventLike(sampleOf(UserUpdatedV1), {
        userId,
        email: `right${index + 1}@example.org`,
        changed: ['email'],
      }),
    );
    // Identity took back what was mailed before; of two mails that ask for one, the first gets it.
    for (const { id } of corrected) links.accountSecrets.set(id, secrets);
    await delivery.notifications.handle(service, corrected, (all, context) =>
      service.app.get(AccountConsumer).onCorrected(all, context),
    );
    links.identityIsDown = false;
    service.clock.advanceSeconds(10);
    await eventually(() => expect(delivery.sink.mails).toHaveLength(3));
    expect(delivery.sink.mails.flatMap(({ to }) => to).toSorted()).toEqual([
      'right1@example.org',
      'right2@example.org',
      'wrong2@example.org',
    ]);
    const variables = await delivery.notifications.rows<{ id: string }>(
      `SELECT DISTINCT variables->>'secretId' AS id FROM mails`,
    );
    // Never the old secret for the new address: it would be the password that the wrong mailbox holds.
    expect(variables.map(({ id }) => id).toSorted()).toEqual(
      [waiting.id, sent.id, ...corrected.map(({ id }) => id)].toSorted(),
    );
  });

  it('notices of a deletion go to active people only (S5, N2)', async () => {
    const sample = sampleOf(DeletionAnnouncedV1);
    const people = (['active', 'invited', 'deleted'] as const).map((status) => ({
      status,
      userId: uuidv7(),
    }));
    await delivery.notifications.rows(
      `INSERT INTO platforms (platform_id, name, plan, locale, version) VALUES ($1, 'Northwind', 'team', 'en', 1)`,
      [sample.platformid],
    );
    for (const { status, userId } of people) {
      await delivery.notifications.rows(
        `INSERT INTO recipients (user_id, platform_id, status, version, updated_at) VALUES ($1, $2, $3, 1, now())`,
        [userId, sample.platformid, status],
      );
    }
    const { deletionDates } = delivery.notifications.links;
    for (const { userId } of people) deletionDates.set(userId, sample.data.deletionDate);
    const announced = people.map(({ userId }) => eventLike(sample, { userId }));
    await delivery.notifications.handle(service, announced, (all, context) =>
      service.app.get(NoticesConsumer).onDeletionAnnounced(all, context),
    );
    await eventually(async () =>
      expect(await kinds()).toEqual([{ kind: 'deletion_notice', state: 'sent', drop_reason: null }]),
    );
    expect(delivery.sink.mails[0]?.raw.replaceAll('=\r\n', '')).toMatch(/Wednesday,? 25 November 2026/);
  });

  it('tells whose password was changed, but not of a first choice (V58)', async () => {
    const changed = (way: 'administrator' | 'first_choice' | 'own_change') =>
      eventLike(sampleOf(PasswordChangedV1), { way, email: `${way}@example.org` });
    await delivery.notifications.handle(
      service,
      [changed('administrator'), changed('first_choice'), changed('own_change')],
      (all, context) => service.app.get(AccountConsumer).onPasswordChanged(all, context),
    );
    await eventually(async () => expect((await kinds()).map(({ state }) => state)).toEqual(['sent', 'sent']));
    expect(delivery.sink.attempts.toSorted()).toEqual([
      'administrator@example.org',
      'own_change@example.org',
    ]);
  });
});
