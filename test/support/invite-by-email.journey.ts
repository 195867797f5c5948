import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Academy, PASSWORD, bringIn, createAcademy } from './academy.js';
import { ApiClient } from './api-client.js';
import { eventually } from './eventually.js';
import { Installation } from './installation.js';
import { Mailbox, tokenIn } from './mailbox.js';

/** The main journey on one carrier. */
export function inviteByEmailJourney(carrier: string, amqpUrl: () => Promise<string | undefined>): void {
  describe(`Invite by email, with events through ${carrier}`, () => {
    let installation: Installation;
    let academy: Academy;
    let groupAdmin: ApiClient;
    let mailbox: Mailbox;

    beforeAll(async () => {
      installation = await Installation.start({ amqpUrl: await amqpUrl() });
      academy = await createAcademy(installation);
      mailbox = new Mailbox(installation.url);
      groupAdmin = await bringIn(installation, academy, 'gaston@academy.example', ['Sales'], ['admin']);
    }, 120_000);
    afterAll(() => installation?.stop());

    const activeSeats = async (): Promise<number> =>
      (await academy.owner.get('/v1/billing/summary')).body.activeSeats;
    const accept = (token: string) =>
      new ApiClient(installation.url).post(`/v1/invitation-links/${token}/acceptance`, {
        firstName: 'Bea',
        lastName: 'Moreau',
        password: PASSWORD,
      });

    it('takes a person from a pasted address to an active learner with a seat (W1)', async () => {
      const seatsBefore = await eventually(async () => {
        expect(await activeSeats()).toBe(2);
        return 2;
      });
      const { France = '', EMEA, Sales, ROOT } = academy.groups;
      const invited = await groupAdmin.post('/v1/invitations', {
        emails: 'a@example.org; b@example.org',
        groupIds: [France],
        roles: ['learner'],
        message: 'Welcome aboard!',
      });
      expect(invited.status).toBe(201);
      expect(invited.body.results.map((r: { outcome: string }) => r.outcome)).toEqual(['invited', 'invited']);

      const [mail] = await mailbox.waitFor('b@example.org');
      expect(mail?.text).toContain('Welcome aboard!');
      const accepted = await accept(await mailbox.invitationToken('b@example.org'));
      expect(accepted.status).toBe(201);

      const learner = await new ApiClient(installation.url).signIn('b@example.org', PASSWORD);
      const me = await learner.get('/v1/auth/me');
      expect(me.body.user).toMatchObject({ status: 'active', firstName: 'Bea', lastName: 'Moreau' });
      const groupsOf = me.body.user.memberships.map((m: { groupId: string }) => m.groupId);
      expect(groupsOf.toSorted()).toEqual([France, EMEA, Sales, ROOT].toSorted());
      await eventually(async () => expect(await activeSeats()).toBe(seatsBefore + 1));
    });

    it('invites each distinct address once, with a mail each and no seat (E4)', async () => {
      const seats = await activeSeats();
      const { body } = await groupAdmin.post('/v1/invitations', {
        emails: 'e4-a@x.org; E4-B@X.org , e4-a@x.org',
        groupIds: [academy.groups['France']],
        roles: ['learner'],
      });
      expect(body.results).toMatchObject([
        { email: 'e4-a@x.org', outcome: 'invited' },
        { email: 'e4-b@x.org', outcome: 'invited' },
      ]);
      for (const email of ['e4-a@x.org', 'e4-b@x.org']) {
        expect(await mailbox.waitFor(email)).toHaveLength(1);
      }
      expect(await activeSeats()).toBe(seats);
    });

    it('lets scanners look, and the form work once (E7, V34); who is active is not invited again (E12)', async () => {
      const wish = { emails: 'e7@example.org', groupIds: [academy.groups['HR']], roles: ['learner'] };
      await academy.owner.post('/v1/invitations', wish);
      const token = await mailbox.invitationToken('e7@example.org');
      const anonymous = new ApiClient(installation.url);
      for (const path of [`/join/${token}`, `/join/${token}`, `/v1/invitation-links/${token}`]) {
        expect((await anonymous.get(path)).status).toBe(200);
      }
      expect((await accept(token)).status).toBe(201);
      expect(await accept(token)).toMatchObject({ status: 410, body: { code: 'link_closed' } });
      const again = await academy.owner.post('/v1/invitations', wish);
      expect([again.status, again.body.code]).toEqual([409, 'already_active']);
      const mixed = await academy.owner.post('/v1/invitations', {
        ...wish,
        emails: ['e7@example.org', 'e12@example.org'],
      });
      const outcomes = mixed.body.results.map((each: { outcome: string }) => each.outcome);
      expect([mixed.status, outcomes]).toEqual([201, ['already_active', 'invited']]);
      await mailbox.waitFor('e12@example.org');
      const mails = await mailbox.mailsTo('e7@example.org');
      expect(mails.filter(({ text }) => text.includes('/join/'))).toHaveLength(1);
    });

    it('takes the link of the first mail after two reminders, and none afterwards (E8, V10)', async () => {
      const { body } = await academy.owner.post('/v1/invitations', {
        emails: 'e8@example.org',
        groupIds: [academy.groups['HR']],
        roles: ['learner'],
      });
      const path = `/v1/invitations/${body.results[0].invitationId}/reminders`;
      const first = await mailbox.invitationToken('e8@example.org');
      for (const count of [2, 3]) {
        // As if a minute had passed (D-40).
        await installation.rows(`UPDATE invitations.invitations SET recent_reminders = '{}'`);
        expect((await academy.owner.post(path, {})).status).toBe(202);
        await mailbox.waitFor('e8@example.org', count);
      }
      const tokens = (await mailbox.mailsTo('e8@example.org')).map(({ text }) => tokenIn(text));
      expect(new Set(tokens)).toEqual(new Set([first]));
      expect((await accept(first)).status).toBe(201);
      expect((await accept(first)).status).toBe(410);
    });

    it('reminds many as one job, which tells what became of each', async () => {
      const emails = Array.from({ length: 30 }, (_, n) => `job${n}@example.org`);
      const wish = { groupIds: [academy.groups['AcmeParis']], roles: ['learner'] };
      await academy.owner.post('/v1/invitations', { ...wish, emails: emails.slice(1) });
      const filter = { groupId: academy.groups['AcmeParis'], q: 'job' };
      const preview = await academy.owner.post('/v1/invitation-jobs?dryRun=true', {
        action: 'remind',
        filter,
      });
      expect([preview.status, preview.body.counts]).toEqual([200, { reminded: 29 }]);
      const started = await academy.owner.post('/v1/invitation-jobs', {
        action: 'remind',
        filter,
        message: 'Nearly there!',
      });
      expect([started.status, started.body.status]).toEqual([202, 'running']);
      const job = `/v1/invitation-jobs/${started.body.id}`;
      await eventually(async () => {
        const { body } = await academy.owner.get(job);
        expect(body).toMatchObject({
          status: 'done',
          progress: { done: 29, total: 29 },
          counts: { reminded: 29 },
        });
      });
      const [reminder] = await mailbox.waitFor('job29@example.org', 2);
      expect(reminder?.text).toContain('Nearly there!');
      expect((await groupAdmin.get(job)).status).toBe(404);
      const foreign = await groupAdmin.post('/v1/invitation-jobs', { action: 'cancel', filter });
      await eventually(async () => {
        const { body } = await groupAdmin.get(`/v1/invitation-jobs/${foreign.body.id}`);
        expect(body).toMatchObject({ status: 'done', counts: { cancelled: 29 } });
      });
    });

    it('shows the invitation with its delivery, right after inviting and later', async () => {
      const { body } = await groupAdmin.post('/v1/invitations', {
        emails: 'tracked@example.org',
        groupIds: [academy.groups['France']],
        roles: ['learner'],
      });
      const { invitationId } = body.results[0];
      expect((await groupAdmin.get(`/v1/invitations/${invitationId}`)).status).toBe(200);
      await eventually(async () => {
        const one = await groupAdmin.get(`/v1/invitations/${invitationId}`);
        expect(one.body).toMatchObject({ status: 'pending', delivery: { state: 'sent' } });
        const listed = await groupAdmin.get('/v1/invitations?q=tracked');
        expect(listed.body.items).toMatchObject([{ id: invitationId, delivery: { state: 'sent' } }]);
      });
    });

    it('sends a reminder with the same link and a message (T8, Z-01)', async () => {
      const { body } = await groupAdmin.post('/v1/invitations', {
        emails: 'slow@example.org',
        groupIds: [academy.groups['France']],
        roles: ['learner'],
      });
      const first = await mailbox.invitationToken('slow@example.org');
      const path = `/v1/invitations/${body.results[0].invitationId}/reminders`;
      expect((await groupAdmin.post(path, { message: 'See you on Monday.' })).status).toBe(202);
      const [reminder] = await mailbox.waitFor('slow@example.org', 2);
      expect(reminder?.text).toContain('See you on Monday.');
      expect(reminder?.text).toContain(first);
      const tooSoon = await groupAdmin.post(path, {});
      expect([tooSoon.status, tooSoon.body.code]).toEqual([429, 'too_many_requests']);
      expect(Number(tooSoon.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    it('kills the link at once on cancel and removes the person (T9, E9)', async () => {
      const { body } = await groupAdmin.post('/v1/invitations', {
        emails: 'nobody@example.org',
        groupIds: [academy.groups['France']],
        roles: ['learner'],
      });
      const { invitationId, userId } = body.results[0];
      const token = await mailbox.invitationToken('nobody@example.org');
      const cancelled = await groupAdmin.delete(`/v1/invitations/${invitationId}`);
      expect([cancelled.status, cancelled.body]).toEqual([200, { outcome: 'cancelled' }]);
      expect((await accept(token)).status).toBe(410);
      const page = await new ApiClient(installation.url).get(`/v1/invitation-links/${token}`);
      expect([page.status, page.body.code]).toEqual([410, 'link_closed']);
      await eventually(async () => {
        const person = await academy.owner.get(`/v1/users/${userId}`);
        expect(person.body).toMatchObject({ status: 'deleted', memberships: [] });
      });
    });

    it('detaches only the groups of an administrator who manages only some (D-11, E11)', async () => {
      const partner = await bringIn(
        installation,
        academy,
        `partner@academy.example`,
        ['Partners'],
        ['admin'],
      );
      const { France = '', AcmeParis = '' } = academy.groups;
      const { body } = await academy.owner.post('/v1/invitations', {
        emails: 'both@example.org',
        groupIds: [France, AcmeParis],
        roles: ['learner'],
      });
      const { invitationId, userId } = body.results[0];
      const answer = await partner.delete(`/v1/invitations/${invitationId}`);
      expect([answer.status, answer.body]).toEqual([200, { outcome: 'detached' }]);
      await eventually(async () => {
        const person = await academy.owner.get(`/v1/users/${userId}`);
        expect(person.body.status).toBe('invited');
        const left = person.body.memberships.map((m: { groupId: string }) => m.groupId);
        const { EMEA, Sales, ROOT } = academy.groups;
        expect(left.toSorted()).toEqual([France, EMEA, Sales, ROOT].toSorted());
      });
      expect((await accept(await mailbox.invitationToken('both@example.org'))).status).toBe(201);
    });

    it('restores a person who was removed under the same id (D-10, E13)', async () => {
      const wish = { emails: 'back@example.org', groupIds: [academy.groups['HR']], roles: ['learner'] };
      const first = await academy.owner.post('/v1/invitations', wish);
      const { userId, invitationId } = first.body.results[0];
      await mailbox.waitFor('back@example.org');
      await academy.owner.delete(`/v1/invitations/${invitationId}`);
      await eventually(async () => {
        expect((await academy.owner.get(`/v1/users/${userId}`)).body.status).toBe('deleted');
      });
      const again = await academy.owner.post('/v1/invitations', wish);
      expect(again.body.results).toMatchObject([{ outcome: 'restored', userId }]);
      await mailbox.waitFor('back@example.org', 2);
      expect((await accept(await mailbox.invitationToken('back@example.org'))).status).toBe(201);
    });
  });
}
