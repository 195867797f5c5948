import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Academy, bringIn, createAcademy } from '../support/academy.js';
import { type Answer, ApiClient } from '../support/api-client.js';
import { ALL_SERVICES, Installation } from '../support/installation.js';
import { DATA_SERVICES } from '../support/migrated-database.js';

const seenBy = ({ status, body }: Answer): string =>
  JSON.stringify([status, { ...body, requestId: '', instance: '' }]);

describe('Hostile input and foreign platforms', () => {
  let installation: Installation;
  let academy: Academy;
  let neighbour: Academy;
  let groupAdmin: ApiClient;

  beforeAll(async () => {
    installation = await Installation.start();
    academy = await createAcademy(installation);
    neighbour = await createAcademy(installation, 'neighbour');
    groupAdmin = await bringIn(installation, academy, 'gaston@academy.example', ['Sales'], ['admin']);
  }, 120_000);
  afterAll(() => installation?.stop());

  /** Every writing route with a body that it takes. */
  const writes = (): { caller: ApiClient; path: string; body: Record<string, unknown> }[] => [
    {
      caller: academy.owner,
      path: '/v1/invitations',
      body: { emails: 'w@example.org', groupIds: [academy.groups['HR']], roles: ['learner'] },
    },
    {
      caller: academy.owner,
      path: '/v1/groups',
      body: { name: 'New', parentId: academy.groups['HR'], public: true },
    },
    { caller: academy.owner, path: '/v1/paths', body: { name: 'New', groupId: academy.groups['HR'] } },
    {
      caller: new ApiClient(installation.url, installation.operatorToken),
      path: '/v1/platforms',
      body: {
        name: 'New',
        slug: 'new-one',
        plan: 'team',
        locale: 'en',
        timeZone: 'UTC',
        owner: { email: 'o@new.example', firstName: 'O', lastName: 'N', password: 'correct horse battery' },
      },
    },
    {
      caller: new ApiClient(installation.url),
      path: '/v1/auth/login',
      body: { login: 'x@y.org', password: 'whatever' },
    },
    {
      caller: new ApiClient(installation.url),
      path: '/v1/invitation-links/unknown/acceptance',
      body: { firstName: 'A', lastName: 'B', password: 'correct horse battery' },
    },
  ];
  const rowsWritten = async (): Promise<string> =>
    JSON.stringify(
      await installation.rows(
        `SELECT (SELECT count(*) FROM identity.users) AS users, (SELECT count(*) FROM identity.groups) AS groups,
                (SELECT count(*) FROM identity.paths) AS paths, (SELECT count(*) FROM identity.platforms) AS platforms,
                (SELECT count(*) FROM identity.outbox) AS events`,
      ),
    );

  it('V35: fields that are not part of a call are refused, each by name, and nothing is written', async () => {
    const before = await rowsWritten();
    const extras = [
      'role',
      'tenantId',
      'platformId',
      'state',
      'status',
      'billedAt',
      'passwordHash',
      'version',
      'id',
    ];
    for (const { caller, path, body } of writes()) {
      const extra = Object.fromEntries(extras.map((field) => [field, 'x']));
      const answer = await caller.post(path, { ...body, ...extra });
      expect([path, answer.status]).toEqual([path, 400]);
      const named = answer.body.errors.map((error: { path: string }) => error.path);
      expect([path, extras.filter((field) => !named.includes(field))]).toEqual([path, []]);
    }
    expect(await rowsWritten()).toBe(before);
  });

  it('V36, V37: what is no plain object, and what reaches for prototypes, is refused', async () => {
    const before = await rowsWritten();
    const bodies = ['[]', '"x"', 'null', '1', 'true', '{"0":{}}', '{', '', '[{}]'];
    const polluting = ['__proto__', 'constructor', 'prototype'];
    for (const { caller, path, body } of writes()) {
      const raw = [
        ...bodies,
        ...polluting.map((key) => `${JSON.stringify(body).slice(0, -1)},"${key}":{"x":1}}`),
        ...polluting.map((key) => `{"nested":{"deep":{"${key}":{"isAdmin":true}}}}`),
      ];
      for (const text of raw) {
        const answer = await caller.postRaw(path, text, 'application/json');
        expect([path, text, answer.status]).toEqual([path, text, 400]);
        expect(answer.headers.get('content-type')).toContain('application/problem+json');
      }
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/xml']) {
        expect((await caller.postRaw(path, JSON.stringify(body), type)).status).toBe(415);
      }
    }
    expect(await rowsWritten()).toBe(before);
  }, 60_000);

  it('V17: ids of another platform get the answer of ids that never were', async () => {
    const { body: theirs } = await neighbour.owner.post('/v1/invitations', {
      emails: 'secret@example.org',
      groupIds: [neighbour.groups['HR']],
      roles: ['learner'],
    });
    const { userId, invitationId } = theirs.results[0];
    const { body: path } = await neighbour.owner.post('/v1/paths', {
      name: 'P',
      groupId: neighbour.groups['HR'],
    });
    const { body: session } = await neighbour.owner.post(`/v1/paths/${path.id}/sessions`, {
      name: 'S',
      groupId: neighbour.groups['HR'],
      startsAt: '2026-12-01T09:00:00Z',
      audience: 'dynamic',
    });
    const never = '01930000-0000-7000-8000-00000000dead';
    const routes: [string, string, (caller: ApiClient, id: string) => Promise<Answer>][] = [
      ['user', userId, (caller, id) => caller.get(`/v1/users/${id}`)],
      ['group', neighbour.groups['HR'] ?? '', (caller, id) => caller.get(`/v1/groups/${id}`)],
      ['session', session.id, (caller, id) => caller.get(`/v1/sessions/${id}`)],
      ['invitation', invitationId, (caller, id) => caller.get(`/v1/invitations/${id}`)],
      ['cancel', invitationId, (caller, id) => caller.delete(`/v1/invitations/${id}`)],
      ['remind', invitationId, (caller, id) => caller.post(`/v1/invitations/${id}/reminders`, {})],
    ];
    for (const caller of [academy.owner, groupAdmin]) {
      for (const [name, id, call] of routes) {
        const [foreign, invented] = [await call(caller, id), await call(caller, never)];
        expect([name, foreign.status]).toEqual([name, 404]);
        expect([name, seenBy(foreign)]).toEqual([name, seenBy(invented)]);
      }
      const { body } = await caller.get('/v1/users?q=secret');
      expect(body.items).toEqual([]);
    }
    expect((await neighbour.owner.get(`/v1/invitations/${invitationId}`)).body.status).toBe('pending');
  });

  it('V22: the same address on two platforms is two people', async () => {
    for (const { owner, groups } of [academy, neighbour]) {
      const wish = { emails: 'both@example.org', groupIds: [groups['HR']], roles: ['learner'] };
      expect((await owner.post('/v1/invitations', wish)).body.results[0].outcome).toBe('invited');
    }
  });

  it('V47: a service takes nobody at their word about who they are', async () => {
    const forged = [
      {},
      { 'x-user-id': academy.ownerId },
      { 'x-rollcall-actor': 'owner' },
      { 'x-rollcall-actor': `${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.` },
      { authorization: `Bearer ${installation.operatorToken}` },
    ];
    const routes: Record<(typeof DATA_SERVICES)[number], string> = {
      identity: '/v1/users',
      invitations: '/v1/invitations/01930000-0000-7000-8000-00000000dead',
      notifications: '/internal/outbox/published',
      billing: '/v1/billing/summary',
      events: '/v1/events',
    };
    for (const service of DATA_SERVICES) {
      for (const headers of forged) {
        const { status } = await new ApiClient(installation.urls[service]).get(
          routes[service],
          headers as never,
        );
        expect([service, headers, status]).toEqual([service, headers, 401]);
      }
    }
    for (const service of ALL_SERVICES) {
      expect((await new ApiClient(installation.url).get(`/internal/actor-tokens?${service}`)).status).toBe(
        404,
      );
    }
  });

  it('V54: whatever is sent, no answer is a server error or shows its inside', async () => {
    const hostile = fc.oneof(
      fc.json(),
      fc.constantFrom("'; DROP TABLE users; --", '${7*7}', '\u0000', '\ud800', '../../etc/passwd', '{{7*7}}'),
      fc.string({ unit: 'binary', maxLength: 200 }),
    );
    const fields = fc.dictionary(
      fc.constantFrom('emails', 'groupIds', 'roles', 'name', 'login', 'limit', 'q'),
      hostile,
    );
    await fc.assert(
      fc.asyncProperty(fc.nat(), fields, hostile, async (pick, body, text) => {
        const routes = writes();
        const { caller, path } = routes[pick % routes.length] ?? {
          caller: academy.owner,
          path: '/v1/groups',
        };
        const answers = [
          await caller.post(path, body),
          await caller.postRaw(path, text, 'application/json'),
          await academy.owner.get(`/v1/users?q=${encodeURIComponent(text.toWellFormed())}&limit=1`),
          await academy.owner.get(`/v1/users/${encodeURIComponent(text.toWellFormed())}`),
        ];
        for (const answer of answers) {
          expect(answer.status).toBeLessThan(500);
          expect(JSON.stringify(answer.body)).not.toMatch(
            /\bat \/|node_modules|SELECT |INSERT |pg_|QueryFailed/,
          );
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});
