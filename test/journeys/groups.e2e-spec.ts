import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, PASSWORD, bringIn, createAcademy } from '../support/academy.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox } from '../support/mailbox.js';

describe('Groups change, and everything that follows does too', () => {
  let installation: Installation;
  let academy: Academy;
  let anonymous: ApiClient;
  let mailbox: Mailbox;

  beforeAll(async () => {
    installation = await Installation.start({});
    academy = await createAcademy(installation);
    anonymous = new ApiClient(installation.url);
    mailbox = new Mailbox(installation.url);
  }, 120_000);
  afterAll(() => installation?.stop());

  const address = (group: string): string => `/v1/groups/${academy.groups[group]}`;
  const invite = async (email: string, group: string) => {
    const body = { emails: email, groupIds: [academy.groups[group]], roles: ['learner'] };
    const answer = await academy.owner.post('/v1/invitations', body);
    return { ...answer.body.results[0], token: await mailbox.invitationToken(email) };
  };
  const accept = (token: string) =>
    anonymous.post(`/v1/invitation-links/${token}/acceptance`, {
      firstName: 'Ivy',
      lastName: 'Moreau',
      password: PASSWORD,
    });

  it('E26: with a group go its people, their sign-ins and seats, and the links of its invitations (G25)', async () => {
    const invited = await invite('ivy@example.org', 'AcmeParis');
    const member = await bringIn(installation, academy, 'ada@example.org', ['AcmeParis'], ['learner']);
    const seats = async (): Promise<number> =>
      (await academy.owner.get('/v1/billing/summary')).body.activeSeats;
    await eventually(async () => expect(await seats()).toBe(2));

    const tried = await academy.owner.delete(`${address('Partners')}?dryRun=true`);
    expect([tried.status, tried.body.totals]).toMatchObject([
      200,
      { deletedPeople: 2, cancelledInvitations: 1 },
    ]);
    expect((await member.get('/v1/auth/me')).status).toBe(200);

    expect((await academy.owner.delete(address('Partners'))).status).toBe(200);
    await eventually(async () => expect((await member.get('/v1/auth/me')).status).toBe(401));
    await eventually(async () => {
      expect((await anonymous.get(`/v1/invitation-links/${invited.token}`)).body.code).toBe('link_closed');
      expect((await accept(invited.token)).status).toBe(410);
    });
    expect((await academy.owner.get('/v1/invitations?status=cancelled')).body.items).toMatchObject([
      { id: invited.invitationId },
    ]);
    await eventually(async () => expect(await seats()).toBe(1));
  });

  it('D-34: who is removed from the last group before accepting cannot accept any more', async () => {
    const invited = await invite('joe@example.org', 'HR');
    const removed = await academy.owner.delete(`${address('HR')}/members/${invited.userId}`);
    expect(removed.body).toEqual({
      removed: [{ groupId: academy.groups['HR'], role: 'learner' }],
      userDeleted: true,
    });
    expect((await accept(invited.token)).status).toBe(410);
  });
});
