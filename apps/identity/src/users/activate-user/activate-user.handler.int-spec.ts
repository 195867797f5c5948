import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

describe('Activate an invited person (T3)', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const invited = async (email: string): Promise<{ userId: string; invitationId: string }> => {
    const { body } = await identity.as(identity.ownerId).post('/v1/invitations', {
      emails: email,
      groupIds: [identity.groups['HR']],
      roles: ['learner'],
    });
    return body.results[0];
  };
  const eventsAbout = (userId: string) =>
    identity.rows<{ type: string }>(
      `SELECT type FROM identity.outbox WHERE subject = $1 AND type = 'identity.user-activated.v1'`,
      [`user/${userId}`],
    );

  it('signs the person in and tells of it once', async () => {
    const { userId, invitationId } = await invited('ada@y.org');
    const { status, body } = await identity.activate(invitationId, userId);
    expect(status).toBe(201);
    expect(body).toMatchObject({ passwordChangeRequired: false, user: { id: userId, email: 'ada@y.org' } });
    expect(await eventsAbout(userId)).toHaveLength(1);
  });

  it('takes the repetition of an attempt for the same activation', async () => {
    const { userId, invitationId } = await invited('bea@y.org');
    const attempt = { attemptId: randomUUID() };
    expect((await identity.activate(invitationId, userId, attempt)).status).toBe(201);
    expect((await identity.activate(invitationId, userId, attempt)).status).toBe(201);
    const another = await identity.activate(invitationId, userId);
    expect([another.status, another.body.code]).toEqual([409, 'invitation_closed']);
    expect(await eventsAbout(userId)).toHaveLength(1);
  });

  it('lets one of many attempts at once win (V7)', async () => {
    const { userId, invitationId } = await invited('cem@y.org');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => identity.activate(invitationId, userId)),
    );
    const codes = answers.map(({ status }) => status).toSorted();
    expect(codes).toEqual([201, ...Array.from({ length: 19 }, () => 409)]);
    expect(await eventsAbout(userId)).toHaveLength(1);
  });

  it('refuses an attempt that its caller has given up (notAfter)', async () => {
    const { userId, invitationId } = await invited('dan@y.org');
    const tooLate = { notAfter: new Date(Date.now() - 1_000).toISOString() };
    expect((await identity.activate(invitationId, userId, tooLate)).status).toBe(409);
    expect(await eventsAbout(userId)).toHaveLength(0);
  });

  it.each([
    ['short', 'password_too_short'],
    ['password123', 'password_too_common'],
    ['eve@y.org', 'password_too_common'],
  ])('refuses the password %s and changes nothing', async (password, code) => {
    const { userId, invitationId } = await invited('eve@y.org');
    const { status, body } = await identity.activate(invitationId, userId, { password });
    expect(status).toBe(400);
    expect(body.errors).toMatchObject([{ path: 'password', code }]);
    expect(await eventsAbout(userId)).toHaveLength(0);
  });

  it('ends sign-ins and passwords that the address had before (V6)', async () => {
    const { userId, invitationId } = await invited('fay@y.org');
    const old = await identity.rows<{ id: string }>(
      `WITH c AS (INSERT INTO identity.credentials (user_id, platform_id, password_hash) VALUES ($1, $2, 'old'))
       INSERT INTO identity.sign_ins (id, user_id, platform_id, token_digest, expires_at)
       VALUES ($1, $1, $2, 'old', now() + interval '1 hour') RETURNING id`,
      [userId, identity.platformId],
    );
    expect(old).toHaveLength(1);
    await identity.activate(invitationId, userId);
    expect(await identity.rows(`SELECT FROM identity.sign_ins WHERE token_digest = 'old'`)).toHaveLength(0);
    const [credential] = await identity.rows<{ password_hash: string }>(
      'SELECT password_hash FROM identity.credentials WHERE user_id = $1',
      [userId],
    );
    expect(credential?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});
