import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { InvitationFacts } from '@rollcall/contracts';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { InvitationsLab } from '../../../testing/invitations-lab.js';
import { PLATFORM_ID, identityEvent, userInvited } from '../../../testing/invited-people.js';

describe('issuing invitations', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open();
  });
  afterAll(() => lab.close());
  afterEach(() => {
    lab.identity.decide = () => null;
  });

  const issuedOf = (facts: InvitationFacts[]): Promise<{ count: number }[]> =>
    lab.query(
      `SELECT count(*)::int AS count FROM invitations.outbox WHERE type LIKE '%issued%' AND subject = ANY ($1)`,
      [facts.map(({ invitationId }) => `invitation/${invitationId}`)],
    );

  it('issues 500 invitations of one call, each with one event', async () => {
    const facts = lab.invited(500);
    await lab.publish(facts.map((one) => userInvited(one)));
    await eventually(async () => expect(await issuedOf(facts)).toEqual([{ count: 500 }]));
    const [one] = facts as [InvitationFacts];
    expect(await lab.row(one.invitationId)).toMatchObject({
      platform_id: PLATFORM_ID,
      user_id: one.userId,
      email: one.email,
      state: 'pending',
      generation: 1,
      link_key_id: 'test',
      version: 1,
      delivery_state: 'queued',
    });
  });

  it('issues each once, however often and by whichever way it comes (E23)', async () => {
    const facts = lab.invited(20);
    const asked = facts.map(({ invitationId }) => lab.admin('GET', `/v1/invitations/${invitationId}`));
    await lab.publish(facts.map((one) => userInvited(one)));
    await Promise.all([
      ...asked,
      ...facts.map(({ invitationId }) => lab.admin('GET', `/v1/invitations/${invitationId}`)),
    ]);
    await lab.settled();
    expect(await issuedOf(facts)).toEqual([{ count: 20 }]);
  });

  it('answers GET before the event came, and shows no link, token or hash (V1)', async () => {
    const [facts] = lab.invited(1, { message: 'Hi' }) as [InvitationFacts];
    const { status, body } = await lab.admin('GET', `/v1/invitations/${facts.invitationId}`);
    expect(status).toBe(200);
    expect(Object.keys(body).toSorted()).toEqual(
      [
        'id',
        'userId',
        'email',
        'status',
        'groupIds',
        'roles',
        'sessionId',
        'invitedBy',
        'createdAt',
        'lastSentAt',
      ]
        .concat(['reminderCount', 'needsApproval', 'acceptedAt', 'cancelledAt', 'delivery'])
        .toSorted(),
    );
    expect(body).toMatchObject({
      id: facts.invitationId,
      email: facts.email,
      status: 'pending',
      reminderCount: 0,
    });
    expect(JSON.stringify(body)).not.toContain(await lab.tokenOf(facts.invitationId));
  });

  it('puts no token into an event (V1, Z-02)', async () => {
    const { invitationId } = await lab.issuedOne();
    const token = await lab.tokenOf(invitationId);
    const rows = await lab.query<{ all: string }>(
      `SELECT i::text || (SELECT string_agg(o.envelope::text, '') FROM invitations.outbox o WHERE o.subject = $2) AS all
       FROM invitations.invitations i WHERE id = $1`,
      [invitationId, `invitation/${invitationId}`],
    );
    const bytes = Buffer.from(token, 'base64url');
    for (const spelling of [
      token,
      bytes.subarray(-32).toString('hex'),
      bytes.subarray(-32).toString('base64'),
    ]) {
      expect(rows[0]?.all).not.toContain(spelling);
    }
  });

  it('does not answer without a sign-in, nor to other services', async () => {
    const { invitationId } = await lab.issuedOne();
    expect((await lab.call('GET', `/v1/invitations/${invitationId}`)).status).toBe(401);
    const as = { kind: 'service', service: 'billing' } as const;
    expect((await lab.call('GET', `/v1/invitations/${invitationId}`, { as })).status).toBe(403);
  });

  it('keeps platforms apart in the database itself', async () => {
    const other = uuidv7();
    const { invitationId } = await lab.issuedOne({ platformId: other });
    // Identity would not allow it; if it ever did, the row of another platform still is not there.
    expect((await lab.admin('GET', `/v1/invitations/${invitationId}`)).status).toBe(404);
  });

  it('takes over groups and roles of a second invite, and never older ones (D-09)', async () => {
    const facts = await lab.issuedOne();
    const groupIds = [...facts.groupIds, uuidv7()];
    const extended = (subjectVersion: number, ids: string[]) =>
      identityEvent('identity.invitation-extended.v1', facts, subjectVersion, {
        invitationId: facts.invitationId,
        userId: facts.userId,
        groupIds: ids,
        roles: ['learner', 'coach'],
      });
    await lab.publish(extended(5, groupIds));
    await eventually(async () =>
      expect(await lab.row(facts.invitationId)).toMatchObject({
        group_ids: groupIds,
        roles: ['learner', 'coach'],
      }),
    );
    await lab.publish(extended(4, [uuidv7()]));
    await lab.settled();
    expect(await lab.row(facts.invitationId)).toMatchObject({
      group_ids: groupIds,
      user_version: 5,
      version: 1,
    });
  });

  it('leads to fewer groups when its person left some, with the same roles (G25)', async () => {
    const left = uuidv7();
    const facts = await lab.issuedOne({ groupIds: [left, uuidv7()], roles: ['learner', 'coach'] });
    const { invitationId, userId } = facts;
    const groupIds = facts.groupIds.filter((each) => each !== left);
    const data = { invitationId, userId, groupIds };
    await lab.publish(identityEvent('identity.invitation-narrowed.v1', facts, 3, data));
    await eventually(async () =>
      expect(await lab.row(invitationId)).toMatchObject({
        group_ids: groupIds,
        roles: facts.roles,
        state: 'pending',
      }),
    );
  });

  it('closes the invitation of a person who was deleted (V11, D-34)', async () => {
    const facts = await lab.issuedOne();
    const token = await lab.tokenOf(facts.invitationId);
    const { invitationId, userId } = facts;
    const deletedAt = new Date().toISOString();
    const data = { userId, wasActive: false, invitationId, reason: 'last_group_left', deletedAt } as const;
    await lab.publish(identityEvent('identity.user-deleted.v1', facts, 2, data));
    await eventually(async () => expect(await lab.row(invitationId)).toMatchObject({ state: 'cancelled' }));
    expect((await lab.accept(token)).body.code).toBe('link_closed');
    expect((await lab.eventsOf(invitationId))[1]).toMatchObject({
      data: { cancelledBy: null, cancelledAt: deletedAt },
    });
  });

  it('leaves a person with the newest invitation only', async () => {
    const older = await lab.issuedOne({ invitedAt: '2026-01-01T00:00:00.000Z' });
    const newer = await lab.issuedOne({ userId: older.userId, invitedAt: '2026-01-02T00:00:00.000Z' });
    expect(await lab.row(older.invitationId)).toMatchObject({ state: 'cancelled' });
    expect(await lab.row(newer.invitationId)).toMatchObject({ state: 'pending' });
    expect(await lab.eventTypesOf(older.invitationId)).toEqual(['issued', 'cancelled']);
  });

  it('never reopens a closed invitation, whatever statement tries (I7)', async () => {
    const { invitationId } = await lab.issuedOne();
    await lab.admin('DELETE', `/v1/invitations/${invitationId}`);
    const reopen = `UPDATE invitations.invitations SET state = 'pending', cancelled_at = NULL WHERE id = $1`;
    await expect(lab.query(reopen, [invitationId])).rejects.toThrow(/stays so/);
  });
});
