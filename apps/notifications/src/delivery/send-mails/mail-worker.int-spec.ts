import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { EventOf } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { NotificationsUnderTest, LinksOfInvitations, eventLike } =
  await import('../../notifications.fixture.js');
const { SmtpSink } = await import('../smtp-sink.fixture.js');
const { platformInvitationMail } = await import('../../platform-mail/platform-invitation.mail.js');
const { InvitationIssuedConsumer } = await import('../../platform-mail/invitation-issued.consumer.js');
const { InvitationClosedConsumer } = await import('../../platform-mail/invitation-closed.consumer.js');

type Issued = EventOf<'invitations.invitation-issued.v1'>;
interface MailRow {
  state: string;
  attempts: number;
  reply: string | null;
  drop_reason: string | null;
  message_id: string;
}

const issued = (email = 'ada@example.org', data: Partial<Issued['data']> = {}): Issued =>
  eventLike(platformInvitationMail.sample, { invitationId: uuidv7(), email, ...data });

describe('delivering mails', () => {
  let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
  let sink: Awaited<ReturnType<typeof SmtpSink.start>>;

  beforeEach(async () => {
    [notifications, sink] = await Promise.all([NotificationsUnderTest.prepare(), SmtpSink.start()]);
  });
  afterEach(async () => {
    await notifications.close();
    await sink.close();
  });

  const start = (settings = {}) => notifications.start({ smtpUrl: sink.url, settings });
  const queue = (service: TestService, ...events: Issued[]) =>
    notifications.handle(service, events, (all, context) =>
      service.app.get(InvitationIssuedConsumer).onIssued(all, context),
    );
  const mails = () => notifications.rows<MailRow>('SELECT * FROM mails ORDER BY id');
  const published = async () =>
    (await notifications.rows<{ type: string }>('SELECT type FROM outbox ORDER BY id')).map(({ type }) =>
      type.replace(/^notifications\.(.*)\.v1$/, '$1'),
    );
  const leased = () => notifications.rows('SELECT id FROM mails WHERE lease_id IS NOT NULL');
  const people = (count: number) =>
    Array.from({ length: count }, (_, index) => issued(`person${index}@example.org`));
  const states = async () => (await mails()).map(({ state }) => state);

  it('sends one mail for an event, however often the event is delivered (E23)', async () => {
    const service = await start();
    const event = issued();
    for (let delivery = 0; delivery < 10; delivery += 1) await queue(service, event);
    await eventually(async () => expect(await states()).toEqual(['sent']));
    await queue(service, event, issued('second@example.org'));
    await eventually(async () => expect(await states()).toEqual(['sent', 'sent']));
    expect(sink.attempts).toEqual(['ada@example.org', 'second@example.org']);
    expect(await published()).toEqual(['mail-sent', 'mail-sent']);
  });

  it('addresses exactly one recipient, in envelope and headers, without the #tag (D-24, V24)', async () => {
    const service = await start();
    await queue(service, issued('grace#night@corp.example'), issued('grace+day@corp.example'));
    await eventually(() => expect(sink.mails).toHaveLength(2));
    const byRecipient = new Map(sink.mails.map((mail) => [mail.to.join(), mail]));
    expect([...byRecipient.keys()].toSorted()).toEqual(['grace+day@corp.example', 'grace@corp.example']);
    expect(byRecipient.get('grace@corp.example')?.raw).toMatch(/^To: grace@corp\.example\r?$/m);
  });

  it('sets the headers of an automatic mail, and none that people could write into (V25)', async () => {
    const service = await start();
    const evil = 'Eve\r\nBcc: victim@example.org\u2028X-Evil: 1\u0085Y';
    await queue(
      service,
      issued('ada@example.org', { platformName: evil, invitedBy: { userId: uuidv7(), displayName: evil } }),
    );
    await eventually(() => expect(sink.mails).toHaveLength(1));
    const head = sink.mails[0]?.raw.split(/\r?\n\r?\n/, 1)[0] ?? '';
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
    const service = await start();
    sink.atRecipient = () =>
      sink.attempts.length < 3 ? { code: 451, message: '4.7.1 Greylisted' } : 'accept';
    await queue(service, issued());
    await eventually(async () => expect(await mails()).toMatchObject([{ state: 'deferred', attempts: 1 }]));
    service.clock.advanceSeconds(20);
    expect(sink.attempts).toHaveLength(1);
    service.clock.advanceSeconds(20);
    await eventually(async () => expect(await mails()).toMatchObject([{ state: 'deferred', attempts: 2 }]));
    service.clock.advanceSeconds(150);
    await eventually(async () => expect(await mails()).toMatchObject([{ state: 'sent', attempts: 3 }]));
    expect(sink.mails[0]?.messageId).toBe((await mails())[0]?.message_id);
    expect(await published()).toEqual(['mail-deferred', 'mail-deferred', 'mail-sent']);
    const attempts = await notifications.rows<{ result: string }>(
      'SELECT result FROM mail_attempts ORDER BY id',
    );
    expect(attempts.map(({ result }) => result)).toEqual(['postponed', 'postponed', 'accepted']);
  });

  it('bounces what the server refuses for good, and does not try again', async () => {
    const service = await start();
    sink.atRecipient = () => ({ code: 550, message: '5.1.1 No such user' });
    await queue(service, issued());
    await eventually(async () =>
      expect(await mails()).toMatchObject([{ state: 'bounced', reply: '550 5.1.1 No such user' }]),
    );
    service.clock.advanceDays(1);
    await queue(service, issued('other@example.org'));
    await eventually(async () => expect(await states()).toEqual(['bounced', 'bounced']));
    expect(sink.attempts).toHaveLength(2);
    expect(await published()).toEqual(['mail-bounced', 'mail-bounced']);
  });

  it('repeats a mail of unknown fate as the same mail: same Message-ID, same link', async () => {
    const service = await start();
    sink.atData = () => (sink.mails.length === 0 ? 'accept-then-drop' : 'accept');
    await queue(service, issued());
    await eventually(async () => expect(await states()).toEqual(['deferred']));
    expect(sink.mails).toHaveLength(1);
    service.clock.advanceSeconds(60);
    await eventually(async () => expect(await states()).toEqual(['sent']));
    const [first, second] = sink.mails.map(({ raw }) => raw.replace(/--_NmP-\S+|boundary="[^"]*"/g, ''));
    expect(sink.mails).toHaveLength(2);
    expect(second).toBe(first);
  });

  it('does not wait for ever for a server that says nothing (F17)', async () => {
    const service = await start({ sendTimeoutMs: 2_000 });
    sink.atData = () => 'accept-when-released';
    await queue(service, issued());
    await eventually(async () =>
      expect(await mails()).toMatchObject([
        { state: 'deferred', attempts: 1, reply: 'Message sending aborted' },
      ]),
    );
    sink.release();
    await eventually(async () => {
      service.clock.advanceSeconds(200);
      expect(await states()).toEqual(['sent']);
    });
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('drops a mail whose invitation is closed when it is sent', async () => {
    const service = await start();
    const event = issued();
    notifications.links.gone.add(event.data.invitationId);
    await queue(service, event);
    await eventually(async () =>
      expect(await mails()).toMatchObject([{ state: 'dropped', drop_reason: 'invitation_closed' }]),
    );
    expect(sink.attempts).toEqual([]);
    expect(await published()).toEqual(['mail-dropped']);
  });

  it('drops a mail whose link was replaced: a newer mail brings the new one', async () => {
    const service = await start();
    const event = issued();
    notifications.links.generations.set(event.data.invitationId, 2);
    await queue(service, event);
    await eventually(async () => expect(await mails()).toMatchObject([{ drop_reason: 'link_superseded' }]));
    expect(sink.attempts).toEqual([]);
  });

  it('gives up what is queued when the invitation is cancelled', async () => {
    const service = await start();
    sink.atRecipient = () => ({ code: 450, message: 'later' });
    const event = issued();
    await queue(service, event);
    await eventually(async () => expect(await states()).toEqual(['deferred']));
    const cancelled = eventLike<'invitations.invitation-cancelled.v1'>(event as never, {
      invitationId: event.data.invitationId,
    });
    await notifications.handle(service, [cancelled], (all, context) =>
      service.app.get(InvitationClosedConsumer).onCancelled(all, context),
    );
    expect(await states()).toEqual(['dropped']);
    service.clock.advanceDays(1);
    await queue(service, issued('other@example.org'));
    await eventually(async () => expect(await states()).toEqual(['dropped', 'deferred']));
    expect(sink.attempts).toEqual(['ada@example.org', 'other@example.org']);
  });

  it('shares one queue between processes without sending anything twice', async () => {
    const [one, two] = await Promise.all([start(), start()]);
    const events = people(160);
    await Promise.all([queue(one, ...events.slice(0, 80)), queue(two, ...events.slice(80))]);
    await eventually(async () => expect(new Set(await states())).toEqual(new Set(['sent'])));
    expect(sink.mails).toHaveLength(160);
    expect(new Set(sink.mails.map(({ messageId }) => messageId)).size).toBe(160);
    expect(await published()).toHaveLength(160);
  });

  it('takes over the mails of a worker that died, when their lease ends', async () => {
    const service = await start();
    await queue(service);
    sink.atRecipient = () => ({ code: 450, message: 'later' });
    await queue(service, issued());
    await eventually(async () => expect(await states()).toEqual(['deferred']));
    await notifications.rows(`UPDATE mails SET lease_id = gen_random_uuid(), due_at = $1`, [
      new Date(service.clock.now().getTime() + 180_000),
    ]);
    sink.atRecipient = () => 'accept';
    service.clock.advanceSeconds(170);
    await queue(service, issued('other@example.org'));
    await eventually(async () => expect(await states()).toEqual(['deferred', 'sent']));
    service.clock.advanceSeconds(11);
    await eventually(async () => expect(await states()).toEqual(['sent', 'sent']));
  });

  it('does not let 50 unsendable mails hold up the others', async () => {
    const service = await start();
    sink.atRecipient = (address) =>
      address.startsWith('bad') ? { code: 450, message: '4.2.1 Mailbox unavailable' } : 'accept';
    const bad = Array.from({ length: 50 }, (_, index) => issued(`bad${index}@example.org`));
    const good = Array.from({ length: 50 }, (_, index) => issued(`good${index}@example.org`));
    await queue(service, ...bad, ...good);
    await eventually(() => expect(sink.mails).toHaveLength(50));
    await eventually(async () => expect((await states()).filter((state) => state === 'queued')).toEqual([]));
    expect(sink.attempts).toHaveLength(100);
  });

  it('holds the mails while the server is down, without using up attempts, and sends them when it is back', async () => {
    const service = await start({ breakerThreshold: 5, probeEveryMs: 200 });
    await sink.close();
    await queue(service, ...people(30));
    await eventually(async () => expect(await states()).toContain('deferred'));
    await eventually(async () => expect(await leased()).toEqual([]));
    const untouched = (await states()).filter((state) => state === 'queued').length;
    expect(untouched).toBeGreaterThanOrEqual(15);
    expect((await mails()).map(({ attempts }) => attempts)).toEqual(Array.from({ length: 30 }, () => 0));
    const back = await SmtpSink.start(sink.port);
    await eventually(async () => {
      service.clock.advanceSeconds(40);
      expect(new Set(await states())).toEqual(new Set(['sent']));
    });
    expect(new Set(back.mails.map(({ messageId }) => messageId)).size).toBe(30);
    await back.close();
  });

  it('waits for the owner of the links, and tries again when it is back', async () => {
    const service = await start();
    notifications.links.isDown = true;
    await queue(service, issued());
    await eventually(() => expect(notifications.links.calls).toBeGreaterThan(0));
    await eventually(async () => expect(await mails()).toMatchObject([{ state: 'queued', attempts: 0 }]));
    notifications.links.isDown = false;
    await eventually(async () => {
      service.clock.advanceSeconds(6);
      expect(await states()).toEqual(['sent']);
    });
  });

  it('leaves no link in any table (Z-02)', async () => {
    const service = await start();
    const event = issued();
    await queue(service, event);
    await eventually(async () => expect(await states()).toEqual(['sent']));
    const token = LinksOfInvitations.tokenOf(event.data.invitationId);
    expect(sink.mails[0]?.raw.replace(/=\r?\n/g, '')).toContain(token);
    const tables = await notifications.rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'notifications'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mails', 'mail_attempts', 'outbox']),
    );
    for (const { name } of tables) {
      const rows = await notifications.rows<{ dump: string }>(`SELECT t::text AS dump FROM ${name} t`);
      expect(rows.filter(({ dump }) => dump.includes(token) || dump.includes('/join/'))).toEqual([]);
    }
  });

  it('sends what it has in hand before it ends, and leaves the rest in the queue', async () => {
    const service = await start();
    sink.atData = () => 'accept-when-released';
    await queue(service, ...people(20));
    await eventually(() => expect(sink.mails).toHaveLength(5));
    const closed = service.close();
    sink.release();
    await closed;
    expect((await states()).filter((state) => state === 'sent')).toHaveLength(sink.mails.length);
    expect(await leased()).toEqual([]);
  });
});
