import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventType } from '@rollcall/contracts';
import { ARRIVED_AT, arrives } from '../../testing/arriving-events.js';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

describe('The audit of what people do at the invitations service', () => {
  let identity: IdentityUnderTest;
  let userId: string;
  let invitationId: string;
  beforeAll(async () => {
    identity = await startIdentity();
    const { body } = await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: 'ina@x.org',
      groupIds: [identity.groups['France']],
      roles: ['learner'],
    });
    [{ userId, invitationId }] = body.results;
  });
  afterAll(() => identity.stop());

  const told = (type: EventType, version: number, about: object): Promise<void> =>
    arrives(identity, type, { invitationId, userId, version, about });
  const written = async (action: string) =>
    (await identity.as(identity.ownerId).get(`/v1/audit-events?action=${action}`)).body.items;

  it('names who reminded whom, at the time of the call', async () => {
    const remindedBy = { userId: identity.ownerId, displayName: 'Olivia Okafor' };
    await told('invitations.invitation-reminded.v1', 2, { remindedBy });
    expect(await written('invitation.reminded')).toEqual([
      expect.objectContaining({
        at: ARRIVED_AT,
        actor: expect.objectContaining({ userId: identity.ownerId }),
        subjects: [
          { type: 'invitation', id: invitationId },
          { type: 'user', id: userId },
        ],
        clientIp: null,
      }),
    ]);
  });

  it('names who cancelled, and nobody for an invitation that ended with its person', async () => {
    await told('invitations.invitation-cancelled.v1', 3, { cancelledBy: identity.ownerId });
    await told('invitations.invitation-cancelled.v1', 4, { cancelledBy: null });
    expect(await written('invitation.cancelled')).toHaveLength(1);
  });
});
