import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { InvitationsLab } from '../../../testing/invitations-lab.js';
import { identityEvent } from '../../../testing/invited-people.js';
import type { Mishap } from '../../../testing/stub-identity.js';
import { ResolveAcceptancesHandler } from './resolve-acceptances.handler.js';

describe('an acceptance whose end was lost', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open(2);
  });
  afterAll(() => lab.close());

  /** Accepts while every call to identity breaks the same way: as if this service had been killed while it waited. */
  async function interrupted(mishap: Mishap): Promise<{ id: string; token: string }> {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    lab.identity.mishaps.push(...Array<Mishap>(20).fill(mishap));
    const answer = await lab.accept(token);
    lab.identity.mishaps.length = 0;
    expect([answer.status, answer.body.code]).toEqual([503, 'service_unavailable']);
    expect(answer.headers.get('retry-after')).not.toBeNull();
    expect(await lab.row(id)).toMatchObject({ state: 'accepting' });
    return { id, token };
  }

  /** Lets the time of an attempt be over. */
  const expire = (id: string): Promise<unknown> =>
    lab.query(
      `UPDATE invitations.invitations SET accept_not_after = now() - interval '6 s', accept_resolve_at = now() WHERE id = $1`,
      [id],
    );
  const becomes = (id: string, state: string): Promise<void> =>
    eventually(async () => expect(await lab.row(id)).toMatchObject({ state }));

  it('is rolled forward when identity has activated the person', async () => {
    const { id, token } = await interrupted('lost-after');
    expect((await lab.accept(token)).body.code).toBe('acceptance_in_progress');
    await expire(id);
    await becomes(id, 'accepted');
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'accepted']);
    expect(lab.identity.person(id).activations).toBe(1);
    expect((await lab.accept(token)).body.code).toBe('link_closed');
  });

  it('is rolled forward by the event of the activation too, which tells it once', async () => {
    const { id } = await interrupted('lost-after');
    const { facts, activatedAt } = lab.identity.person(id);
    const data = {
      userId: facts.userId,
      invitationId: id,
      firstName: 'A',
      lastName: 'L',
      activatedAt: activatedAt ?? '',
    };
    await lab.publish(identityEvent('identity.user-activated.v1', facts, 2, data));
    await becomes(id, 'accepted');
    expect(((await lab.row(id))['accepted_at'] as Date).toISOString()).toBe(activatedAt);
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'accepted']);
  });

  it('is not told again by events that come after the end', async () => {
    const [accepted, cancelled] = await lab.issued(2);
    for (const [facts, state] of [
      [accepted, 'accepted'],
      [cancelled, 'cancelled'],
    ] as const) {
      if (!facts) throw new Error('There must be two.');
      const { invitationId, userId } = facts;
      if (state === 'accepted') await lab.accept(await lab.tokenOf(invitationId));
      else await lab.admin('DELETE', `/v1/invitations/${invitationId}`);
      const at = new Date().toISOString();
      const names = { firstName: 'A', lastName: 'L' };
      await lab.publish([
        identityEvent('identity.user-activated.v1', facts, 2, {
          userId,
          invitationId,
          ...names,
          activatedAt: at,
        }),
        identityEvent('identity.user-deleted.v1', facts, 3, {
          userId,
          wasActive: false,
          invitationId,
          reason: 'invitation_cancelled',
          deletedAt: at,
        }),
      ]);
      await lab.settled();
      expect(await lab.row(invitationId)).toMatchObject({ state, version: 2 });
      expect(await lab.eventTypesOf(invitationId)).toEqual(['issued', state]);
    }
  });

  it('is rolled back when nothing happened, and the link works again', async () => {
    const { id, token } = await interrupted('lost-before');
    await expire(id);
    await becomes(id, 'pending');
    expect((await lab.accept(token)).status).toBe(201);
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'accepted']);
  });

  it('is closed when the person was removed meanwhile', async () => {
    const { id } = await interrupted('lost-before');
    lab.identity.person(id).status = 'gone';
    await expire(id);
    await becomes(id, 'cancelled');
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'cancelled']);
  });

  it('is left alone while its time is not over', async () => {
    const { id, token } = await interrupted('lost-before');
    expect((await lab.accept(token)).body.code).toBe('acceptance_in_progress');
    expect((await lab.admin('DELETE', `/v1/invitations/${id}`)).body.code).toBe('acceptance_in_progress');
    expect((await lab.admin('POST', `/v1/invitations/${id}/reminders`, { body: {} })).body.code).toBe(
      'acceptance_in_progress',
    );
    expect((await lab.admin('GET', `/v1/invitations/${id}`)).body['status']).toBe('pending');
    expect(await lab.row(id)).toMatchObject({ state: 'accepting' });
  });

  it('waits for identity while that is down, and ends as soon as it is back', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    await lab.identity.stop();
    expect((await lab.accept(token)).status).toBe(503);
    await expire(id);
    expect((await lab.accept(token)).status).toBe(503);
    expect(await lab.row(id)).toMatchObject({ state: 'accepting' });
    await lab.identity.start();
    await expire(id);
    await becomes(id, 'pending');
    expect((await lab.accept(token)).status).toBe(201);
  });

  describe('while nobody looks for it', () => {
    // Otherwise a round of a replica may hold the attempt at that moment, and who comes is told to try again.
    beforeAll(async () => {
      for (const { app } of lab.services) await app.get(ResolveAcceptancesHandler).onApplicationShutdown();
    });

    it('is resolved at once by the next who wants to accept', async () => {
      const { id, token } = await interrupted('lost-before');
      await expire(id);
      expect((await lab.accept(token)).status).toBe(201);
      expect(lab.identity.person(id).activations).toBe(1);
    });

    it('is resolved at once by who wants to cancel', async () => {
      const [first, second] = [await interrupted('lost-before'), await interrupted('lost-after')];
      await Promise.all([expire(first.id), expire(second.id)]);
      expect((await lab.admin('DELETE', `/v1/invitations/${first.id}`)).body).toEqual({
        outcome: 'cancelled',
      });
      expect((await lab.admin('DELETE', `/v1/invitations/${second.id}`)).body.code).toBe('invitation_closed');
    });
  });
});
