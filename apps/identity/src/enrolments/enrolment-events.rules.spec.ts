import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SESSIONS_PER_EVENT, sessionsByPerson } from './enrolment-events.rules.js';

describe('Telling of enrolments', () => {
  it('tells each person of theirs, all in one event', () => {
    const rounds = sessionsByPerson([
      { userId: 'ada', sessionId: 'may' },
      { userId: 'grace', sessionId: 'may' },
      { userId: 'ada', sessionId: 'june' },
    ]);
    expect(rounds).toEqual([
      new Map([
        ['ada', ['may', 'june']],
        ['grace', ['may']],
      ]),
    ]);
    expect(sessionsByPerson([])).toEqual([]);
  });

  it('tells each once, in events that stay small, in rounds without a person twice', () => {
    const people = fc.array(fc.nat({ max: 3 * SESSIONS_PER_EVENT }), { maxLength: 4 });
    fc.assert(
      fc.property(people, (counts) => {
        const enrolments = counts.flatMap((count, person) =>
          Array.from({ length: count }, (_, i) => ({ userId: `p${person}`, sessionId: `s${i}` })),
        );
        const rounds = sessionsByPerson(enrolments);
        const told = rounds.flatMap((round) =>
          [...round].flatMap(([userId, ids]) => ids.map((sessionId) => ({ userId, sessionId }))),
        );
        const sizes = rounds.flatMap((round) => [...round.values()].map((ids) => ids.length));
        expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(enrolments.length);
        expect(told).toHaveLength(enrolments.length);
        expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(SESSIONS_PER_EVENT);
        expect(rounds.length).toBe(Math.ceil(Math.max(0, ...counts) / SESSIONS_PER_EVENT));
      }),
    );
  });
});
