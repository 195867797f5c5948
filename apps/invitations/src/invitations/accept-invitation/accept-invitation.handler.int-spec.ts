import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FORM, InvitationsLab } from '../../../testing/invitations-lab.js';

describe('accepting an invitation', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open(2);
  });
  afterAll(() => lab.close());

  const pendingLink = async () => {
    const { invitationId } = await lab.issuedOne();
    return { id: invitationId, token: await lab.tokenOf(invitationId) };
  };

  it('activates the person, signs them in and ends the link', async () => {
    const { id, token } = await pendingLink();
    const answer = await lab.accept(token);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      accessToken: `token-${id}`,
      user: { firstName: 'Ada', lastName: 'Lovelace' },
    });
    expect(answer.headers.get('x-rollcall-sign-in')).toBe(`token-${id}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(await lab.row(id)).toMatchObject({ state: 'accepted', version: 2 });
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'accepted']);
    expect((await lab.accept(token)).body.code).toBe('link_closed');
  });

  it('lets exactly one of 50 at the same time win, in each of 20 rounds (V7)', async () => {
    const facts = await lab.issued(20);
    for (const { invitationId } of facts) {
      const token = await lab.tokenOf(invitationId);
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => lab.accept(token, FORM, i)));
      const winners = answers.filter(({ status }) => status === 201);
      expect(winners).toHaveLength(1);
      expect(answers.every(({ status }) => [201, 409, 410].includes(status))).toBe(true);
      // The losers do not even cost identity a hash.
      expect(lab.identity.person(invitationId)).toMatchObject({ activations: 1, calls: 1 });
      expect(await lab.eventTypesOf(invitationId)).toEqual(['issued', 'accepted']);
    }
  }, 120_000);

  it('refuses fields that the form does not have, among them another address (V5, V35)', async () => {
    const { id, token } = await pendingLink();
    for (const extra of ['email', 'role', 'platformId', 'state', 'version']) {
      const { status, body } = await lab.accept(token, { ...FORM, [extra]: 'x@evil.example' });
      expect([status, body.errors?.map(({ path }) => path)]).toEqual([400, [extra]]);
    }
    expect(await lab.row(id)).toMatchObject({ state: 'pending' });
  });

  it('names every bad field at once', async () => {
    const { token } = await pendingLink();
    const { status, body } = await lab.accept(token, {
      firstName: 'www.evil.example',
      lastName: '',
      password: 'short',
    });
    expect(status).toBe(400);
    expect(body.errors?.map(({ path }) => path).toSorted()).toEqual(['firstName', 'lastName', 'password']);
  });

  it('is not open to somebody who is signed in as another person (V5)', async () => {
    const { id, token } = await pendingLink();
    const path = `/v1/invitation-links/${token}/acceptance`;
    const answer = await lab.admin('POST', path, { body: FORM });
    expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
    expect(await lab.row(id)).toMatchObject({ state: 'pending' });
  });

  it('passes on why a password is refused, and lets the person try again', async () => {
    const { id, token } = await pendingLink();
    const errors = [{ path: 'password', code: 'password_too_common', message: 'choose another one' }];
    lab.identity.mishaps.push({ refuse: 'invalid_input', errors });
    const refused = await lab.accept(token);
    expect([refused.status, refused.body.code, refused.body.errors]).toEqual([400, 'invalid_input', errors]);
    expect(await lab.row(id)).toMatchObject({ state: 'pending' });
    expect((await lab.accept(token)).status).toBe(201);
  });

  it('answers 503 with Retry-After while identity is too busy, and the link works afterwards', async () => {
    const { id, token } = await pendingLink();
    lab.identity.mishaps.push('overloaded');
    const busy = await lab.accept(token);
    expect([busy.status, busy.body.code, busy.headers.get('retry-after')]).toEqual([503, 'overloaded', '2']);
    expect(await lab.row(id)).toMatchObject({ state: 'pending' });
    expect((await lab.accept(token)).status).toBe(201);
  });

  it('passes on that the inviter must approve again, and stays open (V12)', async () => {
    const { id, token } = await pendingLink();
    lab.identity.mishaps.push({ refuse: 'needs_reapproval' });
    expect((await lab.accept(token)).body.code).toBe('needs_reapproval');
    expect(await lab.row(id)).toMatchObject({ state: 'pending' });
  });

  it('closes the invitation of a person who is not there any more', async () => {
    const { id, token } = await pendingLink();
    lab.identity.person(id).status = 'gone';
    const answer = await lab.accept(token);
    expect([answer.status, answer.body.code]).toEqual([410, 'link_closed']);
    expect(await lab.row(id)).toMatchObject({ state: 'cancelled' });
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'cancelled']);
  });

  it.each(['lost-before', 'lost-after'] as const)(
    'succeeds when calls to identity are %s',
    async (mishap) => {
      const { id, token } = await pendingLink();
      lab.identity.mishaps.push(mishap, mishap);
      expect((await lab.accept(token)).status).toBe(201);
      expect(lab.identity.person(id).activations).toBe(1);
      expect(await lab.row(id)).toMatchObject({ state: 'accepted' });
    },
  );
});
