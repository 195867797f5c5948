import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { PersonFacts, PolicyDecision } from '@rollcall/contracts';
import { userActor } from '@rollcall/platform/testing';
import type { TestService } from '@rollcall/platform/testing';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { LinksOfInvitations, eventLike } = await import('../notifications.fixture.js');
const { DeliveryUnderTest, issued } = await import('../delivery/delivery.fixture.js');
const { AccountConsumer } = await import('../platform-mail/account.consumer.js');
const { accountCredentialsMail } = await import('../platform-mail/account-credentials.mail.js');
const { RecipientsConsumer } = await import('../recipients/recipients.consumer.js');
const { UserErasedV1 } = await import('@rollcall/contracts');
const { sampleOf } = await import('../delivery/sample-of.js');

const PASSWORD = 'k3v9-x2mq-0t7w-hs4d-z8np-1ybr';

/** A mail, as far as these tests look at it. */
interface Mail {
  id: string;
  state: string;
  subject: string | null;
  bodyPreview: string | null;
  to: string | null;
  attempts: object[];
  invitationId: string | null;
}

describe('the mails of a person', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let service: TestService;
  const sample = issued();
  const { platformid: platformId } = sample;
  let userId: string;
  let answer: (userId: string) => PolicyDecision;

  const person = (more: Partial<PersonFacts> = {}): PersonFacts => ({
    userId,
    platformId,
    status: 'invited',
    email: 'ada@example.org',
    isErased: false,
    createdAt: sample.time,
    activatedAt: null,
    ...more,
  });
  const allowed = (more: Partial<PersonFacts> = {}): PolicyDecision => ({
    outcome: 'allowed',
    actor: { userId: 'o', displayName: 'Olivia' },
    person: person(more),
  });
  const get = async <T = { items: Mail[]; nextCursor: string | null }>(path: string) => {
    const response = await fetch(`${service.url}/v1/users/${userId}${path}`, {
      headers: await service.as(userActor({ platformId })),
    });
    return { status: response.status, body: (await response.json()) as T & { code?: string } };
  };
  const mails = async (query = '') => (await get(`/mails${query}`)).body.items;
  const invite = async (email = 'ada@example.org', data: object = {}) => {
    const event = issued(email, { userId, ...data });
    await delivery.queue(service, event);
    return event;
  };
  const settled = (states: string[]) =>
    eventually(async () => expect((await mails()).map(({ state }) => state)).toEqual(states));

  beforeAll(async () => {
    delivery = await DeliveryUnderTest.prepare();
    delivery.notifications.links.decide = (asked) => answer(asked);
    service = await delivery.start();
  });
  beforeEach(() => {
    userId = uuidv7();
    answer = () => allowed();
  });
  afterAll(() => delivery.close());

  it('tells of a mail all that is known, with dots for its secrets (Z-02)', async () => {
    const event = await invite('ada@example.org', { message: 'See you' });
    await settled(['sent']);
    const [mail] = await mails();
    const token = LinksOfInvitations.tokenOf(event.data.invitationId);
    expect(mail).toMatchObject({
      kind: 'platform_invitation',
      causeEvent: { id: event.id, type: 'invitations.invitation-issued.v1' },
      invitationId: event.data.invitationId,
      sessionId: null,
      to: 'ada@example.org',
      reason: null,
      attempts: [
        { at: service.clock.now().toISOString(), result: 'accepted', reply: expect.stringMatching(/^250/) },
      ],
      queuedAt: service.clock.now().toISOString(),
      sentAt: service.clock.now().toISOString(),
      nextAttemptAt: null,
      messageId: expect.stringMatching(/^<.+@.+>$/),
      subject: 'Olivia Okafor invites you to join Northwind Academy',
      bodyPreview: expect.stringMatching(/••••[\s\S]*See you/),
    });
    const { body: preview } = await get<{ html: string; text: string }>(`/mails/${mail?.id}/preview`);
    expect(preview.html).toContain('<html lang="en"');
    expect(preview.text).toContain('••••');
    const page = await fetch(`${service.url}/v1/users/${userId}/mails/${mail?.id}/preview.html`, {
      headers: await service.as(userActor({ platformId })),
    });
    expect(await page.text()).toBe(preview.html);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none';/);
    expect(JSON.stringify([mail, preview])).not.toContain(token);
    expect(JSON.stringify([mail, preview])).not.toContain('/join/');
  });

  it('never shows a password that was mailed', async () => {
    const event = eventLike(accountCredentialsMail.sample, {
      userId,
      email: 'ada@example.org',
      credentialsMail: true,
    });
    delivery.notifications.links.accountSecrets.set(event.id, {
      link: 'https://learn.example/sign-in',
      login: 'ada@example.org',
      password: PASSWORD,
    });
    await delivery.notifications.handle(service, [event], (all, context) =>
      service.app.get(AccountConsumer).onSetUp(all, context),
    );
    await settled(['sent']);
    const [mail] = await mails();
    const { body } = await get<{ html: string }>(`/mails/${mail?.id}/preview`);
    expect(JSON.stringify([mail, body])).not.toContain(PASSWORD);
    expect(body.html).toContain('••••');
  });

  it('tells of attempts in their order, and when the next one is', async () => {
    delivery.sink.atRecipient = () => ({ code: 451, message: '4.7.1 Greylisted' });
    await invite();
    await settled(['deferred']);
    const [mail] = await mails();
    expect(mail).toMatchObject({
      attempts: [{ result: 'postponed', reply: expect.stringContaining('451') }],
      reply: expect.stringContaining('451'),
      sentAt: null,
      settledAt: null,
      nextAttemptAt: expect.any(String),
    });
    const { body } = await get<{ reasons: { code: string }[] }>('/why-no-mail');
    expect(body.reasons.map(({ code }) => code)).toEqual(['deferred', 'events_on_the_way']);
    delivery.sink.atRecipient = () => 'accept';
    service.clock.advanceSeconds(60);
    await settled(['sent']);
    expect((await mails())[0]?.attempts).toHaveLength(2);
  });

  it('pages from the newest to the oldest, none left out, none twice', async () => {
    for (let n = 0; n < 5; n += 1) await invite('ada@example.org', { message: `No. ${n}` });
    const all = await mails();
    expect(all.map(({ bodyPreview }) => /No\. (\d)/.exec(bodyPreview ?? '')?.[1])).toEqual([
      '4',
      '3',
      '2',
      '1',
      '0',
    ]);
    const paged: Mail[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { items: Mail[]; nextCursor: string | null } } = await get(
        `/mails?limit=2${cursor && `&cursor=${cursor}`}`,
      );
      paged.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });

  it('names every bad field of a query, and what is no cursor', async () => {
    const { status, body } = await get<{ errors: { path: string }[] }>('/mails?limit=0&cursor=x&nope=1');
    expect(status).toBe(400);
    expect(body.errors.map(({ path }) => path).toSorted()).toEqual(['cursor', 'limit', 'nope']);
  });

  it('refuses as identity decides, the same on every route; a mail of somebody else is not there', async () => {
    await invite();
    const [mail] = await mails();
    const routes = ['/mails', `/mails/${mail?.id}/preview`, '/why-no-mail'];
    const refused = { outcome: 'refused', code: 'user_not_manageable', detail: 'Not yours.' } as const;
    for (const [decision, status, code] of [
      [refused, 403, 'user_not_manageable'],
      [{ outcome: 'not_found' } as const, 404, 'not_found'],
      [allowed({ platformId: uuidv7() }), 404, 'not_found'],
    ] as const) {
      answer = () => decision;
      for (const route of routes) {
        const { status: is, body } = await get(route);
        expect([route, is, body.code]).toEqual([route, status, code]);
      }
    }
    userId = uuidv7();
    answer = () => allowed();
    expect((await get(`/mails/${mail?.id}/preview`)).status).toBe(404);
    expect(await mails()).toEqual([]);
  });

  it('of an erased person tells that there were mails, and nothing personal (T13)', async () => {
    await invite('ada@example.org', { message: 'Personal words' });
    await settled(['sent']);
    const erased = { ...eventLike(sampleOf(UserErasedV1), { userId }), platformid: platformId };
    await delivery.notifications.handle(service, [erased], (all, context) =>
      service.app.get(RecipientsConsumer).onErased(all, context),
    );
    answer = () => allowed({ status: 'deleted', isErased: true, email: null });
    const [mail] = await mails();
    expect(mail).toMatchObject({ state: 'sent', to: null, subject: null, bodyPreview: null });
    expect(JSON.stringify(mail)).not.toMatch(/\bada\b|Personal|Olivia/i);
    expect((await get(`/mails/${mail?.id}/preview`)).status).toBe(404);
    const { body } = await get<{ reasons: { code: string }[] }>('/why-no-mail');
    expect(body.reasons.map(({ code }) => code)).toEqual(['person_deleted']);
  });

  it('explains by the suppression list, the aliases of a mailbox included (D-24), and by preferences', async () => {
    answer = () => allowed({ email: 'Grace#night@corp.example' });
    await delivery.notifications.rows(
      `INSERT INTO mail_suppressions (id, platform_id, mailbox, reason, since, detail)
       VALUES ($1, $2, 'grace@corp.example', 'hard_bounce', now(), '550 5.1.1 No such user')`,
      [uuidv7(), platformId],
    );
    await delivery.notifications.rows(
      `INSERT INTO mail_preferences (platform_id, user_id, topic, unsubscribed_at) VALUES ($1, $2, 'reminders', now())`,
      [platformId, userId],
    );
    await invite('grace#night@corp.example');
    const { body } = await get<{ reasons: { code: string; detail: string }[] }>('/why-no-mail');
    expect(body.reasons.map(({ code }) => code)).toEqual([
      'suppressed',
      'events_on_the_way',
      'unsubscribed',
      'alias_mailbox',
    ]);
    expect(body.reasons[0]?.detail).toContain('550 5.1.1 No such user');
    expect((await mails())[0]).toMatchObject({ state: 'suppressed', reason: 'hard_bounce', attempts: [] });
  });

  it('explains by what the service knows of person and platform', async () => {
    const { body } = await get<{ reasons: { code: string; detail: string }[] }>('/why-no-mail');
    expect(body.reasons.map(({ code }) => code)).toEqual(['events_on_the_way']);
  });
});
