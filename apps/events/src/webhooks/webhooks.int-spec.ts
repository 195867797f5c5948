import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { keyActor, userActor } from '@rollcall/platform/testing';
import { Receiver } from '../../testing/receiver.js';
import { WebhooksLab } from '../../testing/webhooks-lab.js';

const ACTIVATED = 'identity.user-activated.v1';
const DELETED = 'identity.user-deleted.v1';

describe('Webhooks', () => {
  let lab: WebhooksLab;
  let receiver: Receiver;
  beforeAll(async () => {
    lab = await WebhooksLab.open();
    receiver = await Receiver.open();
  });
  afterAll(async () => {
    await lab.close();
    await receiver.close();
  });
  beforeEach(() => {
    lab.platformId = uuidv7();
  });

  it('are created with a secret that no other answer shows', async () => {
    const url = `${receiver.url}/a?token=1`;
    const { status, body } = await lab.call('POST', '', {
      url,
      types: [DELETED, ACTIVATED],
      description: ' Payroll ',
    });
    const { secret, ...webhook } = body;
    expect(status).toBe(201);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(webhook).toEqual({
      id: expect.any(String),
      url,
      types: [ACTIVATED, DELETED],
      description: 'Payroll',
      state: 'active',
      pauseReason: null,
      pausedAt: null,
      createdAt: expect.any(String),
      failingSince: null,
      restingUntil: null,
      lastDeliveredAt: null,
      eventsBehind: 0,
      previousSecretUntil: null,
    });
    // Meanwhile the feed has heard of it.
    const later = { ...webhook, eventsBehind: expect.any(Number) };
    expect((await lab.call('GET', `/${webhook.id}`)).body).toEqual(later);
    expect((await lab.call('GET', '')).body).toEqual({ items: [later], nextCursor: null });
  });

  it('keep their secret nowhere, and show it again to who repeats the call that made it (Z-02)', async () => {
    const key = { 'idempotency-key': 'once' };
    const wish = { url: `${receiver.url}/kept` };
    const first = await lab.call('POST', '', wish, key);
    const again = await lab.call('POST', '', wish, key);
    expect(again).toEqual(first);
    const path = `/${first.body.id}/secret-rotations`;
    const rotation = await lab.call('POST', path, {}, { 'idempotency-key': 'rotate' });
    expect(await lab.call('POST', path, {}, { 'idempotency-key': 'rotate' })).toEqual(rotation);
    await lab.events.settled();

    const secrets = [first.body.secret, rotation.body.secret].map((text: string) =>
      text.replace('whsec_', ''),
    );
    const tables = await lab.events.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'events'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['webhooks', 'idempotency_records', 'outbox', 'feed']),
    );
    for (const { name } of tables) {
      const rows = await lab.events.query<{ dump: string }>(`SELECT t::text AS dump FROM events.${name} t`);
      for (const secret of secrets) {
        const forms = [secret, Buffer.from(secret, 'base64').toString('hex')];
        expect(rows.filter(({ dump }) => forms.some((form) => dump.includes(form)))).toEqual([]);
      }
    }
  });

  it('are refused twice for the same URL and types (A10)', async () => {
    const url = `${receiver.url}/twin`;
    const first = await lab.webhook(url, [ACTIVATED, DELETED]);
    expect(await lab.call('POST', '', { url, types: [DELETED, ACTIVATED] })).toMatchObject({
      status: 409,
      body: { code: 'webhook_exists' },
    });
    const other = await lab.webhook(url, [ACTIVATED]);
    expect(await lab.call('PATCH', `/${other.id}`, { types: [ACTIVATED, DELETED] })).toMatchObject({
      status: 409,
      body: { code: 'webhook_exists' },
    });
    expect((await lab.call('DELETE', `/${first.id}`)).status).toBe(204);
    expect((await lab.call('PATCH', `/${other.id}`, { types: [ACTIVATED, DELETED] })).status).toBe(200);
  });

  it('are at most fifty for a platform, however many are asked for at once (V50)', async () => {
    const wishes = Array.from({ length: 60 }, (_, index) =>
      lab.call('POST', '', { url: `${receiver.url}/${index}` }),
    );
    const answers = await Promise.all(wishes);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(50);
    expect(new Set(answers.filter(({ status }) => status !== 201).map(({ body }) => body.code))).toEqual(
      new Set(['webhook_limit_reached']),
    );
    const ids: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await lab.call('GET', `?limit=20${cursor}`);
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${body.nextCursor}`;
    }
    expect(new Set(ids).size).toBe(50);
    expect(ids).toEqual(ids.toSorted());
  });

  it('change in what is named only', async () => {
    const { id } = await lab.webhook(`${receiver.url}/x`, [ACTIVATED]);
    const { body } = await lab.call('PATCH', `/${id}`, { types: null, description: 'All of it' });
    expect(body).toMatchObject({ types: null, description: 'All of it', url: `${receiver.url}/x` });
    const { body: paused } = await lab.call('PATCH', `/${id}`, { paused: true });
    expect(paused).toMatchObject({ state: 'paused', pauseReason: 'by_hand', description: 'All of it' });
  });

  it.each([
    ['http://93.184.216.34/', 'url_not_allowed'],
    ['https://10.0.0.1/', 'address_not_allowed'],
    ['https://user:secret@93.184.216.34/', 'url_not_allowed'],
    ['https://no-such-host.invalid/', 'host_unknown'],
  ])('do not go to %s (V41)', async (url, reason) => {
    const { status, body } = await lab.call('POST', '', { url });
    expect([status, body.code, body.reason]).toEqual([400, 'webhook_url_not_allowed', reason]);
    const { id } = await lab.webhook(receiver.url);
    const change = await lab.call('PATCH', `/${id}`, { url });
    expect([change.status, change.body.code, change.body.reason]).toEqual([400, body.code, reason]);
  });

  it('name every part of a request that is wrong', async () => {
    const wrong = await lab.call('POST', '', {
      url: 7,
      types: ['a.b.v1'],
      description: 'x'.repeat(201),
      secret: 'mine',
    });
    expect(wrong.status).toBe(400);
    expect(wrong.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'description',
      'secret',
      'types',
      'url',
    ]);
    const { id } = await lab.webhook(receiver.url);
    const change = await lab.call('PATCH', `/${id}`, { url: null, paused: 'no' });
    expect(change.body.errors.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      'paused',
      'url',
    ]);
  });

  it('are for whom identity allows it, on their own platform (P20, V17)', async () => {
    const { id } = await lab.webhook(`${receiver.url}/mine`);
    const stranger = userActor({ platformId: uuidv7() });
    const routes: [string, string, object?][] = [
      ['GET', ''],
      ['PATCH', '', { paused: true }],
      ['DELETE', ''],
      ['POST', '/secret-rotations', {}],
      ['POST', '/test'],
      ['GET', '/deliveries'],
      ['POST', '/replays', { eventIds: [uuidv7()] }],
    ];
    for (const [method, path, body] of routes) {
      const known = await lab.events.call(method, `/v1/webhooks/${id}${path}`, stranger, body);
      const never = await lab.events.call(method, `/v1/webhooks/${uuidv7()}${path}`, stranger, body);
      expect([known.status, known.body.code, known.body.detail]).toEqual([
        404,
        'not_found',
        never.body.detail,
      ]);
    }
    const allowed = lab.events.decision;
    lab.events.decision = { outcome: 'refused', code: 'platform_admin_required', detail: 'Ask one.' };
    for (const [method, path, body] of [...routes, ['POST', ''] as const]) {
      expect((await lab.call(method, path === '' ? '' : `/${id}${path}`, body)).status).toBe(
        path === '' && method !== 'GET' && method !== 'POST' ? 405 : 403,
      );
    }
    lab.events.decision = allowed;
    expect((await lab.call('GET', `/${id}`)).body.state).toBe('active');
  });

  it('are open to keys by their scopes (R7)', async () => {
    const { platformId } = lab;
    const [reader, writer] = [
      keyActor({ platformId, scopes: ['webhooks:read'] }),
      keyActor({ platformId, scopes: ['webhooks:write'] }),
    ];
    const wish = { url: `${receiver.url}/by-key` };
    const made = await lab.events.call('POST', '/v1/webhooks', writer, wish);
    expect(made.status).toBe(201);
    const path = `/v1/webhooks/${made.body.id}`;
    expect((await lab.events.call('GET', path, reader)).status).toBe(200);
    expect((await lab.events.call('GET', `${path}/deliveries`, reader)).status).toBe(200);
    for (const [method, route, body] of [
      ['POST', '/v1/webhooks', wish],
      ['PATCH', path, {}],
      ['DELETE', path],
      ['POST', `${path}/test`],
      ['POST', `${path}/secret-rotations`, {}],
      ['POST', `${path}/replays`, { eventIds: [uuidv7()] }],
    ] as const) {
      const refused = await lab.events.call(method, route, reader, body);
      expect([route, refused.status, refused.body.code]).toEqual([route, 403, 'scope_missing']);
    }
    expect((await lab.events.call('GET', path, writer)).body.code).toBe('scope_missing');
    await lab.events.settled();
    expect((await lab.events.feedOf(platformId))[0]?.event.data).toMatchObject({ changedBy: writer.keyId });
  });

  it('can be tested, also while they are paused', async () => {
    const own = await Receiver.open();
    const { id } = await lab.webhook(own.url, [DELETED]);
    await lab.call('PATCH', `/${id}`, { paused: true });
    const fine = await lab.call('POST', `/${id}/test`);
    expect(fine).toMatchObject({ status: 200, body: { delivered: true, status: 204, reason: null } });
    expect(own.ids()).toEqual([fine.body.eventId]);
    expect(JSON.parse(own.calls[0]?.body ?? '')).toMatchObject({
      type: 'events.webhook-tested.v1',
      data: { webhookId: id },
    });
    own.behaviour = () => (response) =>
      response.writeHead(302, { location: `${receiver.url}/elsewhere` }).end();
    expect((await lab.call('POST', `/${id}/test`)).body).toMatchObject({
      delivered: false,
      status: 302,
      reason: 'redirect',
    });
    expect(receiver.ids('/elsewhere')).toEqual([]);
    await own.close();
    expect((await lab.call('POST', `/${id}/test`)).body).toMatchObject({
      delivered: false,
      status: null,
      reason: 'connection_refused',
    });
    expect(await lab.log(id)).toEqual([]);
  });

  it('tell of what is done to them', async () => {
    const { id } = await lab.webhook(receiver.url);
    await lab.call('PATCH', `/${id}`, { description: 'x' });
    await lab.call('PATCH', `/${id}`, { paused: true });
    await lab.call('PATCH', `/${id}`, { paused: false });
    await lab.call('POST', `/${id}/secret-rotations`, {});
    await lab.call('POST', `/${id}/replays`, { eventIds: [uuidv7()] });
    await lab.call('DELETE', `/${id}`);
    await lab.events.settled();
    const told = (await lab.events.feedOf(lab.platformId)).map(({ event }) => event);
    expect(told.map(({ data }) => (data as { change: string }).change)).toEqual([
      'created',
      'changed',
      'paused',
      'resumed',
      'secret_rotated',
      'replayed',
      'deleted',
    ]);
    expect(told.map(({ subjectversion }) => subjectversion)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(told[0]).toMatchObject({ subject: `webhook/${id}`, data: { changedBy: userActor().userId } });
  });
});
