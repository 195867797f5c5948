import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { EVENTS } from '@rollcall/contracts';
import { Database, type Transaction } from '@rollcall/database';
import { RequestContext } from '@rollcall/platform';
import type { NewEvent } from '../events/new-event.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { INVITED, sampleEvent, sampleEvents } from '../testing/sample-events.js';
import { Outbox } from './outbox.js';

describe('appending events', () => {
  let lab: MessagingLab;
  let identity: LabService;
  let outbox: Outbox;

  beforeAll(async () => {
    lab = await MessagingLab.open();
    identity = await lab.start('identity');
    outbox = identity.app.get(Outbox);
  });
  beforeEach(() => lab.query('truncate identity.outbox'));
  afterAll(() => lab.close());

  const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> =>
    identity.app.get(Database).transaction('installation', work);

  it('leaves nothing behind when the transaction is rolled back', async () => {
    const attempt = inTransaction(async (tx) => {
      await outbox.append(tx, sampleEvents(3));
      throw new Error('the change failed');
    });

    await expect(attempt).rejects.toThrow('the change failed');
    expect(await lab.count('identity.outbox')).toBe(0);
  });

  it('writes a complete CloudEvents envelope, in the trace of the request', async () => {
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const event = sampleEvent(INVITED, 'user/1', 7);

    await RequestContext.run(new RequestContext('request-1', traceparent, ''), () => identity.append(event));

    const [row] = await lab.query<{ event_id: string; envelope: Record<string, unknown> }>(
      'select event_id, envelope from identity.outbox',
    );
    expect(row?.envelope).toEqual({
      specversion: '1.0',
      id: row?.event_id,
      source: '/rollcall/identity',
      type: INVITED,
      subject: 'user/1',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      datacontenttype: 'application/json',
      platformid: event.platformId,
      subjectversion: 7,
      traceparent,
      data: event.data,
    });
  });

  it('appends any number of events in one statement', async () => {
    const statements: string[] = [];
    await inTransaction(async (tx) => {
      const counting = new Proxy(tx, {
        get: (target, name, receiver) => {
          if (name === 'execute' || name === 'query' || name === 'send') statements.push(String(name));
          const member: unknown = Reflect.get(target, name, receiver);
          return typeof member === 'function' ? (member.bind(target) as unknown) : member;
        },
      });
      await outbox.append(counting, sampleEvents(500));
    });

    expect(statements).toHaveLength(1);
    expect(await lab.count('identity.outbox')).toBe(500);
  });

  it.each<[string, Partial<NewEvent>, string]>([
    [
      'data that does not fit the schema',
      { data: { userId: 'nobody' } as never },
      'data must have required property',
    ],
    [
      'fields that the schema does not name',
      { data: { ...sampleEvent(INVITED, 'u/1').data, password: 'x' } as never },
      'must NOT have additional properties',
    ],
    [
      'an event of another service',
      { type: 'billing.seat-opened.v1' as never },
      'is not an event of identity',
    ],
    [
      'a type that does not exist',
      { type: 'identity.nothing-happened.v1' as never },
      'is not a known event type',
    ],
  ])('refuses %s, and the change with it', async (_, changes, message) => {
    const attempt = identity.append({ ...sampleEvent(INVITED, 'user/1'), ...changes } as NewEvent);

    await expect(attempt).rejects.toThrow(message);
    expect(await lab.count('identity.outbox')).toBe(0);
  });

  it('has them published without waiting for the next poll', async () => {
    const quiet = await lab.start('billing', { tuning: { pollIntervalMs: 60_000 } });
    const seat = { type: 'billing.seat-opened.v1', subject: 'seat/1', subjectVersion: 1 } as const;
    const { platformId } = sampleEvent(INVITED, 'user/1');

    await quiet.append({ ...seat, platformId, data: seatSample() });

    await eventually(
      async () => expect(await lab.count('billing.outbox where published_at is null')).toBe(0),
      5_000,
    );
  });
});

function seatSample(): NewEvent<'billing.seat-opened.v1'>['data'] {
  return EVENTS.get('billing.seat-opened.v1')?.sample as NewEvent<'billing.seat-opened.v1'>['data'];
}
