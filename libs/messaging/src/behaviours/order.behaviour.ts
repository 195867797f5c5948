import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CloudEvent } from '@rollcall/contracts';
import type { CarrierUnderTest } from '../testing/carrier-under-test.js';
import { BatchEffectsConsumer, EffectsConsumer, EveryEventConsumer } from '../testing/effects.consumer.js';
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

    describe('for a handler of every event', () => {
      const alternating = (count: number, subjectOf: (index: number) => string) =>
        Array.from({ length: count }, (_, index) =>
          sampleEvent(index % 2 ? INVITED : DELETED, subjectOf(index), index + 1),
        );
      const recorded = async (): Promise<{ subject: string; version: number }[]> => {
        const rows = await lab.query<{ subject: string; version: string }>(
          'select subject, version from billing.effects order by seq',
        );
        return rows.map(({ subject, version }) => ({ subject, version: Number(version) }));
      };

      it('is that of publication, across types', async () => {
        const taker = await lab.start('billing', {
          consumer: EveryEventConsumer,
          tuning: { claimBatchSize: 7 },
        });
        await identity.append(alternating(300, (index) => `each/${index}`));
        const mine = async () => (await recorded()).filter(({ subject }) => subject.startsWith('each/'));
        await eventually(async () => expect((await mine()).length).toBe(300));

        expect((await mine()).map(({ version }) => version)).toEqual(
          Array.from({ length: 300 }, (_, index) => index + 1),
        );
        await taker.close();
      });

      it('holds what follows one that fails on its subject, and nothing else, with two replicas', async () => {
        let broken = true;
        const fails = ({ subject, subjectversion }: CloudEvent): void => {
          if (broken && subject === 'chain/0' && subjectversion === 1) throw new Error('not yet');
        };
        const options = {
          consumer: EveryEventConsumer,
          behaviour: fails,
          tuning: { claimBatchSize: 7, retryDelaysMs: Array.from({ length: 200 }, () => 50) },
        };
        const takers = [await lab.start('billing', options), await lab.start('billing', options)];
        await identity.append(alternating(100, (index) => `chain/${index % 4}`));
        const mine = async () => (await recorded()).filter(({ subject }) => subject.startsWith('chain/'));
        await eventually(async () => expect((await mine()).length).toBe(75));

        broken = false;
        await eventually(async () => expect((await mine()).length).toBe(100));

        for (const subject of ['chain/0', 'chain/1', 'chain/2', 'chain/3']) {
          const versions = (await mine())
            .filter((each) => each.subject === subject)
            .map(({ version }) => version);
          expect(versions).toEqual(versions.toSorted((one, other) => one - other));
        }
        await Promise.all(takers.map((taker) => taker.close()));
      });
    });
  });
}
