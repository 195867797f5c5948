import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued } = await import('../delivery.fixture.js');
const { LinksOfInvitations, eventLike } = await import('../../notifications.fixture.js');
const { InvitationClosedConsumer } = await import('../../platform-mail/invitation-closed.consumer.js');

describe('delivering a mail', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;

  beforeEach(async () => {
    delivery = await DeliveryUnderTest.prepare();
  });
  afterEach(() => delivery.close());

  it('sends one mail for an event, however often the event is delivered (E23)', async () => {
    const service = await delivery.start();
    const event = issued();
    for (let round = 0; round < 10; round += 1) await delivery.queue(service, event);
    await eventually(async () => expect(await delivery.states()).toEqual(['sent']));
    await delivery.queue(service, event, issued('second@example.org'));
    await eventually(async () => expect(await delivery.states()).toEqual(['sent', 'sent']));
    expect(delivery.sink.attempts).toEqual(['ada@example.org', 'second@example.org']);
    expect(await delivery.published()).toEqual(['mail-sent', 'mail-sent']);
  });

  it('addresses exactly one recipient, in envelope and headers, without the #tag (D-24, V24)', async () => {
    const service = await delivery.start();
    await delivery.queue(service, issued('grace#night@corp.example'), issued('grace+day@corp.example'));
    await eventually(() => expect(delivery.sink.mails).toHaveLength(2));
    const byRecipient = new Map(delivery.sink.mails.map((mail) => [mail.to.join(), mail]));
    expect([...byRecipient.keys()].toSorted()).toEqual(['grace+day@corp.example', 'grace@corp.example']);
    expect(byRecipient.get('grace@corp.example')?.raw).toMatch(/^To: grace@corp\.example\r?$/m);
  });

  it('sets the headers of an automatic mail, and none that people could write into (V25)', async () => {
    const service = await delivery.start();
    const evil = 'Eve\r\nBcc: victim@example.org\u2028X-Evil: 1\u0085Y';
    await delivery.queue(
      service,
      issued('ada@example.org', { platformName: evil, invitedBy: { userId: uuidv7(), displayName: evil } }),
    );
    await eventually(() => expect(delivery.sink.mails).toHaveLength(1));
    const head = delivery.sink.mails[0]?.raw.split(/\r?\n\r?\n/, 1)[0] ?? '';
    const names = head
      .replace(/\r?\n[ \t]+/g, ' ')
      .split(/\r?\n/)
      .map((line) => line.split(':', 1)[0]);
    expect(names.toSorted()).toEqual(
      'From To Subject Message-ID Date MIME-Version Content-Type Auto-Submitted X-Auto-Response-Suppress'
        .split(' ')
        .toSorted(),
    );
    expect(head).toMatch(/^Auto-Submitted: auto-generated\r?$/m);
    expect(head).toMatch(/^From: Rollcall <no-reply@localhost>\r?$/m);
    expect(head).toMatch(/^Message-ID: <[0-9a-f-]{36}@localhost>\r?$/m);
  });

  it('tries again what the server puts off, and keeps the Message-ID', async () => {
    const service = await delivery.start();
    delivery.sink.atRecipient = () =>
      delivery.sink.attempts.length < 3 ? { code: 451, message: '4.7.1 Greylisted' } : 'accept';
    await delivery.queue(service, issued());
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'deferred', attempts: 1 }]),
    );
    service.clock.advanceSeconds(20);
    expect(delivery.sink.attempts).toHaveLength(1);
    service.clock.advanceSeconds(20);
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'deferred', attempts: 2 }]),
    );
    service.clock.advanceSeconds(150);
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'sent', attempts: 3 }]),
    );
    expect(delivery.sink.mails[0]?.messageId).toBe((await delivery.mails())[0]?.message_id);
    expect(await delivery.published()).toEqual(['mail-deferred', 'mail-deferred', 'mail-sent']);
    const attempts = await delivery.notifications.rows<{ result: string }>(
      'SELECT result FROM mail_attempts ORDER BY id',
    );
    expect(attempts.map(({ result }) => result)).toEqual(['postponed', 'postponed', 'accepted']);
  });

  it('bounces what the server refuses for good, and does not try again', async () => {
    const service = await delivery.start();
    delivery.sink.atRecipient = () => ({ code: 550, message: '5.1.1 No such user' });
    await delivery.queue(service, issued());
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'bounced', reply: '550 5.1.1 No such user' }]),
    );
    service.clock.advanceDays(1);
    await delivery.queue(service, issued('other@example.org'));
    await eventually(async () => expect(await delivery.states()).toEqual(['bounced', 'bounced']));
    expect(delivery.sink.attempts).toHaveLength(2);
    expect(await delivery.published()).toEqual(['mail-bounced', 'mail-bounced']);
  });

  it('repeats a mail of unknown fate as the same mail: same Message-ID, same link', async () => {
    const service = await delivery.start();
    delivery.sink.atData = () => (delivery.sink.mails.length === 0 ? 'accept-then-drop' : 'accept');
    await delivery.queue(service, issued());
    await eventually(async () => expect(await delivery.states()).toEqual(['deferred']));
    expect(delivery.sink.mails).toHaveLength(1);
    service.clock.advanceSeconds(60);
    await eventually(async () => expect(await delivery.states()).toEqual(['sent']));
    const [first, second] = delivery.sink.mails.map(({ raw }) =>
      raw.replace(/--_NmP-\S+|boundary="[^"]*"/g, ''),
    );
    expect(delivery.sink.mails).toHaveLength(2);
    expect(second).toBe(first);
  });

  it('keeps what servers say that no database would take', async () => {
    const service = await delivery.start();
    delivery.sink.thanks = `taken\0 ${'x'.repeat(489)}\u{1f600}`;
    await delivery.queue(service, issued());
    await eventually(async () => expect(await delivery.states()).toEqual(['sent']));
    expect((await delivery.mails())[0]?.reply).toBe(`250 taken ${'x'.repeat(489)}\ufffd`);
  });

  it('drops a mail whose invitation is closed when it is sent', async () => {
    const service = await delivery.start();
    const event = issued();
    delivery.notifications.links.gone.add(event.data.invitationId);
    await delivery.queue(service, event);
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ state: 'dropped', drop_reason: 'invitation_closed' }]),
    );
    expect(delivery.sink.attempts).toEqual([]);
    expect(await delivery.published()).toEqual(['mail-dropped']);
  });

  it('drops a mail whose link was replaced: a newer mail brings the new one', async () => {
    const service = await delivery.start();
    const event = issued();
    delivery.notifications.links.generations.set(event.data.invitationId, 2);
    await delivery.queue(service, event);
    await eventually(async () =>
      expect(await delivery.mails()).toMatchObject([{ drop_reason: 'link_superseded' }]),
    );
    expect(delivery.sink.attempts).toEqual([]);
  });

  it('gives up what is queued when the invitation is cancelled', async () => {
    const service = await delivery.start();
    delivery.sink.atRecipient = () => ({ code: 450, message: 'later' });
    const event = issued();
    await delivery.queue(service, event);
    await eventually(async () => expect(await delivery.states()).toEqual(['deferred']));
    const cancelled = eventLike<'invitations.invitation-cancelled.v1'>(event as never, {
      invitationId: event.data.invitationId,
    });
    await delivery.notifications.handle(service, [cancelled], (all, context) =>
      service.app.get(InvitationClosedConsumer).onCancelled(all, context),
    );
    expect(await delivery.states()).toEqual(['dropped']);
    service.clock.advanceDays(1);
    await delivery.queue(service, issued('other@example.org'));
    await eventually(async () => expect(await delivery.states()).toEqual(['dropped', 'deferred']));
    expect(delivery.sink.attempts).toEqual(['ada@example.org', 'other@example.org']);
  });

  const unfolded = (raw = '') => raw.replace(/=\r?\n/g, '');
  const isNowhere = async (token: string): Promise<void> => {
    const tables = await delivery.notifications.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'notifications'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mails', 'mail_attempts', 'outbox']),
    );
    for (const { name } of tables) {
      const rows = await delivery.notifications.rows<{ dump: string }>(
        `SELECT t::text AS dump FROM ${name} t`,
      );
      expect(rows.filter(({ dump }) => dump.includes(token))).toEqual([]);
    }
  };

  it('leaves no link in any table (Z-02)', async () => {
    const service = await delivery.start();
    const event = issued();
    await delivery.queue(service, event);
    await eventually(async () => expect(await delivery.states()).toEqual(['sent']));
    const token = LinksOfInvitations.tokenOf(event.data.invitationId);
    expect(unfolded(delivery.sink.mails[0]?.raw)).toContain(token);
    await isNowhere(token);
    await isNowhere('/join/');
  });

  it.each<[string, number, string]>([
    ['refuses', 554, 'bounced'],
    ['puts off', 451, 'deferred'],
    ['takes', 250, 'sent'],
  ])('keeps no link of a mail that the server %s and quotes (Z-02, V1)', async (_, code, state) => {
    const service = await delivery.start();
    const event = issued();
    const token = LinksOfInvitations.tokenOf(event.data.invitationId);
    const words = `5.7.1 seen: https://x.org/join/${token} and ${token}`;
    delivery.sink.thanks = words;
    delivery.sink.atData = () => (code === 250 ? 'accept' : { code, message: words });
    await delivery.queue(service, event);
    await eventually(async () => expect(await delivery.states()).toEqual([state]));
    const [attempt] = await delivery.notifications.rows<{ reply: string }>('SELECT reply FROM mail_attempts');
    expect(attempt?.reply).toContain('5.7.1 seen: https://x.org/join/[redacted] and [redacted]');
    await isNowhere(token);
  });
});
