import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { RETRY_DELAYS_SECONDS, nextTry } from './retry-ladder.rules.js';

const AT = new Date('2026-12-01T00:00:00Z');
const secondsAfter = (tries: number, retryAfterMs: number | null, random: number): number | null => {
  const next = nextTry(tries, AT, retryAfterMs, random);
  return next && (next.getTime() - AT.getTime()) / 1_000;
};

describe('When an event is tried again (A9)', () => {
  it('is after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, and no more: 27 h 35 min 5 s in all', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => secondsAfter(tries, null, 0));
    expect(delays).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000, null]);
    expect(RETRY_DELAYS_SECONDS.reduce((sum, each) => sum + each, 0)).toBe((27 * 60 + 35) * 60 + 5);
  });

  it('is up to a tenth later, so that not all come back together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (tries, random) => {
          const delay = RETRY_DELAYS_SECONDS[tries - 1] ?? 0;
          expect(secondsAfter(tries, null, random)).toBeGreaterThanOrEqual(delay);
          expect(secondsAfter(tries, null, random)).toBeLessThanOrEqual(delay * 1.1);
        },
      ),
    );
  });

  it('is later when the receiver asks for that, up to an hour, and never earlier', () => {
    expect(secondsAfter(1, 60_000, 0)).toBe(60);
    expect(secondsAfter(2, 60_000, 0)).toBe(300);
    expect(secondsAfter(1, 86_400_000, 0)).toBe(3_600);
    expect(secondsAfter(8, 60_000, 0)).toBeNull();
  });
});
