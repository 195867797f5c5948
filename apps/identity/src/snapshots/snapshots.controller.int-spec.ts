import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS } from '@rollcall/contracts';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { type Caller, type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

interface Described {
  type: string;
  subject: string;
  subjectversion: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- what it holds is what is asserted
  data: any;
}

describe('A snapshot of a platform', () => {
  let identity: IdentityUnderTest;
  let owner: Caller;
  let events: Server;
  let cursor = 'MTI';
  beforeAll(async () => {
    events = createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ cursor }));
    });
    await new Promise<void>((resolve) => events.listen(0, '127.0.0.1', resolve));
    identity = await startIdentity(undefined, `http://127.0.0.1:${(events.address() as AddressInfo).port}`);
    owner = identity.as(identity.ownerId);
  });
  afterAll(async () => {
    await identity.stop();
    await new Promise((resolve) => events.close(resolve));
  });

  const page = async (query = '') => {
    const { status, body } = await owner.get(`/v1/events/snapshot?${query}`);
    expect(status).toBe(200);
    return body as { items: Described[]; nextCursor: string | null; feedCursor: string };
  };
  const all = async (limit: number) => {
    const items: Described[] = [];
    const feedCursors = new Set<string>();
    for (let next: string | null = ''; next !== null;) {
      const read = await page(`limit=${limit}${next && `&cursor=${next}`}`);
      items.push(...read.items);
      feedCursors.add(read.feedCursor);
      next = read.nextCursor;
    }
    return { items, feedCursors: [...feedCursors] };
  };
  const versionsIn = (table: 'groups' | 'users') =>
    identity.rows<{ id: string; version: number }>(
      `SELECT id, version FROM identity.${table} WHERE platform_id = $1 ORDER BY id`,
      [identity.platformId],
    );

  it('has every group and then every person with what they hold, at the version that this is', async () => {
    const ada = await identity.person('ada@x.org', ['France'], ['learner', 'coach']);
    const invited = await owner.post('/v1/invitations', {
      emails: 'bob@x.org',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    const gone = await identity.person('gone@x.org', ['HR'], ['learner']);
    await owner.delete(`/v1/users/${gone}`);

    const { items } = await all(3);

    const groups = items.filter(({ type }) => type === 'identity.group-described.v1');
    expect(groups.map(({ data, subjectversion }) => ({ id: data.groupId, version: subjectversion }))).toEqual(
      await versionsIn('groups'),
    );
    expect(items.slice(0, groups.length)).toEqual(groups);
    const people = items.slice(groups.length);
    const alive = (await versionsIn('users')).filter(({ id }) => id !== gone);
    expect(people.map(({ data, subjectversion }) => ({ id: data.userId, version: subjectversion }))).toEqual(
      alive,
    );
    const bob = invited.body.results[0].userId;
    expect(people.find(({ data }) => data.userId === bob)?.data).toMatchObject({
      status: 'invited',
      email: 'bob@x.org',
      activatedAt: null,
      memberships: [{ groupId: identity.groups['HR'], role: 'learner', origin: 'direct', viaGroupId: null }],
    });
    const known = (await owner.get(`/v1/users/${ada}`)).body;
    expect(people.find(({ data }) => data.userId === ada)?.data.memberships).toEqual(known.memberships);
  });

  it('fits the schemas that are published', async () => {
    const ajv = new Ajv({ strict: false });
    addFormats.default(ajv);
    for (const { type, data } of (await all(200)).items) {
      const validate = ajv.compile(EVENTS.get(type)?.data ?? false);
      expect([validate(data), validate.errors]).toEqual([true, null]);
    }
  });

  it('goes on from where the feed stood before its first page, whatever happens meanwhile', async () => {
    cursor = 'MTI';
    const first = await page('limit=2');
    cursor = 'OTk';
    const second = await page(`limit=2&cursor=${first.nextCursor}`);
    expect([first.feedCursor, second.feedCursor]).toEqual(['MTI', 'MTI']);
    expect((await page()).feedCursor).toBe('OTk');
  });

  it('is refused while nobody knows where the feed stands', async () => {
    const { port } = events.address() as AddressInfo;
    await new Promise((resolve) => {
      events.closeAllConnections();
      events.close(resolve);
    });
    expect((await owner.get('/v1/events/snapshot')).status).toBe(503);
    await new Promise<void>((resolve) => events.listen(port, '127.0.0.1', resolve));
  });

  it('names what is wrong with a request', async () => {
    const { status, body } = await owner.get('/v1/events/snapshot?cursor=x&limit=1001');
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      ['cursor', 'limit'],
    ]);
  });
});
