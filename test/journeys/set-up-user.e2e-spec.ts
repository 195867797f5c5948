import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, createAcademy } from '../support/academy.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { Installation } from '../support/installation.js';
import { Mailbox } from '../support/mailbox.js';

const PASSWORD = 'chosen by the admin';

describe('The life of a person who is set up', () => {
  let installation: Installation;
  let academy: Academy;
  let mailbox: Mailbox;
  beforeAll(async () => {
    installation = await Installation.start();
    academy = await createAcademy(installation);
    mailbox = new Mailbox(installation.url);
  }, 120_000);
  afterAll(() => installation?.stop());

  const setUp = (more: object) =>
    academy.owner.post('/v1/users', {
      firstName: 'Ada',
      lastName: 'Unforgettable',
      groupIds: [academy.groups['France']],
      roles: ['learner'],
      ...more,
    });
  const seats = async () => (await academy.owner.get('/v1/billing/summary')).body;

  it('E2: opens the seat at creation and sends no mail when a password is given', async () => {
    await eventually(async () => expect((await seats()).activeSeats).toBe(1));
    expect((await setUp({ email: 'e2@x.org', password: PASSWORD })).status).toBe(201);
    await eventually(async () => expect((await seats()).activeSeats).toBe(2));
    expect(await mailbox.mailsTo('e2@x.org')).toEqual([]);
  });

  it('E1: sends one mail with credentials, which opens the seat', async () => {
    const before = (await seats()).activeSeats;
    expect((await setUp({ email: 'e1@x.org', sendCredentials: true })).status).toBe(201);
    await mailbox.waitFor('e1@x.org');
    await eventually(async () => expect((await seats()).activeSeats).toBe(before + 1));
    expect(await mailbox.mailsTo('e1@x.org')).toHaveLength(1);
    const { items } = (await academy.owner.get('/v1/billing/ledger')).body;
    expect(items[0]).toMatchObject({ entry: 'opened', reason: 'credentials_mail_sent' });
  });

  it('E1, E2, E18: two dynamic sessions of the group lead to two mails more, whether people are set up or invited', async () => {
    const groupId = academy.groups['France'];
    const { body: path } = await academy.owner.post('/v1/paths', { name: 'First steps', groupId });
    for (const name of ['Autumn', 'Winter']) {
      const startsAt = new Date(Date.now() + 86_400_000).toISOString();
      const form = { name, groupId, startsAt, audience: 'dynamic' };
      const { body: session } = await academy.owner.post(`/v1/paths/${path.id}/sessions`, form);
      const audience = { groupIds: [groupId], userIds: [], excludedUserIds: [] };
      expect((await academy.owner.put(`/v1/sessions/${session.id}/audience`, audience)).status).toBe(200);
    }
    expect((await setUp({ email: 'e1s@x.org', sendCredentials: true })).status).toBe(201);
    expect((await setUp({ email: 'e2s@x.org', password: PASSWORD })).status).toBe(201);
    const invite = { emails: 'e18@x.org', groupIds: [groupId], roles: ['learner'] };
    expect((await academy.owner.post('/v1/invitations', invite)).status).toBe(201);
    const subjects = async (address: string, count: number) =>
      (await mailbox.waitFor(address, count)).map(({ subject }) => subject).toSorted();
    const aboutSessions = ['You are enrolled: Autumn', 'You are enrolled: Winter'];
    expect(await subjects('e2s@x.org', 2)).toEqual(aboutSessions);
    expect(await subjects('e1s@x.org', 3)).toEqual([
      ...aboutSessions,
      expect.stringContaining('Your account on'),
    ]);
    expect(await subjects('e18@x.org', 3)).toEqual([
      expect.stringContaining('invites you to join'),
      ...aboutSessions,
    ]);
    const links = (await mailbox.mailsTo('e18@x.org')).map(
      ({ text }) => /http\S+\/join\/\S+/.exec(text)?.[0],
    );
    expect(new Set(links).size).toBe(1);
  });

  it('T10, T13: ends with the deletion at once, and is erased in every service', async () => {
    const { body: person } = await setUp({ email: 'erase.me@x.org', password: PASSWORD });
    const api = new ApiClient(installation.url);
    const signedIn = await api.signIn('erase.me@x.org', PASSWORD);
    expect((await signedIn.get('/v1/auth/me')).status).toBe(200);
    const isOpen = async () =>
      (await academy.owner.get('/v1/billing/ledger')).body.items.find(
        ({ userId }: { userId: string }) => userId === person.id,
      )?.entry;
    await eventually(async () => expect(await isOpen()).toBe('opened'));
    expect((await academy.owner.delete(`/v1/users/${person.id}`)).status).toBe(204);
    // The gateway may know a sign-in for a second (V45).
    await eventually(async () => expect((await signedIn.get('/v1/auth/me')).status).toBe(401), {
      withinMs: 2_000,
    });
    await eventually(async () => expect(await isOpen()).toBe('closed'));
    expect((await academy.owner.post(`/v1/users/${person.id}/erasure`, {})).status).toBe(202);
    await eventually(async () => {
      const { body } = await academy.owner.get(`/v1/users/${person.id}/erasure`);
      expect(body.completedAt).toEqual(expect.any(String));
    });
    const erased = (await academy.owner.get(`/v1/users/${person.id}`)).body;
    expect(JSON.stringify(erased)).not.toMatch(/erase\.me|Unforgettable/);
  });
});
