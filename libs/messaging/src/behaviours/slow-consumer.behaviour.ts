import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { DELETED, INVITED, sampleEvent, sampleEvents } from '../testing/sample-events.js';

const COUNT = 800;

/** A slow handler slows nobody down but itself. */
export function describeSlowConsumer(carrier: CarrierUnderTest): void {
  describe(`a slow consumer over ${carrier.name}`, () => {
    let lab: MessagingLab;
    let identity: LabService;
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let atOnce = 0;
    let mostAtOnce = 0;

    beforeAll(async () => {
      lab = await carrier.openLab();
      identity = await lab.start('identity');
      await lab.startConsumer(
        'invitations',
        async (event) => {
          if (event.type !== INVITED) return;
          mostAtOnce = Math.max(mostAtOnce, (atOnce += 1));
          await gate;
          atOnce -= 1;
        },
        { peers: { identity: identity.url }, tuning: { claimBatchSize: 50, handlerTimeoutMs: 60_000 } },
      );
      await lab.startConsumer('billing', undefined, { peers: { identity: identity.url } });
    });
    afterAll(async () => {
      release();
      await lab.close();
    });

    it('lets the producer publish and the inbox receive all the same', async () => {
      await identity.append(sampleEvents(COUNT, 'slow'));

      await eventually(async () =>
        expect(await lab.count('identity.outbox where published_at is null')).toBe(0),
      );
      await eventually(async () => expect(await lab.count('invitations.inbox')).toBe(COUNT));
      expect(await lab.count('invitations.effects')).toBe(0);
    });

    it('does not delay other services, nor handlers of other types', async () => {
      await eventually(async () => expect(await lab.count('billing.effects')).toBe(COUNT));

      await identity.append(sampleEvent(DELETED, 'other/1'));

      await eventually(async () =>
        expect(await lab.count(`invitations.effects where type = $1`, [DELETED])).toBe(1),
      );
    });

    it('holds no more work in hand than its workers', async () => {
      expect(mostAtOnce).toBeGreaterThan(0);
      expect(mostAtOnce).toBeLessThanOrEqual(2);

      release();

      await eventually(async () => expect(await lab.count('invitations.effects')).toBe(COUNT + 1));
    });
  });
}
