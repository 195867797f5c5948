import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS, type EventType } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { type IdentityUnderTest, startIdentity } from '../../testing/identity-lab.js';

const AT = '2026-11-02T10:00:00.000Z';

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

  /** As a carrier leaves it in the inbox. */
  const arrives = async (type: string, version: number, about: object): Promise<void> => {
    const id = uuidv7();
    const subject = `invitation/${invitationId}`;
    const sample = EVENTS.get(type as EventType)?.sample as object;
    const envelope = {
      specversion: '1.0',
      id,
      source: '/rollcall/invitations',
      type,
      subject,
      time: AT,
      datacontenttype: 'application/json',
      platformid: identity.platformId,
      subjectversion: version,
      data: { ...sample, invitationId, userId, ...about },
    };
    await identity.rows(
      `INSERT INTO identity.inbox (event_id, type, source, subject, subject_version, platform_id, envelope)
       VALUES ($1, $2, 'invitations', $3, $4, $5, $6)`,
      [id, type, subject, version, identity.platformId, JSON.stringify(envelope)],
    );
    await eventually(async () =>
      expect(await identity.count(`SELECT FROM identity.inbox WHERE done_at IS NULL`)).toBe(0),
    );
  };
  const written = async (action: string) =>
    (await identity.as(identity.ownerId).get(`/v1/audit-events?action=${action}`)).body.items;

  it('names who reminded whom, at the time of the call', async () => {
    const remindedBy = { userId: identity.ownerId, displayName: 'Olivia Okafor' };
    await arrives('invitations.invitation-reminded.v1', 2, { remindedBy });
    expect(await written('invitation.reminded')).toEqual([
      expect.objectContaining({
        at: AT,
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
    await arrives('invitations.invitation-cancelled.v1', 3, { cancelledBy: identity.ownerId });
    await arrives('invitations.invitation-cancelled.v1', 4, { cancelledBy: null });
    expect(await written('invitation.cancelled')).toHaveLength(1);
  });
});
