import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { LabChild } from '../testing/child-process.js';
import type { ChildOptions } from '../testing/child-service.js';
import { eventually } from '../testing/eventually.js';
import type { MessagingLab } from '../testing/messaging-lab.js';

/** Processes take seconds to start on a busy machine. */
const TIMEOUT_MS = 180_000;

/** Processes may end at any moment, in order or not. */
export function describeCrash(carrier: CarrierUnderTest): void {
  describe(`ending processes over ${carrier.name}`, () => {
    jest.setTimeout(TIMEOUT_MS);
    let lab: MessagingLab;
    const children = new Set<LabChild>();

    beforeAll(async () => {
      lab = await carrier.openLab();
    });
    beforeEach(() => lab.query('truncate invitations.effects'));
    afterEach(async () => {
      for (const child of children) await child.end('SIGKILL');
      children.clear();
    });
    afterAll(() => lab.close());

    const start = async (
      service: 'identity' | 'invitations',
      options: Partial<ChildOptions> = {},
    ): Promise<LabChild> => {
      const databaseUrl = lab.database.urlOf(service);
      const child = await LabChild.start({ service, databaseUrl, amqpUrl: lab.amqpUrl, ...options });
      children.add(child);
      return child;
    };
    const effects = (): Promise<number> => lab.count('invitations.effects');
    const whenSome = (atLeast: number): Promise<void> =>
      eventually(async () => expect(await effects()).toBeGreaterThanOrEqual(atLeast), 60_000);
    const whenAll = async (count: number): Promise<void> => {
      await whenSome(count);
      await eventually(async () =>
        expect(await lab.count('invitations.inbox where done_at is null')).toBe(0),
      );
      expect(await effects()).toBe(count);
      expect(await lab.count('(select distinct event_id from invitations.effects) d')).toBe(count);
    };

    it('does the work of a consumer that was killed in the middle of a batch exactly once', async () => {
      const identity = await start('identity');
      const first = await start('invitations', {
        consumer: 'single',
        slowMs: 1,
        peers: { identity: identity.url },
      });
      await identity.append(1_500, 'killed-consumer');
      await whenSome(1);
      await first.end('SIGKILL');
      expect(await effects()).toBeLessThan(1_500);

      await start('invitations', { consumer: 'batch', peers: { identity: identity.url } });

      await whenAll(1_500);
    });

    it('publishes everything that was committed before the producer was killed', async () => {
      const first = await start('identity');
      await start('invitations', { consumer: 'batch', peers: { identity: first.url } });
      for (let batch = 0; batch < 4; batch += 1) await first.append(500, `killed-producer-${batch}`);
      await first.end('SIGKILL');

      await start('identity');

      await whenAll(2_000);
    });

    it('finishes what it has in hand on SIGTERM, aborts no handler, and leaves nothing unsent', async () => {
      const identity = await start('identity');
      const consumer = await start('invitations', {
        consumer: 'single',
        slowMs: 2,
        peers: { identity: identity.url },
      });
      await identity.append(600, 'drained');
      await whenSome(1);

      expect(await consumer.end('SIGTERM')).toBe(0);
      await identity.append(100, 'last-words');
      expect(await identity.end('SIGTERM')).toBe(0);

      expect(await lab.count('invitations.inbox where attempts > 0')).toBe(0);
      expect(await lab.count('identity.outbox where published_at is null')).toBe(0);
      const next = await start('identity');
      await start('invitations', { consumer: 'batch', peers: { identity: next.url } });
      await whenAll(700);
    });
  });
}
