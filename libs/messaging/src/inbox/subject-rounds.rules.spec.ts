import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { roundsBySubject } from './subject-rounds.rules.js';

const events = fc.array(fc.record({ subjectKey: fc.constantFrom('a', 'b', 'c', 'd'), id: fc.integer() }));

describe('rounds of a claim', () => {
  it('hold every event once, each subject at most once a round, and keep the order of a subject', () => {
    fc.assert(
      fc.property(events, (given) => {
        const rounds = roundsBySubject(given);

        expect(rounds.flat()).toHaveLength(given.length);
        for (const round of rounds) {
          expect(new Set(round.map((event) => event.subjectKey)).size).toBe(round.length);
          expect(round.length).toBeGreaterThan(0);
        }
        for (const subject of ['a', 'b', 'c', 'd']) {
          const of = (list: typeof given): typeof given =>
            list.filter((event) => event.subjectKey === subject);
          expect(of(rounds.flat())).toEqual(of(given));
        }
      }),
    );
  });
});
