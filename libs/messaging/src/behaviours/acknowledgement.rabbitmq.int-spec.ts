import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ParkedEvents } from '../operations/parked-events.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { rabbitmq, RabbitmqNode } from '../testing/rabbitmq-under-test.js';
import { sampleEvents } from '../testing/sample-events.js';

const COUNT = 300;

describe('acknowledgement', () => {
  let lab: MessagingLab;
  let identity: LabService;
  let invitations: LabService;

  beforeAll(async () => {
    lab = await rabbitmq.openLab();
    identity = await lab.start('identity');
    invitations = await lab.startConsumer('invitations', undefined, { tuning: { prefetch: 100 } });
  });
  afterAll(() => lab.close());

  const queue = async (...columns: string[]): Promise<number[]> => {
    const vhost = decodeURIComponent(new URL(lab.amqpUrl ?? '').pathname.slice(1));
    const list = await RabbitmqNode.shared()!.ctl('list_queues', '-p', vhost, 'name', ...columns);
    const line = list.split('\n').find((row) => row.startsWith('invitations.events'));
    return (line?.split('\t').slice(1) ?? []).map(Number);
  };

  it('waits until deliveries are stored, holds no more of them than the prefetch, and takes no lock for poison', async () => {
    const lock = await lab.connect();
    await lock.query('begin; lock table invitations.inbox in exclusive mode');
    await identity.append(sampleEvents(COUNT));
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
    );
    // Longer than the service waits for a lock: its first attempt to store them has failed by now.
    await eventually(async () => expect(await lockTimeouts(lab)).toBeGreaterThan(0));

    expect(await queue('messages', 'messages_unacknowledged')).toEqual([COUNT, 100]);

    await lock.query('commit');
    lock.release();
    await eventually(async () => expect(await lab.count('invitations.effects')).toBe(COUNT));
    await eventually(async () => expect(await queue('messages')).toEqual([0]));
    expect(await invitations.app.get(ParkedEvents).list('0', 10)).toEqual([]);
  });
});

/** Transactions that the service has rolled back. */
async function lockTimeouts(lab: MessagingLab): Promise<number> {
  const [row] = await lab.query<{ count: string }>(
    'select xact_rollback as count from pg_stat_database where datname = current_database()',
  );
  return Number(row?.count);
}
