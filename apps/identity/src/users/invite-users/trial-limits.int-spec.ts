import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RetentionSchedule } from '@rollcall/database';
import { type IdentityUnderTest, startIdentity } from '../../../testing/identity-lab.js';

const OPERATOR = { kind: 'operator' } as const;

describe('V28, D-19: what a free trial may send', () => {
  let identity: IdentityUnderTest;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const change = (id: string, settings: object) =>
    identity.caller(OPERATOR).patch(`/v1/platforms/${id}`, settings);
  const trial = async (slug: string, settings: object = {}) => {
    const platform = await identity.createPlatform(slug);
    expect((await change(platform.id, { plan: 'free_trial', ...settings })).status).toBe(200);
    return {
      ...platform,
      invite: (emails: string) =>
        identity
          .as(platform.ownerId, platform.id)
          .post('/v1/invitations', { emails, groupIds: [platform.rootGroupId], roles: ['learner'] }),
    };
  };
  const addresses = (count: number, tag: string) =>
    Array.from({ length: count }, (_, n) => `${tag}${n}@x.org`).join(';');
  const invitedOn = (platformId: string) =>
    identity.count(`SELECT FROM identity.invitations WHERE platform_id = '${platformId}'`);

  it('is 50 invitations in 24 hours, all of a call or none, then 429 with when to come back', async () => {
    const { id, invite } = await trial('fifty');
    expect((await invite(addresses(45, 'a'))).status).toBe(201);
    const tooMany = await invite(addresses(6, 'b'));
    expect([tooMany.status, tooMany.body.code]).toEqual([429, 'too_many_requests']);
    expect(tooMany.body.detail).toContain('5 of them are left');
    expect((await invite(addresses(5, 'b'))).status).toBe(201);
    expect(await invitedOn(id)).toBe(50);
    expect((await invite(addresses(2, 'a'))).body.results[0].outcome).toBe('already_invited_updated');
    expect((await invite('one-more@x.org')).status).toBe(429);
    await identity.rows(
      `UPDATE identity.invitation_allowances SET window_ends_at = now() WHERE platform_id = $1`,
      [id],
    );
    expect((await invite('one-more@x.org')).status).toBe(201);
  });

  it('is counted exactly, whoever calls at the same time', async () => {
    const { id, invite } = await trial('race', { invitationsPerDay: 7 });
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => invite(`race${n}@x.org`)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(7);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(13);
    expect(await invitedOn(id)).toBe(7);
  });

  it('has an end: nobody is invited after it, who was invited joins, and a plan lifts it at once', async () => {
    const { id, invite } = await trial('over');
    const { body } = await invite('in-time@x.org');
    const [{ userId, invitationId }] = body.results;
    expect((await change(id, { trialEndsAt: '2026-01-01T00:00:00Z' })).status).toBe(200);
    const late = await invite('late@x.org');
    expect([late.status, late.body.code]).toEqual([403, 'free_trial_ended']);
    expect((await identity.activate(invitationId, userId)).status).toBe(201);
    await change(id, { plan: 'team' });
    expect((await invite(addresses(60, 'paid'))).status).toBe(201);
  });

  it('begins with the platform, or when it comes to the trial, and lasts 14 days', async () => {
    const { id } = await trial('begins');
    const { body } = await change(id, {});
    const days = (new Date(body.trialEndsAt).getTime() - identity.clock.now().getTime()) / 86_400_000;
    expect(days).toBeCloseTo(14, 1);
  });

  it('spares a mailbox that several trials write to, whatever stands behind # or + (D-24)', async () => {
    const trials = await Promise.all(['m1', 'm2', 'm3', 'm4', 'm5', 'm6'].map((slug) => trial(slug)));
    const outcomes: (string | number)[] = [];
    for (const [n, { invite }] of trials.entries()) {
      outcomes.push((await invite(`victim${['', '#a', '+b'][n % 3]}@x.org`)).status);
    }
    expect(outcomes).toEqual([201, 201, 201, 201, 201, 429]);
    const [last] = trials.slice(-1);
    const mixed = await last?.invite('victim@x.org; other@x.org');
    expect(mixed?.body.results).toMatchObject([
      { outcome: 'rejected', code: 'recipient_limit_reached' },
      { outcome: 'invited' },
    ]);
    expect(await last?.invite('victim@x.org')).toMatchObject({
      status: 429,
      body: { code: 'too_many_requests' },
    });
  });

  it('counts each address of a call, whatever stands behind + (V28)', async () => {
    const { invite } = await trial('aliases');
    const aliases = Array.from({ length: 8 }, (_, n) => `alias+${n}@x.org`).join(';');
    const { body } = await invite(`${aliases};alone@x.org`);
    const outcomes = body.results.map(({ outcome }: { outcome: string }) => outcome);
    const wanted = ['invited', 'invited', 'invited', 'invited', 'invited'];
    expect(outcomes).toEqual([...wanted, 'rejected', 'rejected', 'rejected', 'invited']);
    expect(await identity.count(`SELECT FROM identity.invitations WHERE email LIKE 'alias+%'`)).toBe(5);
  });

  it('counts what leads to a mail alone (V28, D-09)', async () => {
    const { invite } = await trial('again');
    for (let n = 0; n < 7; n += 1) expect((await invite('again@x.org')).status).toBe(201);
    const elsewhere = await trial('elsewhere');
    expect((await elsewhere.invite('again+else@x.org')).status).toBe(201);
  });

  it('forgets counts whose time is over', async () => {
    await identity.rows(`UPDATE identity.trial_mailboxes SET window_ends_at = now() - interval '1 second'`);
    await identity.get(RetentionSchedule).purge();
    expect(await identity.count('SELECT FROM identity.trial_mailboxes')).toBe(0);
  });

  it('tells the id of who is active already only to those who see them (V18)', async () => {
    const { Partners = '', HR = '' } = identity.groups;
    const hidden = await identity.person('hidden@x.org', ['HR'], ['learner']);
    const admin = await identity.person('partner@x.org', ['Partners'], ['admin']);
    const answer = (who: string, group: string) =>
      identity
        .as(who)
        .post('/v1/invitations', { emails: 'hidden@x.org', groupIds: [group], roles: ['learner'] });
    const [seen] = (await answer(identity.ownerId, HR)).body.results;
    expect(seen).toEqual({ email: 'hidden@x.org', outcome: 'already_active', userId: hidden });
    const refused = await answer(admin, Partners);
    expect([refused.status, refused.body.results]).toEqual([
      409,
      [{ email: 'hidden@x.org', outcome: 'already_active' }],
    ]);
  });
});
