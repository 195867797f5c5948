import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { BatchEffectsConsumer, EffectsConsumer } from '../testing/effects.consumer.js';
import { eventually } from '../testing/eventually.js';
import type { LabService } from '../testing/lab-service.js';
import type { MessagingLab } from '../testing/messaging-lab.js';
import { DELETED, INVITED, sampleEvent } from '../testing/sample-events.js';

const SUBJECTS = 40;
const VERSIONS = 10;
/** Subjects whose effects are not in the order of their versions. */
const OUT_OF_ORDER = `(
  select from (select subject, version, lag(version) over (partition by subject order by seq) as previous
               from invitations.effects) e
  where previous > version) as wrong`;

/** Events of a subject are handled in the order of their versions, as far as they have arrived. */
export function describeOrder(carrier: CarrierUnderTest): void {
  describe(`order over ${carrier.name}`, () => {
    let lab: MessagingLab;
    let identity: LabService;

    beforeAll(async () => {
      lab = await carrier.openLab();
      identity = await lab.start('identity');
    });
    afterAll(() => lab.close());

    /** Every version of every subject, types alternating, published in random order. */
    const appendShuffled = async (prefix: string): Promise<void> => {
      const events = Array.from({ length: SUBJECTS * VERSIONS }, (_, index) =>
        sampleEvent(
          index % 2 ? INVITED : DELETED,
          `${prefix}/${index % SUBJECTS}`,
          Math.floor(index / SUBJECTS) + 1,
        ),
      );
      for (let left = events.length; left > 0; left -= 1) {
        const pick = Math.floor(Math.random() * left);
        [events[left - 1], events[pick]] = [events[pick]!, events[left - 1]!];
      }
      await identity.append(events);
    };
    const whenDone = (count: number): Promise<void> =>
      eventually(async () => expect(await lab.count('invitations.effects')).toBe(count));

    it('handles in order what arrived in disorder, across types and replicas', async () => {
      const receiving = await lab.start('invitations', { consumer: EffectsConsumer, tuning: { workers: 0 } });
      await appendShuffled('both-types');
      await eventually(async () => expect(await lab.count('invitations.inbox')).toBe(SUBJECTS * VERSIONS));
      await receiving.close();

      const replicas = await Promise.all(
        [1, 2].map(() => lab.startConsumer('invitations', undefined, { tuning: { claimBatchSize: 7 } })),
      );
      await whenDone(SUBJECTS * VERSIONS);

      expect(await lab.count(OUT_OF_ORDER)).toBe(0);
      await Promise.all(replicas.map((replica) => replica.close()));
    });

    it('never gives a batch handler two events of one subject', async () => {
      await lab.query('truncate invitations.effects');
      let repeated = 0;
      const replica = await lab.start('invitations', {
        consumer: BatchEffectsConsumer,
        behaviour: (_, { events }) => {
          repeated += events.length - new Set(events.map((event) => event.subject)).size;
        },
      });
      await identity.append(
        Array.from({ length: 200 }, (_, index) => sampleEvent(INVITED, `chain/${index % 4}`, index + 1)),
      );
      await whenDone(200);

      expect(repeated).toBe(0);
      expect(await lab.count(OUT_OF_ORDER)).toBe(0);
      await replica.close();
    });

    it('holds later events behind one that is being retried, and only those of its subject', async () => {
      await lab.query('truncate invitations.effects');
      let broken = true;
      const replica = await lab.startConsumer(
        'invitations',
        (event) => {
          if (broken && event.subject === 'held/1' && event.subjectversion === 1) throw new Error('not yet');
        },
        { tuning: { retryDelaysMs: Array.from({ length: 200 }, () => 50) } },
      );
      await identity.append([
        sampleEvent(INVITED, 'held/1', 1),
        sampleEvent(DELETED, 'held/1', 2),
        sampleEvent(INVITED, 'free/1', 1),
        sampleEvent(DELETED, 'free/1', 2),
      ]);
      await eventually(async () => expect(await lab.count(`invitations.inbox where attempts > 3`)).toBe(1));
      expect(await lab.query('select distinct subject from invitations.effects order by 1')).toEqual([
        { subject: 'free/1' },
      ]);

      broken = false;
      await whenDone(4);

      expect(await lab.count(OUT_OF_ORDER)).toBe(0);
      await replica.close();
    });
  });
}
