import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, FORM, InvitationsLab } from '../../../testing/invitations-lab.js';
import { ADMIN } from '../../../testing/invited-people.js';

describe('cancelling an invitation', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open(2);
  });
  afterAll(() => lab.close());
  afterEach(() => {
    lab.identity.decide = () => null;
  });

  const cancel = (id: string, headers?: Record<string, string>): Promise<Answer> =>
    lab.admin('DELETE', `/v1/invitations/${id}`, { headers });

  it('kills the link at once and says so in one event (V9, E9)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    const answer = await cancel(id);
    expect([answer.status, answer.body]).toEqual([200, { outcome: 'cancelled' }]);
    for (const closed of [await lab.call('GET', `/v1/invitation-links/${token}`), await lab.accept(token)]) {
      expect([closed.status, closed.body.code]).toEqual([410, 'link_closed']);
    }
    expect(await lab.linksOf([id])).toEqual([
      { invitationId: id, state: 'gone', link: null, generation: null },
    ]);
    const [, cancelled] = await lab.eventsOf(id);
    expect(cancelled).toMatchObject({
      subjectversion: 2,
      data: { invitationId: id, cancelledBy: ADMIN.userId },
    });
    expect(lab.identity.person(id).activations).toBe(0);
  });

  it('cannot be done twice, nor to an accepted invitation', async () => {
    const [first, second] = await lab.issued(2);
    await cancel(first?.invitationId as string);
    await lab.accept(await lab.tokenOf(second?.invitationId as string));
    for (const facts of [first, second]) {
      const answer = await cancel(facts?.invitationId as string);
      expect([answer.status, answer.body.code]).toEqual([409, 'invitation_closed']);
    }
  });

  it('answers a repeated key as the first time, although the person is gone by then', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const key = { 'idempotency-key': uuidv7() };
    const first = await cancel(id, key);
    lab.identity.decide = () => ({ outcome: 'not_found' });
    const again = await cancel(id, key);
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'cancelled']);
    expect((await cancel(id, { 'idempotency-key': uuidv7() })).status).toBe(404);
  });

  it('only takes off the groups of an administrator of some of them (D-11, E11)', async () => {
    const [mine, theirs] = [uuidv7(), uuidv7()];
    const { invitationId: id } = await lab.issuedOne({ groupIds: [mine, theirs] });
    const token = await lab.tokenOf(id);
    const { facts } = lab.identity.person(id);
    const actor = { userId: ADMIN.userId, displayName: 'Gus Group' };
    lab.identity.decide = () => ({
      outcome: 'allowed',
      actor,
      invitation: facts,
      detachGroupIds: [mine, uuidv7()],
    });
    expect((await cancel(id)).body).toEqual({ outcome: 'detached' });
    expect(await lab.row(id)).toMatchObject({ state: 'pending', group_ids: [theirs] });
    expect((await lab.eventsOf(id))[1]).toMatchObject({
      type: 'invitations.invitation-detached.v1',
      data: { groupIds: [mine, expect.any(String)], detachedBy: ADMIN.userId },
    });
    expect((await lab.accept(token)).status).toBe(201);
  });

  it('is answered although the event of the invitation is still on its way', async () => {
    const [facts] = lab.invited();
    expect((await cancel(facts?.invitationId as string)).body).toEqual({ outcome: 'cancelled' });
    expect(await lab.eventTypesOf(facts?.invitationId as string)).toEqual(['issued', 'cancelled']);
  });

  it('answers what the caller may not know exactly like what does not exist (V17)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    lab.identity.decide = () => ({ outcome: 'not_found' });
    const bodies = await Promise.all(
      [id, uuidv7(), 'no-id-at-all'].map(async (one) => {
        const { status, body } = await cancel(one);
        const { instance: _, requestId: __, ...rest } = body;
        return { status, ...rest };
      }),
    );
    expect(bodies[0]).toMatchObject({ status: 404, code: 'not_found' });
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(await lab.row(id)).toMatchObject({ state: 'pending' });
  });

  it('is refused with the rule that identity names', async () => {
    const { invitationId: id } = await lab.issuedOne();
    lab.identity.decide = () => ({ outcome: 'refused', code: 'group_not_manageable', detail: 'not yours' });
    const answer = await cancel(id);
    expect([answer.status, answer.body.code]).toEqual([403, 'group_not_manageable']);
  });

  it('is refused while somebody is accepting (E10)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    lab.identity.activationMs = 400;
    const accepting = lab.accept(token);
    await eventually(async () => expect(await lab.row(id)).toMatchObject({ state: 'accepting' }));
    const refused = await cancel(id);
    expect([refused.status, refused.body.code]).toEqual([409, 'acceptance_in_progress']);
    lab.identity.activationMs = 3;
    expect((await accepting).status).toBe(201);
  });

  it('never mixes with accepting and reminding at the same time, in each of 200 rounds (V8)', async () => {
    const facts = await lab.issued(200);
    const tokens = (await lab.linksOf(facts.map((f) => f.invitationId))).map(({ link }) =>
      link?.split('/').at(-1),
    );
    const outcomes = { accepted: 0, cancelled: 0 };
    // Whoever won gets a later start, so that the moves meet whatever this machine makes of them.
    let headStartMs = 0;
    for (let start = 0; start < 200; start += 10) {
      await Promise.all(facts.slice(start, start + 10).map((f, i) => race(f.invitationId, start + i)));
    }
    expect(outcomes.accepted + outcomes.cancelled).toBe(200);
    // A race that always ends the same way would prove nothing.
    expect(Math.min(outcomes.accepted, outcomes.cancelled)).toBeGreaterThan(5);

    async function race(id: string, round: number): Promise<void> {
      const token = tokens[round] as string;
      const [late, early] = [Math.max(headStartMs, 0), Math.max(-headStartMs, 0)];
      const moves = [
        () => delay(late).then(() => lab.accept(token, FORM, round)),
        () => delay(early).then(() => lab.admin('DELETE', `/v1/invitations/${id}`, {}, round)),
        () =>
          lab.admin(
            'POST',
            `/v1/invitations/${id}/reminders`,
            { body: { newLink: round % 4 === 0 } },
            round + 1,
          ),
      ];
      const order = [0, 1, 2].map((n) => (n + round) % 3);
      const answers = await Promise.all(order.map((n) => (moves[n] as (typeof moves)[0])()));
      const [accepted, cancelled] = [0, 1].map((n) => answers[order.indexOf(n)] as Answer) as [
        Answer,
        Answer,
      ];
      const { state, version } = await lab.row(id);
      outcomes[state as 'accepted' | 'cancelled'] += 1;
      headStartMs += state === 'accepted' ? 3 : -3;
      expect(accepted.status === 201).toBe(state === 'accepted');
      expect(cancelled.status === 200).toBe(state === 'cancelled');
      expect(answers.every(({ status }) => [200, 201, 202, 409, 410].includes(status))).toBe(true);
      expect(lab.identity.person(id).activations).toBe(state === 'accepted' ? 1 : 0);
      const events = await lab.eventsOf(id);
      expect(events.map((event) => event.subjectversion)).toEqual(events.map((_, i) => i + 1));
      expect(events).toHaveLength(version as number);
      expect(events.at(-1)?.type).toBe(`invitations.invitation-${state as string}.v1`);
    }
  }, 120_000);
});
