import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeUserLimit } from './user-limit.rules.js';

describe('Marks of the user limit (Z-08)', () => {
  it.each([
    [179_999, 0, { warned: 0, reached: [] }],
    [180_000, 0, { warned: 90, reached: [90] }],
    [180_001, 90, { warned: 90, reached: [] }],
    [200_001, 90, { warned: 100, reached: [100] }],
    [250_000, 0, { warned: 100, reached: [90, 100] }],
    [199_000, 100, { warned: 100, reached: [] }],
    [189_999, 100, { warned: 90, reached: [] }],
    [169_999, 90, { warned: 0, reached: [] }],
  ])('%i accounts of 200,000 after a warning at %i %%', (accounts, warned, marks) => {
    expect(judgeUserLimit(accounts, 200_000, warned)).toEqual(marks);
  });

  it('tells of each mark once while the number only grows, whatever the steps', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), steps, (limit, growth) => {
        let accounts = 0;
        let warned = 0;
        const told: number[] = [];
        for (const step of growth) {
          accounts += step;
          const marks = judgeUserLimit(accounts, limit, warned);
          warned = marks.warned;
          told.push(...marks.reached);
        }
        expect(told).toEqual([90, 100].filter((mark) => accounts * 100 >= limit * mark));
      }),
    );
  });
});
