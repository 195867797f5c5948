import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@rollcall/messaging/testing';
import { userActor } from '@rollcall/platform/testing';
import { v7 as uuidv7 } from 'uuid';
import { type Answer, type Call, InvitationsLab } from '../../testing/invitations-lab.js';
import { ADMIN, PLATFORM_ID } from '../../testing/invited-people.js';

const JOBS = '/v1/invitation-jobs';
interface Job {
  id: string;
  status: string;
  stoppedBecause: string | null;
  progress: { done: number; total: number | null };
  counts: Record<string, number>;
  finishedAt: string | null;
}

describe('Work on many invitations', () => {
  let lab: InvitationsLab;
  beforeAll(async () => {
    lab = await InvitationsLab.open(2);
  });
  afterAll(() => lab.close());
  beforeEach(() => {
    lab.identity.decide = () => null;
    lab.identity.decisionMs = 0;
    lab.identity.people.clear();
    lab.identity.listed.length = 0;
  });
  afterEach(() => lab.knowsPlatform({ plan: 'team' }));

  const start = async (body: object, more: Omit<Call, 'as' | 'body'> = {}): Promise<Answer> =>
    lab.admin('POST', JOBS, { body, ...more });
  const ended = async (id: unknown): Promise<Job> => {
    let job: Job | undefined;
    await eventually(async () => {
      job = (await lab.admin('GET', `${JOBS}/${String(id)}`)).body as unknown as Job;
      expect(job.status).not.toBe('running');
    });
    return job as Job;
  };
  const run = async (body: object): Promise<Job> => {
    const { status, body: job } = await start(body);
    expect([status, job]).toMatchObject([202, { status: 'running', finishedAt: null }]);
    return ended(job['id']);
  };
  const idsOf = (facts: { invitationId: string }[]) => facts.map(({ invitationId }) => invitationId);
  const remindersOf = async (ids: string[]): Promise<Record<string, number>> => {
    const rows = await lab.query<{ counted: number; told: number }>(
      `SELECT i.reminder_count AS counted, count(o.*)::int AS told
         FROM invitations.invitations i LEFT JOIN invitations.outbox o
           ON o.subject = 'invitation/' || i.id AND o.type = 'invitations.invitation-reminded.v1'
        WHERE i.id = ANY ($1) GROUP BY i.id, i.reminder_count`,
      [ids],
    );
    const totals: Record<string, number> = {};
    for (const { counted, told } of rows) {
      totals[`${counted}/${told}`] = (totals[`${counted}/${told}`] ?? 0) + 1;
    }
    return totals;
  };

  it('reminds those that are named, each with an outcome of its own', async () => {
    const facts = await lab.issued(6);
    const [a = '', b = '', c = '', d = ''] = idsOf(facts);
    await lab.admin('DELETE', `/v1/invitations/${a}`);
    await lab.admin('POST', `/v1/invitations/${b}/reminders`, { body: {} });
    lab.identity.decide = (question) =>
      'invitationId' in question && question.invitationId === c
        ? { outcome: 'refused', code: 'free_trial_ended', detail: 'Over.' }
        : null;
    const unknown = uuidv7();
    const job = await run({ action: 'remind', invitationIds: [...idsOf(facts), d, unknown], message: 'Hi' });
    expect(job).toMatchObject({
      status: 'done',
      progress: { done: 7, total: 7 },
      counts: { reminded: 3, invitation_closed: 1, too_soon: 1, forbidden: 1, not_found: 1 },
    });
    const { body } = await lab.admin('GET', `${JOBS}/${job.id}/results?limit=200`);
    const outcomes = new Map(
      (body['items'] as { invitationId: string; outcome: string }[]).map((each) => [
        each.invitationId,
        each.outcome,
      ]),
    );
    expect([a, b, c, d, unknown].map((id) => outcomes.get(id))).toEqual([
      'invitation_closed',
      'too_soon',
      'forbidden',
      'reminded',
      'not_found',
    ]);
    expect((await lab.eventsOf(d)).at(-1)).toMatchObject({
      type: 'invitations.invitation-reminded.v1',
      data: { message: 'Hi', remindedBy: { userId: ADMIN.userId } },
    });
  });

  it('tells how far it is as it goes on, until its end; of the job of another person nothing', async () => {
    const ids = idsOf(await lab.issued(40));
    const { body } = await start({ action: 'remind', invitationIds: ids });
    const headers = { ...(await lab.service.as(ADMIN)), accept: 'text/event-stream' };
    const stream = await fetch(`${lab.service.url}${JOBS}/${String(body['id'])}`, { headers });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    // It ends by itself, or this would wait for ever.
    const told = [...(await stream.text()).matchAll(/event: job\ndata: (.*)\n\n/g)].map(
      ([, data = '']) => JSON.parse(data) as Job,
    );
    expect(told.at(-1)).toMatchObject({ status: 'done', progress: { done: 40 }, counts: { reminded: 40 } });
    const others = {
      ...(await lab.service.as(userActor({ platformId: PLATFORM_ID }))),
      accept: 'text/event-stream',
    };
    const refused = await fetch(`${lab.service.url}${JOBS}/${String(body['id'])}`, { headers: others });
    expect(refused.status).toBe(404);
  });

  it('selects by a filter out of what the person sees, and ends although people go on inviting', async () => {
    const ids = idsOf(await lab.issued(450));
    const groupId = uuidv7();
    const { body: started } = await start({
      action: 'remind',
      filter: { groupId, delivery: ['bounced', 'dropped'], q: 'ada' },
    });
    await lab.issued(3);
    expect(await ended(started['id'])).toMatchObject({ counts: { reminded: 450 }, progress: { total: 450 } });
    expect(await remindersOf(ids)).toEqual({ '1/1': 450 });
    expect(lab.identity.listed[0]).toEqual({
      limit: '200',
      status: 'pending',
      groupId,
      delivery: 'bounced,dropped',
      q: 'ada',
    });
  });

  it('cancels, and takes off groups where others have groups too (D-11)', async () => {
    const [whole, shared, closed] = await lab.issued(3, { groupIds: [uuidv7(), uuidv7()] });
    await lab.admin('DELETE', `/v1/invitations/${closed?.invitationId}`);
    const mine = shared?.groupIds[0] ?? '';
    lab.identity.decide = (question) =>
      'invitationId' in question && question.invitationId === shared?.invitationId
        ? {
            outcome: 'allowed',
            actor: { userId: ADMIN.userId, displayName: 'Olivia Okafor' },
            invitation: shared,
            detachGroupIds: [mine],
          }
        : null;
    const job = await run({ action: 'cancel', filter: {} });
    expect(job.counts).toEqual({ cancelled: 1, detached: 1, invitation_closed: 1 });
    expect(await lab.row(whole?.invitationId ?? '')).toMatchObject({ state: 'cancelled' });
    expect(await lab.row(shared?.invitationId ?? '')).toMatchObject({
      state: 'pending',
      group_ids: [shared?.groupIds[1]],
    });
    expect((await lab.eventsOf(shared?.invitationId ?? '')).at(-1)).toMatchObject({
      type: 'invitations.invitation-detached.v1',
      data: { groupIds: [mine], detachedBy: ADMIN.userId },
    });
  });

  it('gives each invitation one turn, although connections die and replicas share the work', async () => {
    const ids = idsOf(await lab.issued(3_000));
    const { body } = await start({ action: 'remind', invitationIds: ids });
    let killed = 0;
    for (let over = false; !over;) {
      const rows = await lab.query<{ dead: boolean }>(
        `SELECT pg_terminate_backend(pid) AS dead FROM pg_stat_activity
          WHERE datname = current_database() AND usename LIKE '%invitations%' AND state <> 'idle'`,
      );
      killed += rows.length;
      // The lease of whoever died would cost half a minute.
      await lab.query(`UPDATE invitations.invitation_jobs SET lease_until = now() - interval '1 second'`);
      const [job] = await lab.query<{ status: string }>(
        'SELECT status FROM invitations.invitation_jobs WHERE id = $1',
        [body['id']],
      );
      over = killed > 40 || job?.status !== 'running';
    }
    await lab.query(`UPDATE invitations.invitation_jobs SET lease_until = now()`);
    expect(await ended(body['id'])).toMatchObject({ status: 'done', counts: { reminded: 3_000 } });
    expect(await remindersOf(ids)).toEqual({ '1/1': 3_000 });
  }, 60_000);

  it('lets one of two replicas go on that both believe it is their turn', async () => {
    const ids = idsOf(await lab.issued(1_100));
    lab.identity.decisionMs = 400;
    const { body } = await start({ action: 'remind', invitationIds: ids });
    const everyoneMayTry = setInterval(() => {
      void lab.query(`UPDATE invitations.invitation_jobs SET lease_until = now() - interval '1 second'`);
    }, 50);
    const job = await ended(body['id']).finally(() => clearInterval(everyoneMayTry));
    expect(job).toMatchObject({ progress: { done: 1_100, total: 1_100 } });
    expect(job.counts).toEqual({ reminded: 1_100 });
    expect(await remindersOf(ids)).toEqual({ '1/1': 1_100 });
  });

  it('stops when whoever started it may no longer', async () => {
    const ids = idsOf(await lab.issued(700));
    let asked = 0;
    lab.identity.decide = (question) => {
      if ('invitationId' in question || (asked += 1) <= 2) return null;
      return { outcome: 'refused', code: 'no_group_managed', detail: 'No.' };
    };
    const { body } = await start({ action: 'remind', invitationIds: ids });
    await eventually(async () => {
      const [job] = await lab.query(
        'SELECT status, stopped_because, done FROM invitations.invitation_jobs WHERE id = $1',
        [body['id']],
      );
      expect(job).toEqual({ status: 'stopped', stopped_because: 'no_group_managed', done: 500 });
    });
    expect(await remindersOf(ids)).toEqual({ '1/1': 500, '0/0': 200 });
    expect((await start({ action: 'remind', filter: {} })).body.code).toBe('no_group_managed');
  });

  it('keeps to what the platform may send in 24 hours, together with reminders of one (D-19, V28)', async () => {
    await lab.knowsPlatform({ plan: 'free_trial' });
    const ids = idsOf(await lab.issued(15));
    const [one = ''] = ids;
    expect((await lab.admin('POST', `/v1/invitations/${one}/reminders`, { body: {} })).status).toBe(202);
    const preview = await lab.admin('POST', `${JOBS}?dryRun=true`, {
      body: { action: 'remind', invitationIds: ids },
    });
    expect([preview.status, preview.body]).toEqual([
      200,
      {
        action: 'remind',
        total: 15,
        isComplete: true,
        counts: { reminded: 9, too_soon: 1, limit_reached: 5 },
      },
    ]);
    const [first, second] = await Promise.all([
      run({ action: 'remind', invitationIds: ids }),
      run({ action: 'remind', invitationIds: ids }),
    ]);
    expect((first.counts['reminded'] ?? 0) + (second.counts['reminded'] ?? 0)).toBe(9);
    const refused = await lab.admin('POST', `/v1/invitations/${ids.at(-1)}/reminders`, { body: {} });
    expect([refused.status, refused.body.code]).toEqual([429, 'too_many_requests']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(86_000);
    expect(refused.headers.get('ratelimit-limit')).toBe('10');
    expect((await start({ action: 'remind', invitationIds: ids, message: 'Buy!' })).body.code).toBe(
      'free_trial_message_unavailable',
    );
    await lab.knowsPlatform({ plan: 'free_trial', remindersPerDay: 12 });
    expect((await run({ action: 'remind', invitationIds: ids })).counts['reminded']).toBe(2);
  });

  it('is previewed without a trace, cancelled half-way, and seen by nobody else', async () => {
    const ids = idsOf(await lab.issued(4));
    const body = { action: 'remind', filter: {} };
    const preview = await lab.admin('POST', `${JOBS}?dryRun=true`, { body });
    expect([preview.status, preview.body]).toMatchObject([200, { total: 4, counts: { reminded: 4 } }]);
    expect(await remindersOf(ids)).toEqual({ '0/0': 4 });
    await lab.identity.stop();
    await lab.identity.start();
    lab.identity.decide = (question) => {
      if ('invitationId' in question) throw new Error('Identity is out of order.');
      return null;
    };
    const { body: job } = await start({ action: 'remind', invitationIds: ids });
    const path = `${JOBS}/${String(job['id'])}`;
    const stranger = userActor({ platformId: PLATFORM_ID, userId: uuidv7() });
    for (const [method, address] of [
      ['GET', path],
      ['GET', `${path}/results`],
      ['POST', `${path}/cancel`],
    ] as const) {
      expect((await lab.call(method, address, { as: stranger })).status).toBe(404);
    }
    const cancelled = await lab.admin('POST', `${path}/cancel`);
    expect([cancelled.status, cancelled.body]).toMatchObject([200, { status: 'cancelled' }]);
    expect((await lab.admin('POST', `${path}/cancel`)).body.code).toBe('job_finished');
    expect(await remindersOf(ids)).toEqual({ '0/0': 4 });
    const { body: page } = await lab.admin('GET', `${JOBS}?limit=1`);
    expect(page).toMatchObject({ items: [{ id: job['id'] }], nextCursor: expect.any(String) });
    const next = await lab.admin('GET', `${JOBS}?limit=1&cursor=${String(page['nextCursor'])}`);
    expect((next.body['items'] as Job[])[0]?.id).not.toBe(job['id']);
  });

  it('starts once for a repeated Idempotency-Key', async () => {
    const [facts] = await lab.issued(1);
    const headers = { 'idempotency-key': uuidv7() };
    const body = { action: 'remind', invitationIds: [facts?.invitationId] };
    const [first, again] = [await start(body, { headers }), await start(body, { headers })];
    expect(again.body['id']).toBe(first.body['id']);
    await ended(first.body['id']);
  });

  it.each([
    [{ action: 'delete', filter: {} }, ['action']],
    [{ action: 'remind' }, ['invitationIds', 'filter']],
    [{ action: 'remind', invitationIds: [uuidv7()], filter: {} }, ['invitationIds', 'filter']],
    [{ action: 'remind', invitationIds: [] }, ['invitationIds']],
    [{ action: 'remind', invitationIds: ['x'] }, ['invitationIds']],
    [{ action: 'cancel', filter: {}, message: 'Bye', newLink: true }, ['message', 'newLink']],
    [
      { action: 'remind', filter: { delivery: ['lost'], groupId: 1, extra: 1 } },
      ['filter.extra', 'filter.groupId', 'filter.delivery'],
    ],
  ])('refuses %j', async (body, paths) => {
    const answer = await start(body);
    const named = answer.body.errors?.map(({ path }) => path.replace(/\[\d+\]|\.\d+$/, '')) ?? [];
    expect([answer.status, new Set(named)]).toEqual([400, new Set(paths)]);
  });
});
