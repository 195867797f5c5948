import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { ARRIVED_AT, arrivesFrom } from '../../testing/arriving-events.js';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

describe('The audit of what is done at notifications and billing', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const written = async (action: string) =>
    (await identity.as(identity.ownerId).get(`/v1/audit-events?action=${action}`)).body.items;

  it('names who suppressed and who released a mailbox, and not the mailbox', async () => {
    const suppressionId = uuidv7();
    const subject = `suppression/${suppressionId}`;
    await arrivesFrom(identity, 'notifications', {
      type: 'notifications.suppression-added.v1',
      subject,
      version: 1,
      data: { suppressionId, addedBy: identity.ownerId, addedAt: ARRIVED_AT },
    });
    await arrivesFrom(identity, 'notifications', {
      type: 'notifications.suppression-released.v1',
      subject,
      version: 2,
      data: { suppressionId, reason: 'manual', releasedBy: identity.ownerId, releasedAt: ARRIVED_AT },
    });
    const common = {
      at: ARRIVED_AT,
      actor: expect.objectContaining({ kind: 'user', userId: identity.ownerId }),
      subjects: [{ type: 'suppression', id: suppressionId }],
      clientIp: null,
    };
    expect(await written('suppression.added')).toEqual([expect.objectContaining({ ...common, details: {} })]);
    expect(await written('suppression.released')).toEqual([
      expect.objectContaining({ ...common, details: { reason: 'manual' } }),
    ]);
  });

  it('says that the operator changed the price of the platform, and to what', async () => {
    const { platformId } = identity;
    const price = { priceMinor: 650, currency: 'EUR', appliesTo: 'current_cycle' };
    await arrivesFrom(identity, 'billing', {
      type: 'billing.price-changed.v1',
      subject: `price/${platformId}`,
      version: 1,
      data: { platformId, ...price, changedAt: ARRIVED_AT },
    });
    expect(await written('price.changed')).toEqual([
      expect.objectContaining({
        at: ARRIVED_AT,
        actor: expect.objectContaining({ kind: 'operator', userId: null }),
        subjects: [{ type: 'platform', id: platformId }],
        details: price,
      }),
    ]);
  });
});
