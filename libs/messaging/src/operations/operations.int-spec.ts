import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HealthChecks, metrics } from '@rollcall/platform';
import { OutboxReplay } from '../replay/outbox-replay.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { DELETED, INVITED, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { Retention } from './retention.js';

describe('operating the events of a service', () => {
  let lab: MessagingLab;
  let identity: LabService;
  let invitations: LabService;

  beforeAll(async () => {
    lab = await MessagingLab.open();
    identity = await lab.start('identity', { clock: 'movable' });
    invitations = await lab.startConsumer(
      'invitations',
      (event) => {
        if (event.subject === 'poison/0') throw new Error('never');
      },
      { clock: 'movable' },
    );
    await identity.append([
      ...sampleEvents(20, 'good'),
      ...sampleEvents(1, 'poison'),
      sampleEvent(DELETED, 'good/1', 2),
    ]);
    await eventually(async () => expect(await lab.count('invitations.effects')).toBe(21));
    await eventually(async () =>
      expect(await lab.count('invitations.inbox where done_at is null and parked_at is null')).toBe(0),
    );
  });
  afterAll(() => lab.close());

  const call = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: never }> => {
    const headers = { ...(await invitations.as({ kind: 'operator' })), 'content-type': 'application/json' };
    const response = await fetch(`${invitations.url}/internal/${path}`, {
      method,
      headers: body ? headers : { ...headers, 'content-type': 'text/plain' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as never };
  };

  it('lists parked events with their reasons, retries and discards them over HTTP', async () => {
    const list = await call('GET', 'parked-events');
    expect(list.body).toMatchObject({
      items: [
        {
          subject: 'poison/0',
          type: INVITED,
          reason: 'attempts_exhausted',
          attempts: 5,
          lastError: 'Error: never',
          retryable: true,
        },
      ],
    });
    const eventIds = (list.body as { items: { eventId: string }[] }).items.map((item) => item.eventId);

    expect(await call('POST', 'parked-events/retries', { eventIds })).toMatchObject({
      status: 200,
      body: { count: 1 },
    });
    await eventually(async () =>
      expect((await call('GET', 'parked-events')).body).toMatchObject({ items: [{ attempts: 5 }] }),
    );
    expect(await call('POST', 'parked-events/discards', { eventIds })).toMatchObject({ body: { count: 1 } });
    expect((await call('GET', 'parked-events')).body).toEqual({ items: [] });
    expect(await call('POST', 'parked-events/retries', { eventIds: ['x'] })).toMatchObject({ status: 400 });
  });

  it('publishes a time range again, of all types or of some, which changes nothing where it is known', async () => {
    const replay = identity.app.get(OutboxReplay);
    const [from, to] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];

    expect(await replay.redeliverRange({ from, to })).toBe(22);
    expect(await replay.redeliverRange({ from: to, to: new Date(Date.now() + 120_000) })).toBe(0);
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );
    expect(await replay.redeliverRange({ from, to, types: [DELETED] })).toBe(1);
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );

    expect(await lab.count('invitations.effects')).toBe(21);
  });

  it('tells the levels and the counts of events as metrics', async () => {
    const text = await metrics.metrics();

    expect(text).toContain('outbox_unsent{service="identity"} 0');
    expect(text).toContain('inbox_backlog{service="invitations"} 0');
    expect(text).toMatch(/relay_published_total\{service="identity"\} \d\d/);
    expect(text).toContain(`inbox_done_total{service="invitations",type="${DELETED}"} 1`);
    expect(text).toContain(`inbox_parked_total{service="invitations",type="${INVITED}"}`);
    expect(text).toContain('consumer_count{service="invitations"} 1');
    expect(text).toContain('amqp_blocked{service="invitations"} 0');
    for (const name of [
      'outbox_oldest_age_seconds',
      'inbox_received_total',
      'inbox_duplicates_total',
      'inbox_failed_total',
      'breaker_state',
      'replay_gap_total',
      'handler_duration_seconds',
      'inbox_parked',
    ]) {
      expect(text).toContain(`# TYPE ${name} `);
    }
  });

  it('is not ready while an event waits for the relay for more than a minute', async () => {
    const checks = identity.app.get(HealthChecks);
    expect(await checks.readiness()).toMatchObject({ ready: true, checks: { carrier: 'ok', outbox: 'ok' } });
    const blocker = await lab.connect();
    await blocker.query(`select pg_advisory_lock(hashtext('rollcall outbox'), hashtext('identity'))`);
    await identity.append(sampleEvents(1, 'late'));
    await lab.query(
      `update identity.outbox set appended_at = now() - interval '2 minutes' where published_at is null`,
    );

    expect(await checks.readiness()).toMatchObject({ ready: false, checks: { outbox: 'failed' } });

    await blocker.query('select pg_advisory_unlock_all()');
    blocker.release();
    await eventually(async () => expect(await checks.readiness()).toMatchObject({ ready: true }));
  });

  it('deletes published events after 14 days and handled ones after 30, and nothing that is still needed', async () => {
    await lab.query(
      `update identity.outbox set published_at = null, published_seq = null where subject = 'good/3'`,
    );
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );
    const purgeAfter = async (days: number): Promise<void> => {
      for (const service of [identity, invitations]) {
        service.clock.set(new Date(Date.now() + days * 86_400_000));
        await service.app.get(Retention).purge();
      }
    };

    await purgeAfter(13);
    expect(await lab.count('identity.outbox')).toBeGreaterThan(20);
    await purgeAfter(15);
    expect(await lab.count('identity.outbox')).toBe(0);
    expect(await lab.count('invitations.inbox')).toBeGreaterThan(20);
    await lab.query(`update invitations.inbox set done_at = null where subject = 'good/5'`);
    await purgeAfter(31);
    expect(await lab.query('select distinct subject from invitations.inbox')).toEqual([
      { subject: 'good/5' },
    ]);
  });
});
