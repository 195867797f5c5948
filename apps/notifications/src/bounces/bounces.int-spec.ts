import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import type { TestService } from '@rollcall/platform/testing';
import { createTransport } from 'nodemailer';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued } = await import('../delivery/delivery.fixture.js');
const { NotificationsUnderTest } = await import('../notifications.fixture.js');
const { BounceListener } = await import('./bounce-listener.js');
const { BounceSettings } = await import('./bounce-settings.js');

const FOLDER = path.join(import.meta.dirname, '../../testing/bounces');
const SECRET = 'a-secret-of-the-mail-provider-32-characters';
const ADMIN = {
  kind: 'user',
  userId: uuidv7(),
  platformId: '01930000-0000-7000-8000-000000000001',
  signInId: uuidv7(),
  passwordChangeRequired: false,
} as const;

describe('mails that come back after the mail server took them', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let service: TestService;
  let serial = 0;
  beforeAll(async () => {
    delivery = await DeliveryUnderTest.prepare();
    service = await delivery.start(
      {},
      {
        BOUNCE_DOMAIN: 'bounces.example.org',
        MAIL_EVENTS_SECRET: SECRET,
      },
      new BounceSettings({ port: 0 }),
    );
  });
  beforeEach(() => {
    delivery.sink.atRecipient = () => 'accept';
    delivery.notifications.links.decision = {
      outcome: 'allowed',
      actor: { userId: ADMIN.userId, displayName: 'Olivia' },
    };
  });
  afterAll(() => delivery.close());

  /** Sends a mail to somebody new. @returns its row and its return path */
  async function sent(email = `person${(serial += 1)}@example.net`) {
    await delivery.queue(service, issued(email));
    const latest = async () =>
      (
        await delivery.notifications.rows<{ id: string; message_id: string; state: string }>(
          'SELECT id, message_id, state FROM mails WHERE recipient = $1 ORDER BY id DESC LIMIT 1',
          [email],
        )
      )[0];
    await eventually(async () => expect((await latest())?.state).toMatch(/^(?:sent|suppressed|bounced)$/));
    const mail = (await latest()) as { id: string; message_id: string; state: string };
    const returnPath = delivery.sink.mails.find(({ messageId }) => messageId === mail.message_id)?.from ?? '';
    return { ...mail, email, returnPath };
  }
  const stateOf = async (id: string) =>
    (await delivery.notifications.rows<{ state: string }>('SELECT state FROM mails WHERE id = $1', [id]))[0]
      ?.state;
  const historyOf = async (id: string) =>
    (
      await delivery.notifications.rows<{ result: string }>(
        'SELECT result FROM mail_attempts WHERE mail_id = $1 ORDER BY id',
        [id],
      )
    ).map(({ result }) => result);
  async function comesBack(file: string, to: string): Promise<void> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: service.app.get(BounceListener).port as number,
      ignoreTLS: true,
    });
    const raw = readFileSync(path.join(FOLDER, `${file}.eml`));
    await transport.sendMail({ envelope: { from: '', to: [to] }, raw }).finally(() => transport.close());
  }
  const call = async (method: string, route: string, body?: object) => {
    const response = await fetch(`${service.url}/v1/mail/${route}`, {
      method,
      headers: { ...(await service.as(ADMIN)), ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };

  it('are sent with a return path of their own that proves itself', async () => {
    const { returnPath } = await sent();
    expect(returnPath).toMatch(/^bounce\+[a-z2-7]{42}@bounces\.example\.org$/);
  });

  it('make the mail bounced and the mailbox suppressed, until somebody releases it', async () => {
    const mail = await sent('grace#night@example.net');
    await comesBack('postfix-unknown-user.gone', mail.returnPath);
    expect(await stateOf(mail.id)).toBe('bounced');
    expect(await historyOf(mail.id)).toEqual(['accepted', 'returned']);
    expect(await delivery.published()).toContain('mail-bounced');
    // Another account with the same mailbox (D-24).
    const held = await sent('grace#day@example.net');
    expect(held.state).toBe('suppressed');
    expect(delivery.sink.attempts.filter((address) => address === 'grace@example.net')).toHaveLength(1);
    expect(await delivery.published()).toContain('mail-suppressed');

    const { body } = await call('GET', 'suppressions?q=GRACE&reason=hard_bounce');
    const [found] = body['items'] as { id: string; email: string; mailId: string }[];
    expect(found).toMatchObject({ email: 'grace@example.net', mailId: mail.id });
    expect(await call('DELETE', `suppressions/${found?.id}`)).toMatchObject({
      status: 200,
      body: { mailsSent: 0 },
    });
    expect(await call('DELETE', `suppressions/${found?.id}`)).toMatchObject({ status: 404 });
    expect((await sent('grace#day@example.net')).state).toBe('sent');
  });

  it('that say the same twice change nothing the second time', async () => {
    const mail = await sent();
    const before = (await delivery.published()).filter((type) => type === 'mail-bounced').length;
    for (let round = 0; round < 2; round += 1) await comesBack('postfix-unknown-user.gone', mail.returnPath);
    expect(await historyOf(mail.id)).toEqual(['accepted', 'returned']);
    expect((await delivery.published()).filter((type) => type === 'mail-bounced')).toHaveLength(before + 1);
  });

  it('bounce without suppression when the mailbox exists, and only note a delay', async () => {
    const [full, late, away] = [await sent(), await sent(), await sent()];
    await comesBack('gmail-over-quota.returned', full.returnPath);
    await comesBack('postfix-greylisting-delay.delayed', late.returnPath);
    await comesBack('french-out-of-office.nothing', away.returnPath);
    expect([await stateOf(full.id), await stateOf(late.id), await stateOf(away.id)]).toEqual([
      'bounced',
      'sent',
      'sent',
    ]);
    expect(await historyOf(late.id)).toEqual(['accepted', 'delayed']);
    expect(await historyOf(away.id)).toEqual(['accepted']);
    expect((await sent(full.email)).state).toBe('sent');
  });

  it('are not taken for addresses that we did not make, nor when they are too large', async () => {
    const { returnPath } = await sent();
    const forged = returnPath.replace(/\+(.)/, (_, letter: string) => (letter === 'a' ? '+b' : '+a'));
    await expect(comesBack('postfix-unknown-user.gone', forged)).rejects.toThrow(/550/);
    await expect(comesBack('postfix-unknown-user.gone', 'postmaster@bounces.example.org')).rejects.toThrow(
      /550/,
    );
    const transport = createTransport({
      host: '127.0.0.1',
      port: service.app.get(BounceListener).port as number,
      ignoreTLS: true,
    });
    const large = transport.sendMail({ envelope: { from: '', to: [returnPath] }, raw: 'x'.repeat(600_000) });
    await expect(large.finally(() => transport.close())).rejects.toThrow(/552|size/i);
  });

  it('refused at once with 5.1.1 suppress too, and with 5.7.1 do not (F15)', async () => {
    delivery.sink.atRecipient = (address) =>
      address.startsWith('gone')
        ? { code: 550, message: '5.1.1 User unknown' }
        : { code: 550, message: '5.7.1 Spam' };
    await sent('gone@example.net');
    await sent('spam@example.net');
    delivery.sink.atRecipient = () => 'accept';
    expect((await sent('gone@example.net')).state).toBe('suppressed');
    expect((await sent('spam@example.net')).state).toBe('sent');
  });

  it('suppressed while they wait are not sent', async () => {
    delivery.sink.atRecipient = () => ({ code: 451, message: '4.7.1 Greylisted' });
    await delivery.queue(service, issued('waits@example.net'));
    await eventually(() => expect(delivery.sink.attempts).toContain('waits@example.net'));
    const added = await call('POST', 'suppressions', {
      email: ' Waits#x@Example.net',
      detail: 'asked by phone',
    });
    expect(added).toMatchObject({ status: 201, body: { email: 'waits@example.net', reason: 'manual' } });
    const suppressionId = added.body['id'] as string;
    delivery.sink.atRecipient = () => 'accept';
    service.clock.advanceSeconds(60);
    await eventually(async () =>
      expect(
        await delivery.notifications.rows(
          `SELECT state, drop_reason FROM mails WHERE recipient = 'waits@example.net'`,
        ),
      ).toEqual([{ state: 'suppressed', drop_reason: 'manual' }]),
    );
    expect(delivery.sink.attempts.filter((address) => address === 'waits@example.net')).toHaveLength(1);
    // Who did it is told, once for each change of the list, and never the address: the audit keeps it for good.
    expect((await call('POST', 'suppressions', { email: 'waits@example.net' })).body['id']).toBe(
      suppressionId,
    );
    await call('DELETE', `suppressions/${suppressionId}`);
    expect(
      await delivery.notifications.rows(
        `SELECT type, subject_version::int AS version, envelope->'data' AS data FROM outbox WHERE subject = $1 ORDER BY id`,
        [`suppression/${suppressionId}`],
      ),
    ).toEqual([
      {
        type: 'notifications.suppression-added.v1',
        version: 1,
        data: { suppressionId, addedBy: ADMIN.userId, addedAt: expect.any(String) },
      },
      {
        type: 'notifications.suppression-released.v1',
        version: 2,
        data: { suppressionId, reason: 'manual', releasedBy: ADMIN.userId, releasedAt: expect.any(String) },
      },
    ]);
  });

  it('can be looked after by platform admins only', async () => {
    delivery.notifications.links.decision = {
      outcome: 'refused',
      code: 'platform_admin_required',
      detail: 'No.',
    };
    for (const [method, route, body] of [
      ['GET', 'suppressions'],
      ['POST', 'suppressions', { email: 'a@example.org' }],
      ['DELETE', `suppressions/${uuidv7()}`],
      ['GET', 'summary'],
    ] as const) {
      expect(await call(method, route, body)).toMatchObject({
        status: 403,
        body: { code: 'platform_admin_required' },
      });
    }
  });

  it('name every bad field', async () => {
    const bad = await call('POST', 'suppressions', { email: 'a b@x', detail: 5, extra: 1 });
    expect(bad.status).toBe(400);
    expect((bad.body['errors'] as { path: string }[]).map((error) => error.path).toSorted()).toEqual([
      'detail',
      'email',
      'extra',
    ]);
    expect((await call('GET', 'summary?days=91')).status).toBe(400);
    expect((await call('GET', 'suppressions?cursor=x&limit=0')).status).toBe(400);
  });

  it('are counted by day and kind, from counters', async () => {
    const { body } = await call('GET', 'summary?days=2');
    const total = (state: string) =>
      (body['items'] as Record<string, number>[]).reduce((sum, item) => sum + (item[state] ?? 0), 0);
    const rows = await delivery.notifications.rows<{ state: string; count: number }>(
      `SELECT result AS state, count(*)::int FROM mail_attempts GROUP BY 1`,
    );
    const attempts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
    expect(total('sent')).toBe(attempts['accepted']);
    expect(total('bounced')).toBe((attempts['returned'] ?? 0) + (attempts['refused'] ?? 0));
    expect(total('suppressed')).toBeGreaterThan(0);
    expect(total('deferred')).toBe(attempts['postponed']);
  });

  describe('and are told of by the mail provider', () => {
    const sign = (text: string, at = service.clock.now(), secret = SECRET): string => {
      const seconds = Math.floor(at.getTime() / 1_000);
      return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex')}`;
    };
    const tell = (body: object, signature?: string) =>
      fetch(`${service.url}/v1/mail/provider-events`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-mail-signature': signature ?? sign(JSON.stringify(body)),
        },
        body: JSON.stringify(body),
      });
    const event = (type: string, messageId: string, diagnostic?: string) => ({
      type,
      messageId,
      at: '2026-11-23T10:00:00Z',
      diagnostic,
    });

    it('lead to the same, once', async () => {
      const [gone, complained] = [await sent(), await sent()];
      const body = {
        events: [
          event('delivered', complained.message_id),
          event('complaint', complained.message_id),
          event('bounce', gone.message_id, '550 5.1.1 No such user'),
          event('bounce', `<${uuidv7()}@example.org>`, 'unknown mail'),
        ],
      };
      for (let round = 0; round < 2; round += 1) expect((await tell(body)).status).toBe(202);
      expect([await stateOf(gone.id), await stateOf(complained.id)]).toEqual(['bounced', 'sent']);
      expect((await historyOf(complained.id)).toSorted()).toEqual(['accepted', 'complained', 'delivered']);
      expect((await sent(gone.email)).state).toBe('suppressed');
      // A complaint holds back optional mails; an invitation is none.
      expect((await sent(complained.email)).state).toBe('sent');
    });

    it('each on its own: what is said of a mail that is just being sent is kept, and recorded when it was', async () => {
      const gone = await sent();
      delivery.notifications.links.isDown = true;
      await delivery.queue(service, issued('early@example.net'));
      const early = async () =>
        (
          await delivery.notifications.rows<{ id: string; message_id: string; state: string }>(
            `SELECT id, message_id, state FROM mails WHERE recipient = 'early@example.net'`,
          )
        )[0] as { id: string; message_id: string; state: string };
      const { id, message_id: messageId, state } = await early();
      expect(state).toBe('queued');
      const body = {
        events: [
          event('delayed', messageId),
          event('bounce', gone.message_id, '550 5.1.1 No such user'),
          event('bounce', messageId, '550 5.1.1 No such user'),
        ],
      };
      for (let round = 0; round < 2; round += 1) expect((await tell(body)).status).toBe(202);
      expect([await stateOf(gone.id), await stateOf(id)]).toEqual(['bounced', 'queued']);

      delivery.notifications.links.isDown = false;
      await eventually(async () => {
        service.clock.advanceSeconds(10);
        expect(await stateOf(id)).toBe('bounced');
      });
      expect(await historyOf(id)).toEqual(['accepted', 'delayed', 'returned']);
      expect(await delivery.notifications.rows('SELECT FROM early_reports')).toEqual([]);
      expect((await sent('early@example.net')).state).toBe('suppressed');
    });

    it('only with a fresh signature over exactly this body', async () => {
      const { message_id: messageId, id } = await sent();
      const body = { events: [event('bounce', messageId, '550 5.1.1 No such user')] };
      const text = JSON.stringify(body);
      const now = service.clock.now();
      const bad = [
        '',
        'nonsense',
        sign(text, new Date(now.getTime() - 301_000)),
        sign(text, new Date(now.getTime() + 301_000)),
        sign(text, now, 'another-secret'),
        sign(`${text} `),
      ];
      for (const signature of bad) expect((await tell(body, signature)).status).toBe(401);
      expect(await stateOf(id)).toBe('sent');
      // Who cannot sign learns nothing of what a body should look like.
      expect((await tell({ nonsense: true }, 'nonsense')).status).toBe(401);
    });

    it('name every bad field', async () => {
      const response = await tell({ events: [{ type: 'x', messageId: 'y', at: 'z' }] });
      expect(response.status).toBe(400);
    });
  });
});

describe('without the settings for it', () => {
  it('there is no listener and no route of the provider, and mails come back to their sender', async () => {
    const notifications = await NotificationsUnderTest.prepare();
    const service = await notifications.start();
    expect(service.app.get(BounceListener).port).toBeUndefined();
    const response = await fetch(`${service.url}/v1/mail/provider-events`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        events: [{ type: 'bounce', messageId: `<${uuidv7()}@x.org>`, at: '2026-11-23T10:00:00Z' }],
      }),
    });
    expect(response.status).toBe(404);
    await notifications.close();
  });
});
