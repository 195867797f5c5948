import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventType } from '@rollcall/contracts';
import { v7 as uuidv7 } from 'uuid';
import { ARRIVED_AT, arrivesFrom } from '../../testing/arriving-events.js';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

describe('The audit of what is done to webhooks', () => {
  let identity: IdentityUnderTest;
  const webhookId = uuidv7();
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const told = (type: EventType, version: number, data: object): Promise<void> =>
    arrivesFrom(identity, 'events', {
      type,
      subject: `webhook/${webhookId}`,
      version,
      data: {
        webhookId,
        ...data,
      },
    });
  const written = async () =>
    (await identity.as(identity.ownerId).get('/v1/audit-events?action=webhook')).body.items;

  it('names who did what, and what ended by itself, with the time and without an address', async () => {
    await told('events.webhook-changed.v1', 1, { change: 'secret_rotated', changedBy: identity.ownerId });
    await told('events.webhook-paused.v1', 2, { reason: 'failing' });
    const subjects = [{ type: 'webhook', id: webhookId }];
    expect(await written()).toEqual([
      expect.objectContaining({
        at: ARRIVED_AT,
        action: 'webhook.paused',
        subjects,
        details: { reason: 'failing' },
        actor: expect.objectContaining({ kind: 'service' }),
      }),
      expect.objectContaining({
        at: ARRIVED_AT,
        action: 'webhook.secret-rotated',
        subjects,
        clientIp: null,
        actor: expect.objectContaining({
          kind: 'user',
          userId: identity.ownerId,
        }),
      }),
    ]);
  });

  it('names the API key that did it', async () => {
    const { body: key } = await identity
      .as(identity.ownerId)
      .post('/v1/api-keys', { name: 'Hooks', scopes: ['webhooks:write'] });
    await told('events.webhook-changed.v1', 3, { change: 'deleted', changedBy: key.id });
    expect((await written())[0]).toMatchObject({
      action: 'webhook.deleted',
      actor: { kind: 'key', keyId: key.id, userId: null, displayName: 'Hooks' },
    });
  });
});
