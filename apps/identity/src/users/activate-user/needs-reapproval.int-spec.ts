import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Database } from '@rollcall/database';
import { eventually } from '@rollcall/messaging/testing';
import { arrives } from '../../../testing/arriving-events.js';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

interface Invited {
  userId: string;
  invitationId: string;
  email: string;
}

describe('V12: accepting an invitation whose inviter may no longer grant what it gives', () => {
  let identity: IdentityUnderTest;
  let serial = 0;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const newEmail = () => `v12-${(serial += 1)}@x.org`;
  const someone = (groups: string[], roles: string[]) => identity.person(newEmail(), groups, roles);
  const invited = async (by: string, group: string, role: string, email = newEmail()): Promise<Invited> => {
    const wish = { emails: email, groupIds: [identity.groups[group]], roles: [role] };
    const { body } = await identity.as(by).post('/v1/invitations', wish);
    return { ...body.results[0], email };
  };
  const accept = async ({ invitationId, userId }: Invited) => {
    const { status, body } = await identity.activate(invitationId, userId);
    return status === 201 ? 'active' : `${status} ${(body as { code: string }).code}`;
  };
  const lose = async (userId: string, group: string, role: string) => {
    const path = `/v1/groups/${identity.groups[group]}/members/${userId}/roles/${role}`;
    expect((await identity.as(identity.ownerId).delete(path)).status).toBe(200);
  };
  const asListed = async ({ invitationId }: Invited) => {
    const owner = identity.as(identity.ownerId);
    const waiting = (await owner.get('/v1/invitations?needsApproval=true')).body.items;
    return waiting.some(({ id }: { id: string }) => id === invitationId) ? 'waits' : 'open';
  };
  const remindedBy = (userId: string, { invitationId, userId: invitedId }: Invited, version: number) =>
    arrives(identity, 'invitations.invitation-reminded.v1', {
      invitationId,
      userId: invitedId,
      version,
      about: { remindedBy: { userId, displayName: 'Somebody' }, reminderCount: version },
    });

  it('is refused when the inviter was demoted; the invitation stays open and shows it, with one audit row', async () => {
    const inviter = await someone(['Sales', 'HR'], ['admin']);
    const guest = await invited(inviter, 'France', 'coach');
    await lose(inviter, 'Sales', 'admin');
    expect(await accept(guest)).toBe('409 needs_reapproval');
    expect(await accept(guest)).toBe('409 needs_reapproval');
    const { body: person } = await identity.as(identity.ownerId).get(`/v1/users/${guest.userId}`);
    expect([person.status, person.activatedAt]).toEqual(['invited', null]);
    const { body } = await identity
      .as(identity.ownerId)
      .get('/v1/audit-events?action=invitation.approval-needed');
    expect(body.items).toMatchObject([
      {
        subjects: [
          { type: 'user', id: guest.userId },
          { type: 'invitation', id: guest.invitationId },
        ],
      },
    ]);
    expect(await asListed(guest)).toBe('waits');
    const path = `/v1/groups/${identity.groups['France']}/members?section=invited&q=${guest.email}`;
    const { body: members } = await identity.as(identity.ownerId).get(path);
    expect(members.items[0].invitation).toMatchObject({ id: guest.invitationId, needsApproval: true });
  });

  it('works again after a reminder by somebody who may grant it, not by somebody who may not', async () => {
    const inviter = await someone(['Sales'], ['admin']);
    const guest = await invited(inviter, 'France', 'coach');
    const userAdmin = await someone(['Sales'], ['userAdmin']);
    await identity.as(identity.ownerId).delete(`/v1/users/${inviter}`);
    expect(await accept(guest)).toBe('409 needs_reapproval');
    await remindedBy(userAdmin, guest, 2);
    expect([await asListed(guest), await accept(guest)]).toEqual(['waits', '409 needs_reapproval']);
    await remindedBy(await someone(['EMEA'], ['admin']), guest, 3);
    expect([await asListed(guest), await accept(guest)]).toEqual(['open', 'active']);
  });

  it('shows nobody waiting who was approved between the refusal and the mark', async () => {
    const inviter = await someone(['Sales'], ['admin']);
    const guest = await invited(inviter, 'France', 'coach');
    await lose(inviter, 'Sales', 'admin').catch(() => undefined);
    await identity.as(identity.ownerId).delete(`/v1/users/${inviter}`);
    const refusal = await identity.get(Database).transaction('installation', async (tx) => {
      await tx.execute('UPDATE invitations SET invited_by = $2 WHERE id = $1', [
        guest.invitationId,
        identity.ownerId,
      ]);
      const accepting = accept(guest);
      await eventually(async () => {
        const waiting = await identity.count(
          `SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%needs_approval_since = now()%'`,
        );
        if (waiting === 0) throw new Error('Nobody waits yet.');
      });
      return { accepting };
    });
    expect(await refusal.accepting).toBe('409 needs_reapproval');
    expect([await asListed(guest), await accept(guest)]).toEqual(['open', 'active']);
  });

  it('works again after a second invite, for what that one asked for (D-09)', async () => {
    const inviter = await someone(['Sales'], ['admin']);
    const guest = await invited(inviter, 'France', 'coach');
    await lose(inviter, 'Sales', 'admin').catch(() => undefined);
    await identity.as(identity.ownerId).delete(`/v1/users/${inviter}`);
    await invited(identity.ownerId, 'HR', 'learner', guest.email);
    expect(await accept(guest)).toBe('409 needs_reapproval');
    await invited(identity.ownerId, 'France', 'coach', guest.email);
    expect([await asListed(guest), await accept(guest)]).toEqual(['open', 'active']);
    expect(await identity.membershipsOf(guest.userId)).toEqual(['coach France', 'learner HR']);
  });

  it('goes on when what the inviter may not grant was taken off, and for what they may still grant', async () => {
    const inviter = await someone(['Sales', 'HR'], ['admin']);
    const guest = await invited(inviter, 'France', 'coach');
    await invited(inviter, 'HR', 'learner', guest.email);
    await lose(inviter, 'Sales', 'admin');
    expect(await accept(guest)).toBe('409 needs_reapproval');
    await lose(guest.userId, 'France', 'coach');
    expect(await accept(guest)).toBe('active');
  });

  it('holds back nobody whom the owner invited, or who was added by others meanwhile', async () => {
    const admin = await someone(['HR'], ['admin']);
    const guest = await invited(identity.ownerId, 'HR', 'learner');
    const members = `/v1/groups/${identity.groups['HR']}/members`;
    const added = { userId: guest.userId, roles: ['author'] };
    expect((await identity.as(admin).post(members, added)).status).toBe(201);
    expect(await accept(guest)).toBe('active');
  });
});
