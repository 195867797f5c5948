import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EVENTS, type CloudEvent } from '@rollcall/contracts';
import { type ChannelModel, type ConfirmChannel, connect } from 'amqplib';
import { EVENTS_EXCHANGE } from '../carriers/rabbitmq/topology.js';
import { ParkedEvents } from '../operations/parked-events.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { rabbitmq } from '../testing/rabbitmq-under-test.js';
import { INVITED, sampleEvents } from '../testing/sample-events.js';

const ID = '01930000-0000-7000-8000-0000000000aa';

const envelope = (changes: Partial<Record<keyof CloudEvent, unknown>> = {}): string =>
  JSON.stringify({
    specversion: '1.0',
    id: ID,
    source: '/rollcall/identity',
    type: INVITED,
    subject: 'user/poison',
    time: '2026-11-23T09:30:00.000Z',
    datacontenttype: 'application/json',
    platformid: '01930000-0000-7000-8000-000000000001',
    subjectversion: 1,
    data: EVENTS.get(INVITED)?.sample,
    ...changes,
  });

/** Far beyond the stack that PostgreSQL gives its JSON parser, whatever the limits of the machine are. */
const DEEP = 200_000;

describe('messages that are no proper events (F20, V48)', () => {
  let lab: MessagingLab;
  let identity: LabService;
  let parked: ParkedEvents;
  let connection: ChannelModel;
  let channel: ConfirmChannel;

  beforeAll(async () => {
    lab = await rabbitmq.openLab();
    identity = await lab.start('identity');
    const invitations = await lab.startConsumer('invitations');
    parked = invitations.app.get(ParkedEvents);
    connection = await connect(lab.amqpUrl ?? '');
    channel = await connection.createConfirmChannel();
  });
  afterAll(async () => {
    await connection.close();
    await lab.close();
  });

  const send = async (body: string | Buffer, key: string = INVITED): Promise<void> => {
    channel.publish(EVENTS_EXCHANGE, key, Buffer.from(body as string));
    await channel.waitForConfirms();
  };
  const expectParked = async (reason: string): Promise<void> => {
    await eventually(async () => {
      const list = await parked.list('0', 100);
      expect(list.map((event) => event.reason)).toEqual([reason]);
    });
    const list = await parked.list('0', 100);
    expect(await parked.discard(list.map((event) => event.eventId))).toBe(1);
    expect(await lab.count('invitations.effects')).toBe(0);
  };

  it.each([
    ['is not JSON', '{"id": '],
    ['is not an object', '[1, 2]'],
    ['is null', 'null'],
    ['has an id that is no UUID', envelope({ id: '1; drop table inbox' })],
    ['has no subject', envelope({ subject: '' })],
    ['has a NUL in its subject', envelope({ subject: 'a\0b' })],
    ['has a version that is no integer', envelope({ subjectversion: 1.5 })],
    ['has an unknown specversion', envelope({ specversion: '2.0' })],
    [
      'is nested deeper than the database reads',
      `${envelope().slice(0, -1)},"x":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}`,
    ],
    ['is binary', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
  ])('parks a message that %s', async (_, body) => {
    await send(body);
    await expectParked('unreadable');
  });

  it('parks an event of a service that its type does not belong to, and does not take its id for seen', async () => {
    await send(envelope({ source: '/rollcall/billing' }));
    await expectParked('foreign_source');
    await send(envelope({ subject: 'user/wrong-key' }), 'identity.user-deleted.v1');
    await expectParked('foreign_source');

    expect(await lab.count('invitations.inbox where event_id = $1', [ID])).toBe(0);
  });

  it('parks an event whose data does not fit its schema', async () => {
    await send(envelope({ data: { userId: 'nobody' } }));
    await expectParked('invalid_data');
  });

  it('parks a future version that nothing handles', async () => {
    await connection
      .createChannel()
      .then((other) => other.bindQueue('invitations.events', EVENTS_EXCHANGE, 'identity.user-invited.v2'));
    await send(
      envelope({ type: 'identity.user-invited.v2', id: '01930000-0000-7000-8000-0000000000ab' }),
      'identity.user-invited.v2',
    );
    await expectParked('unhandled_type');
  });

  it('is not delayed by any of them: good events in between have their effects', async () => {
    for (let index = 0; index < 20; index += 1) await send(`{"broken": ${index}`);
    await identity.append(sampleEvents(200, 'good'));
    for (let index = 20; index < 40; index += 1) await send(`{"broken": ${index}`);

    await eventually(async () => expect(await lab.count('invitations.effects')).toBe(200));
    await eventually(async () => expect(await parked.list('0', 100)).toHaveLength(40));
  });
});
