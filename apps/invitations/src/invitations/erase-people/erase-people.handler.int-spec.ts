import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { identityEvent, userInvited } from '../../../testing/invited-people.js';
import { InvitationsLab } from '../../../testing/invitations-lab.js';

describe('Erasing people from invitations (T13)', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open();
  });
  afterAll(() => lab.close());

  it('leaves no address, message or name of the person in any table, and confirms', async () => {
    const inviter = { userId: uuidv7(), displayName: 'Unforgettable Person' };
    const [theirs, byThem] = [
      ...lab.invited(1, { email: 'unforgettable@x.org', message: 'Unforgettable' }),
      ...lab.invited(1, { invitedBy: inviter, message: 'Best, Unforgettable' }),
    ];
    if (!theirs || !byThem) throw new Error('There are two invitations.');
    await lab.publish([userInvited(theirs), userInvited(byThem)]);
    await lab.settled();
    await allPublished();
    const { userId } = theirs;
    const at = new Date().toISOString();
    const deletion = {
      userId,
      wasActive: false,
      invitationId: theirs.invitationId,
      reason: 'deleted',
      deletedAt: at,
    };
    await lab.publish([
      identityEvent('identity.user-deleted.v1', theirs, 5, deletion as never),
      identityEvent('identity.user-erased.v1', theirs, 6, { userId, erasedAt: at }),
      identityEvent('identity.user-erased.v1', { ...byThem, userId: inviter.userId }, 9, {
        userId: inviter.userId,
        erasedAt: at,
      }),
    ]);
    await lab.settled();
    await allPublished();
    const traces = await lab.query(
      `SELECT 1 FROM invitations.invitations t WHERE t::text ILIKE '%unforgettable%'
       UNION ALL SELECT 2 FROM invitations.outbox t WHERE t::text ILIKE '%unforgettable%'
       UNION ALL SELECT 3 FROM invitations.inbox t WHERE t::text ILIKE '%unforgettable%'`,
    );
    expect(traces).toEqual([]);
    const confirmed = await lab.query<{ subject: string }>(
      `SELECT subject FROM invitations.outbox WHERE type = 'invitations.erasure-confirmed.v1'`,
    );
    expect(confirmed.map(({ subject }) => subject).toSorted()).toEqual(
      [`erasure/${userId}`, `erasure/${inviter.userId}`].toSorted(),
    );
  });

  const allPublished = () =>
    eventually(async () => {
      const waiting = await lab.query('SELECT FROM invitations.outbox WHERE published_at IS NULL');
      expect(waiting).toHaveLength(0);
    });
});
