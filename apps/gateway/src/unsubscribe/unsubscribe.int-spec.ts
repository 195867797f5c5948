import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startGatewayLab, type GatewayLab } from '../../testing/gateway-lab.js';
import { answerJson } from '../../testing/stub-service.js';

describe('The page to stop reminders', () => {
  let lab: GatewayLab;
  let calls: string[];
  let status: number;
  beforeAll(async () => {
    lab = await startGatewayLab();
  });
  afterAll(() => lab.stop());
  beforeEach(() => {
    calls = [];
    status = 204;
    lab.notifications.handle = async ({ method = '', url = '' }, response) => {
      calls.push(`${method} ${url}`);
      if (status === 204) response.writeHead(204).end();
      else answerJson(response, status, { status, code: 'link_unknown', detail: 'SECRET DETAIL' });
    };
  });
  const post = (body: Record<string, string>, query = ''): Promise<Response> =>
    lab.fetch(`/unsubscribe/abc${query}`, { method: 'POST', body: new URLSearchParams(body) });

  it('changes nothing when it is opened, however often and by whatever', async () => {
    for (const method of ['GET', 'HEAD', 'GET']) {
      expect((await lab.fetch('/unsubscribe/abc', { method })).status).toBe(200);
    }
    expect(calls).toEqual([]);
    expect(await (await lab.fetch('/unsubscribe/abc?lang=fr')).text()).toContain('<html lang="fr">');
  });

  it('takes the one click of a mail program (RFC 8058), without any cookie', async () => {
    const response = await post({ 'List-Unsubscribe': 'One-Click' });
    expect(response.status).toBe(200);
    expect(calls).toEqual(['PUT /v1/unsubscriptions/abc']);
  });

  it('takes it back', async () => {
    expect(await (await post({ wish: 'stop' }, '?lang=en')).text()).toContain('No more reminders');
    expect(await (await post({ wish: 'again' }, '?lang=en')).text()).toContain('Reminders are on');
    expect(calls).toEqual(['PUT /v1/unsubscriptions/abc', 'DELETE /v1/unsubscriptions/abc']);
  });

  it('says no more than that a link does not work', async () => {
    status = 404;
    const response = await post({ wish: 'stop' }, '?lang=en');
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain('This link does not work');
    expect(page).not.toContain('SECRET');
  });
});
