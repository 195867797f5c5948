import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { createTransport, type Transporter } from 'nodemailer';
import { parse, serialize } from 'parse5';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { LinksOfInvitations, NotificationsUnderTest, eventLike } = await import('../notifications.fixture.js');
const { InvitationIssuedConsumer } = await import('../platform-mail/invitation-issued.consumer.js');
const { platformInvitationMail } = await import('../platform-mail/platform-invitation.mail.js');
const { allMails } = await import('../all-mails.js');
const { SmtpServerAddress } = await import('../delivery/smtp-server-address.js');

interface Item {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string | null;
  html: string | null;
  headers: Record<string, string | string[]>;
  receivedAt: string;
}

describe('the built-in mailbox', () => {
  let notifications: Awaited<ReturnType<typeof NotificationsUnderTest.prepare>>;
  let service: TestService;
  let post: Transporter;

  beforeAll(async () => {
    notifications = await NotificationsUnderTest.prepare();
    service = await notifications.start();
    const { host, port } = service.app.get(SmtpServerAddress);
    post = createTransport({ host, port });
  });
  beforeEach(async () => {
    await call('/mailbox/api/mails', { method: 'DELETE' });
  });
  afterAll(() => notifications.close());

  const call = (path: string, init?: RequestInit) => fetch(`${service.url}${path}`, init);
  const list = async (query = '') =>
    ((await (await call(`/mailbox/api/mails${query}`)).json()) as { items: Item[] }).items;
  const send = (to: string, more: object = {}) =>
    post.sendMail({ from: 'Rollcall <no-reply@localhost>', to, subject: `To ${to}`, text: 'Hello', ...more });

  it('holds what the service sends, with its link', async () => {
    const event = eventLike(platformInvitationMail.sample);
    await notifications.handle(service, [event], (all, context) =>
      service.app.get(InvitationIssuedConsumer).onIssued(all, context),
    );
    await eventually(async () => expect(await list('?to=ada@example.org')).toHaveLength(1));
    const [mail] = await list();
    const link = `https://learn.example/join/${LinksOfInvitations.tokenOf(event.data.invitationId)}`;
    expect(mail).toMatchObject({
      to: 'ada@example.org',
      from: expect.stringContaining('no-reply@localhost'),
      subject: 'Olivia Okafor invites you to join Northwind Academy',
      text: expect.stringContaining(link),
      html: expect.stringContaining(`href="${link}"`),
      headers: {
        'auto-submitted': 'auto-generated',
        'message-id': expect.stringMatching(/^<.+@localhost>$/),
      },
      receivedAt: service.clock.now().toISOString(),
    });
    expect(Object.keys(mail ?? {}).toSorted()).toEqual(
      ['id', 'to', 'from', 'subject', 'text', 'html', 'headers', 'receivedAt'].toSorted(),
    );
  });

  it('lists the newest first, by recipient without regard to case, and since a time', async () => {
    await send('a@example.org');
    service.clock.advanceSeconds(60);
    const since = service.clock.now().toISOString();
    await send('b@example.org');
    await send('ab@example.org');
    expect((await list()).map(({ to }) => to)).toEqual(['ab@example.org', 'b@example.org', 'a@example.org']);
    expect((await list('?to=B@example.ORG')).map(({ to }) => to)).toEqual(['b@example.org']);
    expect(await list(`?since=${encodeURIComponent(since)}`)).toHaveLength(2);
    expect(await list(`?to=a@example.org&since=${encodeURIComponent(since)}`)).toEqual([]);
  });

  it('lists everything that it holds, however much', async () => {
    const server = service.app.get(SmtpServerAddress) as { host: string; port: number };
    const pooled = createTransport({ ...server, pool: true });
    await Promise.all(
      Array.from({ length: 450 }, (_, index) => pooled.sendMail({ to: `p${index}@example.org`, text: 'x' })),
    );
    pooled.close();
    const items = await list();
    expect(new Set(items.map(({ to }) => to)).size).toBe(450);
  });

  it('is empty after DELETE', async () => {
    await send('a@example.org');
    const answer = await call('/mailbox/api/mails', { method: 'DELETE' });
    expect(answer.status).toBe(204);
    expect(await (await call('/mailbox/api/mails')).text()).toBe('{"items":[]}');
  });

  it('names every bad field of a query', async () => {
    const answer = await call('/mailbox/api/mails?since=yesterday&nope=1');
    expect(answer.status).toBe(400);
    const { errors } = (await answer.json()) as { errors: { path: string }[] };
    expect(errors.map(({ path }) => path).toSorted()).toEqual(['nope', 'since']);
  });

  it('keeps mails encrypted: no subject, text or link can be read in the database', async () => {
    await send('a@example.org', {
      subject: 'Needle one',
      text: 'Needle two https://learn.example/join/needle',
    });
    const [row] = await notifications.rows<{ sealed: Buffer; dump: string }>(
      'SELECT sealed, m::text AS dump FROM mailbox_mails m',
    );
    expect(row?.dump).toContain('a@example.org');
    expect(row?.dump).not.toMatch(/needle/i);
    expect(row?.sealed.toString('latin1')).not.toMatch(/needle|learn\.example/i);
  });

  it('does not show a mail that was tampered with', async () => {
    await send('a@example.org');
    await send('b@example.org');
    await notifications.rows(`UPDATE mailbox_mails SET sealed = set_byte(sealed, 5, get_byte(sealed, 5) # 1)
                               WHERE recipients = ARRAY['a@example.org']`);
    expect((await list()).map(({ to }) => to)).toEqual(['b@example.org']);
  });

  describe('previews', () => {
    const previews = async (query = '') => {
      const response = await call(`/mailbox/previews${query}`);
      return { status: response.status, page: await response.text(), headers: response.headers };
    };

    it('shows every kind of mail in every language and variant, as HTML, text and subject', async () => {
      const { page } = await previews();
      for (const { kind } of allMails) expect(page).toContain(`kind&#x3D;${kind}&amp;`);
      for (const { kind } of allMails) {
        for (const locale of ['en', 'fr']) {
          const shown = await previews(`?kind=${kind}&locale=${locale}`);
          expect([kind, shown.status]).toEqual([kind, 200]);
          expect(shown.page).toContain(`&lt;html lang&#x3D;&quot;${locale}&quot;`);
          expect(shown.page).toMatch(new RegExp(`<h2 id="subject" lang="${locale}">[^<]{8,}</h2>`));
          expect(shown.page).toMatch(new RegExp(`<pre lang="${locale}">[^<]{80,}</pre>`));
        }
      }
    });

    it('shows the ways in which a mail can read', async () => {
      expect((await previews('?kind=invitation_reminder')).page).toContain('Message from');
      expect((await previews('?kind=invitation_reminder&variant=1')).page).not.toContain('Message from');
      expect((await previews('?kind=invitation_reminder&variant=9')).status).toBe(200);
    });

    it('runs and loads nothing, and names every bad field', async () => {
      const { page, headers } = await previews();
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(page).not.toMatch(/<script|<link|<img/);
      const { status, page: problem } = await previews('?kind=nope&locale=de&variant=-1&x=1');
      expect(status).toBe(400);
      const { errors } = JSON.parse(problem) as { errors: { path: string }[] };
      expect(errors.map(({ path }) => path).toSorted()).toEqual(['kind', 'locale', 'variant', 'x']);
    });
  });

  describe('as a page', () => {
    const page = async (query = '') => (await call(`/mailbox${query}`)).text();

    it('lists mails, finds recipients and says when there is none', async () => {
      expect(await page()).toContain('No mail yet');
      await send('ada@example.org');
      await send('bob@example.org');
      expect(await page()).toContain('To ada@example.org');
      const found = await page('?q=BOB%40');
      expect(found).toContain('To bob@example.org');
      expect(found).not.toContain('To ada@example.org');
      expect(await page('?q=%25')).toContain('No mail to “%”');
    });

    it('shows a mail in a frame in which nothing can run', async () => {
      await send('a@example.org', {
        html: '<html><head></head><body><script>alert(1)</script>"\'Hi</body></html>',
      });
      const html = await page(`?mail=${(await list())[0]?.id}`);
      const frame = /<iframe[^>]*>/.exec(html)?.[0] ?? '';
      expect(frame).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
      expect(frame).toContain('&lt;base target&#x3D;&quot;_blank&quot;&gt;');
      expect(html).not.toContain('<script');
    });

    it('is not changed by what a mail says', async () => {
      const evil = '"><script>alert(1)</script><iframe srcdoc="x">';
      await send('a@example.org', { subject: evil, text: evil, headers: { 'X-Evil': evil } });
      const html = serialize(parse(await page(`?mail=${(await list())[0]?.id}`)));
      expect(html).not.toMatch(/<script|<iframe/);
    });

    it('lets nothing be loaded or run (V31)', async () => {
      const { headers } = await call('/mailbox');
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'unsafe-inline';/,
      );
      expect(headers.get('content-security-policy')).not.toContain('script-src');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
    });

    it('leads to older mails', async () => {
      for (let index = 0; index < 52; index += 1) await send(`p${index}@example.org`, { text: '' });
      const older = /href="([^"]*)">Older/.exec(await page())?.[1]?.replaceAll('&#x3D;', '=') ?? '';
      const second = await (await call(older)).text();
      expect(second).toContain('To p1@example.org');
      expect(second).toContain('To p0@example.org');
      expect(second).not.toContain('To p2@example.org');
    });
  });

  it('does not exist when a mail server is configured', async () => {
    const other = await notifications.start({ smtpUrl: 'smtp://127.0.0.1:9' });
    for (const path of ['/mailbox', '/mailbox/previews', '/mailbox/api/mails']) {
      expect((await fetch(`${other.url}${path}`)).status).toBe(404);
    }
  });
});
