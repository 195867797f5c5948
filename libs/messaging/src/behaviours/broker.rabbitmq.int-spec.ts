import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { metrics } from '@rollcall/platform';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import { MessagingLab } from '../testing/messaging-lab.js';
import { RabbitmqNode } from '../testing/rabbitmq-under-test.js';
import { sampleEvents } from '../testing/sample-events.js';

jest.setTimeout(180_000);
const COUNT = 1_000;

describe('a broker that fails', () => {
  let node: RabbitmqNode;
  let lab: MessagingLab;
  let identity: LabService;
  let round = 0;

  beforeAll(async () => {
    node = await RabbitmqNode.launch();
    lab = await MessagingLab.open(node.url);
    identity = await lab.start('identity');
  });
  beforeEach(async () => {
    round += 1;
    await lab.query('truncate invitations.effects');
    if (!lab.hasConsumers) await startConsumer();
  });
  afterAll(async () => {
    await lab.close();
    await node.dispose();
  });

  const startConsumer = (): Promise<LabService> =>
    lab.startConsumer('invitations', undefined, { peers: { identity: identity.url } });
  /** Nothing may depend on healing where the broker keeps its promises. */
  const withoutHealing = async (): Promise<void> => {
    await lab.stopConsumers();
    await lab.startConsumer('invitations');
  };
  const append = (part: string): Promise<void> => identity.append(sampleEvents(COUNT, `${part}-${round}`));
  const unsent = (): Promise<number> => lab.count('identity.outbox where published_at is null');
  const whenAll = async (count: number): Promise<void> => {
    await eventually(async () => expect(await lab.count('invitations.effects')).toBe(count), 90_000);
    await eventually(async () => expect(await unsent()).toBe(0));
    expect(await lab.count('invitations.effects')).toBe(count);
  };

  it('loses nothing when it is restarted while events flow', async () => {
    await withoutHealing();
    await append('before');
    await node.stop();
    await append('while-down');
    await node.start();
    await append('after');

    await whenAll(3 * COUNT);
  });

  it('loses nothing that it has taken but not confirmed when it is killed', async () => {
    await withoutHealing();
    await append('before');
    await eventually(async () => expect(await unsent()).toBe(0));
    node.freeze();
    await append('in-the-air');
    // Claimed means written to the socket of a broker that does not read any more.
    const unclaimed =
      'select event_id from identity.outbox where published_at is null for update skip locked';
    await eventually(async () => expect(await lab.query(unclaimed)).toEqual([]));
    await node.kill();
    await append('while-down');
    await node.start();

    await whenAll(3 * COUNT);
  });

  it('is disposable: wiped while it holds a backlog, everything still arrives', async () => {
    await lab.stopConsumers();
    const [slow] = await lab.query<{ seq: string }>(
      'select coalesce(max(published_seq), 0) as seq from identity.outbox',
    );
    await append('in-the-queue');
    await eventually(async () =>
      expect(await lab.count('identity.outbox where published_seq > $1', [slow?.seq])).toBe(COUNT),
    );
    const backlog = new RegExp(`^${COUNT}\\s+invitations.events`, 'm');
    await eventually(async () => expect(await node.ctl('list_queues', 'messages', 'name')).toMatch(backlog));

    await node.wipe();
    await startConsumer();
    await append('afterwards');

    await whenAll(2 * COUNT);
  });

  it('loses nothing when it is killed right after a queue was declared, which may leave the queue without a leader (F9)', async () => {
    await lab.stopConsumers();
    await node.ctl('delete_queue', 'invitations.events');
    await startConsumer();
    await append('first');
    await node.kill();
    await node.start();

    await whenAll(COUNT);
  });

  it('blocks no request and no memory while it has a disk alarm', async () => {
    await node.setDiskAlarm(true);
    const startedAt = Date.now();
    for (let batch = 0; batch < 5; batch += 1) await append(`alarm-${batch}`);
    expect(Date.now() - startedAt).toBeLessThan(20_000); // appending never waits for the broker
    await eventually(async () => expect((await fetch(`${identity.url}/readyz`)).status).toBe(503), 10_000);
    expect(await unsent()).toBeGreaterThan(0);
    await eventually(async () =>
      expect(await metrics.metrics()).toContain('amqp_blocked{service="identity"} 1'),
    );

    await node.setDiskAlarm(false);

    await whenAll(5 * COUNT);
    await eventually(async () => expect((await fetch(`${identity.url}/readyz`)).status).toBe(200));
  });

  it('is given up when it neither answers nor hangs up, and taken back when it answers again', async () => {
    node.freeze();
    await append('frozen');
    await eventually(async () => expect((await fetch(`${identity.url}/readyz`)).status).toBe(503), 30_000);
    node.thaw();

    await whenAll(COUNT);
  });
});
