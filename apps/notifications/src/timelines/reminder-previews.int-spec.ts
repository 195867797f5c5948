import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { InvitationFacts, PolicyDecision } from '@rollcall/contracts';
import { userActor } from '@rollcall/platform/testing';
import type { TestService } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';

const mailer = await import('../delivery/mailer.fixture.js');
jest.unstable_mockModule('@nestjs-modules/mailer', () => mailer);
const { DeliveryUnderTest, issued } = await import('../delivery/delivery.fixture.js');

interface Preview {
  subject: string;
  html: string;
  text: string;
  code?: string;
}

describe('The mail of a reminder before it is sent', () => {
  let delivery: Awaited<ReturnType<typeof DeliveryUnderTest.prepare>>;
  let service: TestService;
  const { platformid: platformId } = issued();
  const invitationId = uuidv7();
  const facts: InvitationFacts = {
    invitationId,
    userId: uuidv7(),
    platformId,
    email: 'ada@example.org',
    locale: 'fr',
    groupIds: [],
    roles: ['learner'],
    sessionId: null,
    message: null,
    invitedBy: { userId: uuidv7(), displayName: 'Somebody else' },
    platformName: 'Northwind Academy',
    invitedAt: new Date().toISOString(),
  };
  const allowed = (more: Partial<PolicyDecision> = {}): PolicyDecision =>
    ({
      outcome: 'allowed',
      actor: { userId: uuidv7(), displayName: 'Olivia Okafor' },
      invitation: facts,
      platform: { plan: 'team', remindersPerDay: null },
      ...more,
    }) as PolicyDecision;
  const call = async (path: string, init: RequestInit = {}) =>
    fetch(`${service.url}/v1/invitations/${invitationId}/${path}`, {
      ...init,
      headers: { ...(await service.as(userActor({ platformId }))), 'content-type': 'application/json' },
    });
  const preview = async (body: object) => {
    const response = await call('reminder-preview', { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Preview };
  };

  beforeAll(async () => {
    delivery = await DeliveryUnderTest.prepare();
    service = await delivery.start();
  });
  beforeEach(() => {
    delivery.notifications.links.decideReminder = (asked) =>
      asked === invitationId ? allowed() : { outcome: 'not_found' };
  });
  afterAll(() => delivery.close());

  it('is in the language of the invited person, with the message and dots for the link', async () => {
    const { status, body } = await preview({ message: 'À lundi <b>!</b>' });
    expect([status, body.subject]).toEqual([200, 'Rappel : votre invitation à rejoindre Northwind Academy']);
    expect(body.text).toMatch(/••••/);
    expect(body.text).toContain('À lundi');
    expect(body.html).toContain('Olivia Okafor');
    expect(body.html).not.toMatch(/<b>!|\/join\//);
  });

  it('is a page of its own policy for a frame', async () => {
    const page = await call(`reminder-preview.html?${new URLSearchParams({ message: 'À lundi' })}`);
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toBe((await preview({ message: 'À lundi' })).body.html);
  });

  it('has no message on a free trial, as the mail has none (V27)', async () => {
    delivery.notifications.links.decideReminder = () =>
      allowed({ platform: { plan: 'free_trial', remindersPerDay: 10 } });
    expect((await preview({ message: 'Buy here' })).body.text).not.toContain('Buy here');
  });

  it('is for those who may send it only', async () => {
    delivery.notifications.links.decideReminder = () => ({
      outcome: 'refused',
      code: 'user_not_manageable',
      detail: 'Not yours.',
    });
    expect(await preview({})).toMatchObject({ status: 403, body: { code: 'user_not_manageable' } });
    delivery.notifications.links.decideReminder = () =>
      allowed({ invitation: { ...facts, platformId: uuidv7() } });
    expect((await preview({})).status).toBe(404);
    expect((await preview({ message: 'x'.repeat(1_001) })).status).toBe(400);
  });
});
