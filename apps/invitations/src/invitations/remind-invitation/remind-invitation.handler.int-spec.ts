import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS } from '@rollcall/contracts';
import type { NewEvent } from '@rollcall/messaging';
import { eventually } from '@rollcall/messaging/testing';
import { userActor } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, InvitationsLab } from '../../../testing/invitations-lab.js';
import { ADMIN, PLATFORM_ID } from '../../../testing/invited-people.js';

describe('reminding', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open();
    await planBecomes('team', 1);
  });
  afterAll(() => lab.close());

  const remind = (id: string, body: unknown = {}, headers?: Record<string, string>): Promise<Answer> =>
    lab.admin('POST', `/v1/invitations/${id}/reminders`, { body, headers });
  const look = (token: string): Promise<Answer> => lab.call('GET', `/v1/invitation-links/${token}`);

  /** Moves the reminders of an invitation into the past. */
  const age = (id: string, seconds: number): Promise<unknown> =>
    lab.query(
      `UPDATE invitations.invitations SET recent_reminders = ARRAY(SELECT r - make_interval(secs => $2)
       FROM unnest(recent_reminders) WITH ORDINALITY AS u (r, n) ORDER BY n) WHERE id = $1`,
      [id, seconds],
    );

  async function planBecomes(plan: string, version: number): Promise<void> {
    const type = 'identity.platform-updated.v1';
    const data = { ...(EVENTS.get(type)?.sample as object), platformId: PLATFORM_ID, plan };
    const subject = `platform/${PLATFORM_ID}`;
    await lab.publish({ type, subject, subjectVersion: version, platformId: PLATFORM_ID, data } as NewEvent);
    await eventually(async () => {
      const known = 'SELECT plan, version FROM invitations.platforms WHERE platform_id = $1';
      expect(await lab.query(known, [PLATFORM_ID])).toEqual([{ plan, version }]);
    });
  }

  it('keeps the link and tells of it in one event (Z-01, V10)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const token = await lab.tokenOf(id);
    const answer = await remind(id, { message: ' We start on\r\nMonday. ' });
    expect([answer.status, answer.body]).toMatchObject([202, { id, status: 'pending', reminderCount: 1 }]);
    expect(await lab.tokenOf(id)).toBe(token);
    expect((await look(token)).status).toBe(200);
    expect((await lab.eventsOf(id))[1]).toMatchObject({
      type: 'invitations.invitation-reminded.v1',
      subjectversion: 2,
      data: {
        message: 'We start on\nMonday.',
        generation: 1,
        reminderCount: 1,
        remindedBy: { userId: ADMIN.userId, displayName: 'Olivia Okafor' },
      },
    });
  });

  it('with a new link ends the older one, whose page says no more than that (Z-01, V10)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const older = await lab.tokenOf(id);
    expect((await remind(id, { newLink: true })).status).toBe(202);
    const newer = await lab.tokenOf(id);
    expect(newer).not.toBe(older);
    for (const answer of [await look(older), await lab.accept(older)]) {
      expect([answer.status, answer.body.code]).toEqual([410, 'link_superseded']);
    }
    expect((await lab.eventsOf(id))[1]).toMatchObject({ data: { generation: 2 } });
    expect((await lab.accept(newer)).status).toBe(201);
    expect((await look(older)).body.code).toBe('link_closed');
  });

  it('is allowed once a minute (D-40)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    expect((await remind(id)).status).toBe(202);
    const refused = await remind(id);
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(50);
    expect(wait).toBeLessThanOrEqual(60);
    await age(id, wait);
    expect((await remind(id)).status).toBe(202);
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'reminded', 'reminded']);
  });

  it('is allowed ten times in 24 hours (D-40)', async () => {
    const { invitationId: id } = await lab.issuedOne();
    for (let i = 0; i < 10; i += 1) {
      expect((await remind(id)).status).toBe(202);
      await age(id, 3_600);
    }
    const refused = await remind(id);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(13 * 3_600);
    await age(id, 14 * 3_600);
    const eleventh = await remind(id);
    expect([eleventh.status, eleventh.body['reminderCount']]).toEqual([202, 11]);
    expect((await lab.row(id))['recent_reminders']).toHaveLength(10);
    await age(id, 60);
    expect((await remind(id)).status).toBe(429);
  });

  it('lets one of twenty at the same time through', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const answers = await Promise.all(Array.from({ length: 20 }, () => remind(id)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([202, ...Array<number>(19).fill(429)]);
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'reminded']);
  });

  it('happens once for a repeated Idempotency-Key', async () => {
    const { invitationId: id } = await lab.issuedOne();
    const key = { 'idempotency-key': uuidv7() };
    const [first, again] = [await remind(id, {}, key), await remind(id, {}, key)];
    expect([again.status, again.body]).toEqual([202, first.body]);
    const other = await remind(id, { newLink: true }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect(await lab.eventTypesOf(id)).toEqual(['issued', 'reminded']);
  });

  it('is refused when the invitation is closed, without counting', async () => {
    const { invitationId: id } = await lab.issuedOne();
    await lab.admin('DELETE', `/v1/invitations/${id}`);
    const answer = await remind(id);
    expect([answer.status, answer.body.code]).toEqual([409, 'invitation_closed']);
  });

  it('is answered although the event of the invitation is still on its way', async () => {
    const [facts] = lab.invited();
    expect((await remind(facts?.invitationId as string)).status).toBe(202);
    expect(await lab.eventTypesOf(facts?.invitationId as string)).toEqual(['issued', 'reminded']);
  });

  it('keeps to the plan although nothing of the platform was heard yet, as identity says (D-19)', async () => {
    const platformId = uuidv7();
    const { invitationId: id } = await lab.issuedOne({ platformId });
    const as = userActor({ platformId });
    const call = (body: object) => lab.call('POST', `/v1/invitations/${id}/reminders`, { as, body });
    expect((await call({})).status).toBe(503);
    lab.identity.platform = { plan: 'free_trial', remindersPerDay: null };
    expect((await call({ message: 'Buy!' })).body.code).toBe('free_trial_message_unavailable');
    expect((await call({})).status).toBe(202);
    lab.identity.platform = null;
  });

  it.each([
    [{ message: 'x'.repeat(1_001) }, 'message'],
    [{ message: 'ring\u0007' }, 'message'],
    [{ message: 7 }, 'message'],
    [{ newLink: 'yes' }, 'newLink'],
    [{ generation: 9 }, 'generation'],
  ])('refuses %j', async (body, path) => {
    const { invitationId: id } = await lab.issuedOne();
    const answer = await remind(id, body);
    expect([answer.status, answer.body.errors?.map((error) => error.path)]).toEqual([400, [path]]);
  });

  it('sends no text of the sender on the free trial (V27), which newer news of the plan decide', async () => {
    const { invitationId: id } = await lab.issuedOne();
    await planBecomes('free_trial', 3);
    const refused = await remind(id, { message: 'Buy!' });
    expect([refused.status, refused.body.code]).toEqual([403, 'free_trial_message_unavailable']);
    expect((await remind(id, { message: '  ' })).status).toBe(202);
    await planBecomes('team', 4);
    await age(id, 60);
    expect((await remind(id, { message: 'Welcome' })).status).toBe(202);
  });
});
