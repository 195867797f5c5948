import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SubjectLanes } from './subject-lanes.js';

describe('Lanes of subjects', () => {
  it('do the work of a subject one after the other in order, and no more than allowed at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 20 }),
        fc.integer({ min: 1, max: 3 }),
        async (scheduler, subjects, concurrency) => {
          const lanes = new SubjectLanes(concurrency);
          const done: Record<string, number[]> = {};
          const atWork: string[] = [];
          const works = subjects.map((subject, index) =>
            lanes.add(subject, async () => {
              expect(atWork).not.toContain(subject);
              atWork.push(subject);
              expect(atWork.length).toBeLessThanOrEqual(concurrency);
              await scheduler.schedule(Promise.resolve());
              atWork.splice(atWork.indexOf(subject), 1);
              (done[subject] ??= []).push(index);
              return index;
            }),
          );
          await scheduler.waitFor(lanes.idle());
          expect(await Promise.all(works)).toEqual(subjects.map((_, index) => index));
          for (const order of Object.values(done)) expect(order).toEqual(order.toSorted((x, y) => x - y));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('go on with a subject after work that failed', async () => {
    const lanes = new SubjectLanes(1);
    const failing = lanes.add('a', async () => {
      throw new Error('no');
    });
    const next = lanes.add('a', async () => 'yes');
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
    await lanes.idle();
  });
});
