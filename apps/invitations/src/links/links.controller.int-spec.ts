import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@rollcall/platform';
import { TEST_SECRET_KEYS } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { InvitationsLab } from '../../testing/invitations-lab.js';
import { ADMIN } from '../../testing/invited-people.js';

const NOTIFICATIONS: Actor = { kind: 'service', service: 'notifications' };

describe('the link of an invitation', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open();
  });
  afterAll(() => lab.close());

  const look = (token: string, method = 'GET') => lab.call(method, `/v1/invitation-links/${token}`);

  it('tells just enough to recognise the invitation (V2)', async () => {
    const { invitationId } = await lab.issuedOne({ email: 'ada.lovelace@example.org', locale: 'fr' });
    const { status, body } = await look(await lab.tokenOf(invitationId));
    expect(status).toBe(200);
    expect(body).toEqual({
      platformName: 'Northwind Academy',
      email: 'a***@e***.org',
      locale: 'fr',
      passwordRules: { minLength: 8, maxLength: 256 },
    });
  });

  it('may be opened by scanners as often as they like (V32, D-15, E7)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    const before = await lab.row(id);
    for (let i = 0; i < 20; i += 1) expect((await look(token, i % 2 ? 'HEAD' : 'GET')).status).toBe(200);
    expect(await lab.row(id)).toEqual(before);
    expect((await lab.accept(token)).status).toBe(201);
  });

  it('is unknown unless it is exactly ours: one answer for all that are not (V3, V4)', async () => {
    const { invitationId } = await lab.issuedOne();
    const token = await lab.tokenOf(invitationId);
    const tampered = token.slice(0, -3) + (token.at(-3) === 'A' ? 'B' : 'A') + token.slice(-2);
    const others = [
      tampered,
      token.slice(0, -1),
      `${token}A`,
      invitationId,
      uuidv7(),
      'x',
      randomBytes(60).toString('base64url'),
    ];
    const answers = await Promise.all(others.flatMap((one) => [look(one), lab.accept(one)]));
    const seen = new Set(
      answers.map(({ status, body: { code, detail } }) => JSON.stringify({ status, code, detail })),
    );
    expect([...seen]).toEqual([expect.stringContaining('"status":404,"code":"link_unknown"')]);
  });

  it('is given to notifications and to nobody else (V1)', async () => {
    const { invitationId } = await lab.issuedOne();
    const body = { invitationIds: [invitationId] };
    const ask = (as: Actor) => lab.call('POST', '/internal/invitation-links', { as, body });
    expect((await ask({ kind: 'service', service: 'billing' })).status).toBe(403);
    expect((await ask(ADMIN)).status).toBe(403);
    expect((await ask({ kind: 'operator' })).status).toBe(403);
    expect((await lab.call('POST', '/internal/invitation-links', { body })).status).toBe(401);
    const { items } = (await ask(NOTIFICATIONS)).body as unknown as { items: { link: string }[] };
    expect(items[0]?.link).toMatch(/^https:\/\/learn\.example\/join\/[\w-]{40,}$/);
  });

  it('is given for up to 500 at once, in the order asked, with "gone" for what is not open', async () => {
    const facts = await lab.issued(499);
    const asked = [...facts.map(({ invitationId }) => invitationId), uuidv7()];
    const items = await lab.linksOf(asked);
    expect(items.map(({ invitationId }) => invitationId)).toEqual(asked);
    expect(items.filter(({ state }) => state === 'gone').map(({ invitationId }) => invitationId)).toEqual([
      asked[499],
    ]);
    expect(new Set(items.map(({ link }) => link)).size).toBe(500);
    const tooMany = await lab.call('POST', '/internal/invitation-links', {
      as: NOTIFICATIONS,
      body: { invitationIds: [...asked, uuidv7()] },
    });
    expect(tooMany.status).toBe(400);
  });

  it('stays the same when the keys rotate, and is made anew when its key is gone (Z-01)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    const newKey = `new:${randomBytes(32).toString('base64')}`;
    const rotated = await lab.startService({ SECRET_KEYS: `${newKey},${TEST_SECRET_KEYS}` });
    const retired = await lab.startService({ SECRET_KEYS: newKey });
    lab.services.push(rotated, retired);
    const [before, during, after] = lab.services as [typeof rotated, typeof rotated, typeof rotated];
    const through = async (service: typeof rotated): Promise<string> => {
      const response = await fetch(`${service.url}/internal/invitation-links`, {
        method: 'POST',
        headers: { ...(await service.as(NOTIFICATIONS)), 'content-type': 'application/json' },
        body: JSON.stringify({ invitationIds: [id] }),
      });
      const { items } = (await response.json()) as { items: { link: string }[] };
      return items[0]?.link.split('/').at(-1) as string;
    };
    const statusOf = async (service: typeof rotated, one: string): Promise<number> =>
      (await fetch(`${service.url}/v1/invitation-links/${one}`)).status;
    expect(await through(during)).toBe(token);
    expect(await statusOf(during, token)).toBe(200);
    expect(await statusOf(after, token)).toBe(404);
    const renewed = await through(after);
    expect(renewed).not.toBe(token);
    expect(await statusOf(after, renewed)).toBe(200);
    expect(await statusOf(before, token)).toBe(404);
    lab.services.splice(1);
    await Promise.all([rotated.close(), retired.close()]);
  });
});
