import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

const NOTIFICATIONS = { kind: 'service', service: 'notifications' } as const;

describe('What identity tells notifications of deletion dates (S5)', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const ask = (userIds: unknown, as: Parameters<IdentityUnderTest['request']>[0] = NOTIFICATIONS) =>
    identity.request(as, 'POST', '/internal/deletion-dates', { userIds });

  it('is the day as it stands now, null without one, and nothing of who is deleted or not there', async () => {
    const [ada, bob, gone] = [
      await identity.person('ada@x.org', ['HR'], ['learner']),
      await identity.person('bob@x.org', ['HR'], ['learner']),
      await identity.person('gone@x.org', ['HR'], ['learner']),
    ];
    const owner = identity.as(identity.ownerId);
    await owner.put(`/v1/users/${ada}/deletion-date`, { date: '2031-05-01' });
    await owner.delete(`/v1/users/${gone}`);
    const { status, body } = await ask([ada, bob, gone, crypto.randomUUID()]);
    expect([status, new Map(body.items.map((item: { userId: string }) => [item.userId, item]))]).toEqual([
      200,
      new Map([
        [ada, { userId: ada, deletionDate: '2031-05-01' }],
        [bob, { userId: bob, deletionDate: null }],
      ]),
    ]);
  });

  it('is for notifications only (V47), and names a bad field', async () => {
    for (const other of [
      { kind: 'service', service: 'billing' },
      { kind: 'operator' },
      { kind: 'anonymous' },
    ] as const) {
      expect([401, 403]).toContain((await ask([], other)).status);
    }
    const { status, body } = await ask(['x']);
    expect([status, body.errors.map(({ path }: { path: string }) => path)]).toEqual([
      400,
      [expect.stringMatching(/^userIds/)],
    ]);
  });
});
