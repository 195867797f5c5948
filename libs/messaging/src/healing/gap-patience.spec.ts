import { describe, expect, it } from '@jest/globals';
import { GapPatience } from './gap-patience.js';

const SECOND = 1_000;

describe('patience with a gap', () => {
  it('asks at once when the carrier holds nothing', () => {
    expect(new GapPatience().mayAsk('identity', ['a'], false, 0)).toBe(true);
  });

  it('waits half a minute for a backlog to bring what is missing', () => {
    const patience = new GapPatience();

    expect(patience.mayAsk('identity', ['a'], true, 0)).toBe(false);
    expect(patience.mayAsk('identity', ['a'], true, 29 * SECOND)).toBe(false);
    expect(patience.mayAsk('identity', ['a'], true, 30 * SECOND)).toBe(true);
  });

  it('asks for the same gap again after 5 s, then after ever longer pauses', () => {
    const patience = new GapPatience();
    const asked: number[] = [];
    for (let second = 0; second < 600; second += 1) {
      if (patience.mayAsk('identity', ['a', 'b'], false, second * SECOND)) asked.push(second);
    }

    expect(asked).toEqual([0, 5, 15, 35, 75, 155, 315]);
  });

  it('has no memory of one gap, nor of one producer, when it meets another', () => {
    const patience = new GapPatience();
    patience.mayAsk('identity', ['a'], false, 0);

    expect(patience.mayAsk('identity', ['b'], false, 1)).toBe(true);
    expect(patience.mayAsk('billing', ['a'], false, 1)).toBe(true);
  });
});
