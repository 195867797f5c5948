import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { arrives } from '../../testing/arriving-events.js';
import { ApiKeyLab, type MadeKey } from '../../testing/api-key-lab.js';

describe('What is done with an API key', () => {
  let lab: ApiKeyLab;
  beforeAll(async () => {
    lab = await ApiKeyLab.start();
  });
  afterAll(() => lab.identity.stop());

  let serial = 0;
  const france = () => lab.identity.groups['France'];
  const invite = async ({ key }: MadeKey, headers = {}, emails = `by-key-${(serial += 1)}@x.org`) => {
    const wish = { emails, groupIds: [france()], roles: ['coach'] };
    const { status, body } = await (await lab.callerWith(key)).post('/v1/invitations', wish, headers);
    expect(status).toBe(201);
    return body.results[0] as { userId: string; invitationId: string };
  };
  const inviter = () => lab.newKey(['invitations:write']);

  it('is done by the key, not by a person: in lists, in the audit, and in the event', async () => {
    const key = await inviter();
    const { userId, invitationId } = await invite(key);
    const listed = (await lab.owner.get(`/v1/invitations?invitedBy=${key.id}`)).body.items;
    expect(listed).toMatchObject([{ id: invitationId, invitedBy: key.id }]);
    const actor = {
      kind: 'key',
      keyId: key.id,
      userId: null,
      displayName: expect.stringMatching(/^Key \d+$/),
    };
    const ofKey = (await lab.owner.get(`/v1/audit-events?actor=${key.id}`)).body.items;
    expect(ofKey).toMatchObject([
      { action: 'user.invited', actor, subjects: expect.arrayContaining([{ type: 'user', id: userId }]) },
    ]);
    expect((await lab.owner.get(`/v1/audit-events?q=${ofKey[0].actor.displayName}`)).body.items).not.toEqual(
      [],
    );
    const csv = await lab.owner.get(`/v1/audit-events.csv?actor=${key.id}`);
    expect(csv.body).toContain(`,key,${key.id},${ofKey[0].actor.displayName},user.invited,`);
    const [event] = await lab.identity.rows<{ data: object }>(
      `SELECT envelope -> 'data' AS data FROM identity.outbox WHERE envelope -> 'data' ->> 'invitationId' = $1`,
      [invitationId],
    );
    expect(event?.data).toMatchObject({
      invitedBy: { userId: key.id, displayName: ofKey[0].actor.displayName },
    });
  });

  it('is written down as its doing also by what happens at the invitations service', async () => {
    const key = await inviter();
    const { userId, invitationId } = await invite(key);
    const about = { remindedBy: { userId: key.id, displayName: 'Key' }, reminderCount: 1 };
    await arrives(lab.identity, 'invitations.invitation-reminded.v1', {
      invitationId,
      userId,
      version: 2,
      about,
    });
    const { body } = await lab.owner.get(`/v1/audit-events?action=invitation.reminded&actor=${key.id}`);
    expect(body.items).toMatchObject([{ actor: { kind: 'key', keyId: key.id, userId: null } }]);
  });

  it('is done once for one Idempotency-Key, and two keys do not share any', async () => {
    const [one, other] = [await inviter(), await inviter()];
    const headers = { 'idempotency-key': 'the-same' };
    const first = await invite(one, headers, 'same@x.org');
    expect(await invite(one, headers, 'same@x.org')).toEqual(first);
    expect((await invite(other, headers, 'another@x.org')).userId).not.toBe(first.userId);
  });

  it('does not make the key a member, an instructor or an owner of anything', async () => {
    const { key } = await lab.newKey(['groups:write', 'sessions:write', 'sessions:read']);
    const caller = await lab.callerWith(key);
    const { body: group } = await caller.post('/v1/groups', {
      name: 'By a key',
      parentId: france(),
      public: true,
    });
    expect(group).toMatchObject({ name: 'By a key', memberCount: 0 });
    const { body: path } = await caller.post('/v1/paths', { name: 'Safety', groupId: group.id });
    const session = { name: 'May', groupId: group.id, startsAt: '2026-12-01T09:00:00Z', audience: 'static' };
    const refused = await caller.post(`/v1/paths/${path.id}/sessions`, session);
    expect([refused.status, refused.body.errors?.[0]?.path]).toEqual([400, 'instructorIds']);
    const taught = { ...session, instructorIds: [lab.identity.ownerId] };
    expect((await caller.post(`/v1/paths/${path.id}/sessions`, taught)).status).toBe(201);
  });

  it('goes as far as a platform admin may go: not to what is the owner alone (V13)', async () => {
    const { key } = await lab.newKey(['users:write']);
    const caller = await lab.callerWith(key);
    const { ownerId } = lab.identity;
    const newPassword = 'a whole new horse battery';
    expect(await caller.post(`/v1/users/${ownerId}/password`, { newPassword })).toMatchObject({
      status: 403,
      body: { code: 'higher_rights' },
    });
    expect(await caller.delete(`/v1/users/${ownerId}`)).toMatchObject({ body: { code: 'owner_protected' } });
  });

  it('ends with the key, also where its signed statement is still young (V45)', async () => {
    const { id, key } = await lab.newKey(['users:read']);
    const caller = await lab.callerWith(key);
    expect((await caller.get('/v1/users')).status).toBe(200);
    await lab.owner.delete(`/v1/api-keys/${id}`);
    expect((await caller.get('/v1/users')).status).toBe(401);
  });

  describe('V12: who stands behind its invitations', () => {
    const accept = async ({ invitationId, userId }: { invitationId: string; userId: string }) => {
      const { status, body } = await lab.identity.activate(invitationId, userId);
      return status === 201 ? 'active' : (body as { code: string }).code;
    };

    it('is the key until somebody ends it, whatever else becomes of it', async () => {
      const [expired, narrowed] = [await inviter(), await inviter()];
      const [one, two] = [await invite(expired), await invite(narrowed)];
      await lab.set(expired.id, 'expires_at', 'now()');
      await lab.owner.patch(`/v1/api-keys/${narrowed.id}`, { scopes: [] });
      await lab.owner.post(`/v1/api-keys/${narrowed.id}/rotations`, { overlapSeconds: 0 });
      expect([await accept(one), await accept(two)]).toEqual(['active', 'active']);
    });

    it('is nobody once it is ended, until a person who may approves it by a reminder', async () => {
      const key = await inviter();
      const guest = await invite(key);
      await lab.set(key.id, 'expires_at', 'now()');
      await lab.owner.delete(`/v1/api-keys/${key.id}`);
      expect(await accept(guest)).toBe('needs_reapproval');
      const about = { remindedBy: { userId: lab.identity.ownerId, displayName: 'Olivia' }, reminderCount: 1 };
      await arrives(lab.identity, 'invitations.invitation-reminded.v1', { ...guest, version: 2, about });
      expect(await accept(guest)).toBe('active');
    });

    it('may be a key that reminds, for what a person without rights had asked for', async () => {
      const admin = await lab.identity.person('leaves@x.org', ['Sales'], ['admin']);
      const wish = { emails: 'left-behind@x.org', groupIds: [france()], roles: ['coach'] };
      const { body } = await lab.identity.as(admin).post('/v1/invitations', wish);
      const guest = body.results[0];
      await lab.owner.delete(`/v1/users/${admin}`);
      expect(await accept(guest)).toBe('needs_reapproval');
      const about = { remindedBy: { userId: (await inviter()).id, displayName: 'Key' }, reminderCount: 1 };
      await arrives(lab.identity, 'invitations.invitation-reminded.v1', { ...guest, version: 2, about });
      expect(await accept(guest)).toBe('active');
    });
  });
});
