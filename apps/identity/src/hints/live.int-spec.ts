import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { HealthChecks } from '@rollcall/platform';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';
import { ImportLab } from '../../testing/import-lab.js';
import { LivePage, openSignInOf } from '../../testing/live-lab.js';
import { LiveConnections, MOST_OF_A_PERSON } from './live-connections.js';

describe('Be told when something changes', () => {
  let identity: IdentityUnderTest;
  const pages: LivePage[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    await openSignInOf(identity, identity.ownerId);
  }, 60_000);
  afterEach(async () => {
    for (const page of pages.splice(0)) page.leave();
    await eventually(async () => expect(identity.get(LiveConnections).signInIds()).toEqual([]));
  });
  afterAll(() => identity.stop());

  const open = async (
    ...where: Parameters<typeof LivePage.open> extends [unknown, ...infer R] ? R : never
  ) => {
    const page = await LivePage.open(identity, ...where);
    pages.push(page);
    return page;
  };
  const isTold = (page: LivePage, topic: string): Promise<void> =>
    eventually(async () => expect(page.told.flat()).toContain(topic));
  const createGroup = (name: string) =>
    identity
      .as(identity.ownerId)
      .post('/v1/groups', { name, parentId: identity.groups['ROOT'], public: true });

  it('names the topics, and nobody', async () => {
    const page = await open();
    await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: 'secret.name@x.org',
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    await isTold(page, 'invitations');
    expect(page.told.flat()).toEqual(expect.arrayContaining(['users', 'groups', 'invitations']));
    expect(page.sent).not.toMatch(/secret|@|[0-9a-f]{8}-/);
  });

  it('tells of an import at every step', async () => {
    const page = await open();
    await new ImportLab(identity).plan('Email\r\nimported@x.org\r\n', { mode: 'invite' });
    await isTold(page, 'imports');
  });

  it('says nothing of other platforms', async () => {
    const other = await identity.createPlatform('other');
    await openSignInOf(identity, other.ownerId, other.id);
    const [here, there] = [await open(), await open(other.ownerId, { platformId: other.id })];
    await createGroup('Only here');
    await isTold(here, 'groups');
    await identity.as(other.ownerId, other.id).patch('/v1/platform', { name: 'Renamed' });
    await isTold(there, 'platform');
    expect(here.told.flat()).not.toContain('platform');
  });

  it('tells of what happened at a replica, and ends when the service does', async () => {
    const replica = await identity.startReplica();
    try {
      const page = await open(identity.ownerId, { at: replica.url });
      let created = 0;
      // The replica may not listen yet when the first is created.
      await eventually(async () => {
        await createGroup(`At the other one ${(created += 1)}`);
        expect(page.told.flat()).toContain('groups');
      });
      replica.app.get(HealthChecks).startDraining();
      await page.ended;
    } finally {
      await replica.close();
    }
  }, 30_000);

  it('ends when the sign-in ends, and for nobody else', async () => {
    const ada = await identity.person('ada@x.org', ['HR'], ['learner']);
    await openSignInOf(identity, ada);
    const [hers, owners] = [await open(ada), await open()];
    await identity.as(identity.ownerId).delete(`/v1/users/${ada}/sign-ins`);
    await hers.ended;
    await createGroup('Afterwards');
    await isTold(owners, 'groups');
    expect(identity.get(LiveConnections).signInIds()).toEqual([identity.ownerId]);
  }, 20_000);

  it('lets the oldest go when somebody has too many', async () => {
    const oldest = await open();
    const others = await Promise.all(Array.from({ length: MOST_OF_A_PERSON }, () => open()));
    await oldest.ended;
    expect(oldest.sent).toContain('event: superseded');
    await createGroup('One of many');
    for (const page of others) await isTold(page, 'groups');
  });

  it('answers the topics that there are when asked for JSON', async () => {
    const { status, body } = await identity.as(identity.ownerId).get('/v1/live');
    expect([status, body.topics]).toEqual([200, expect.arrayContaining(['users', 'mails'])]);
  });
});
