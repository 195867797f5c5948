import { describe, expect, it } from '@jest/globals';
import { FIRST_LENGTH, nextLength } from './stretch-length.rules.js';

describe('The length of a stretch', () => {
  it('comes to what takes half a second, and doubles or halves at most', () => {
    expect(nextLength(200, 500)).toBe(200);
    expect(nextLength(200, 400)).toBe(250);
    expect(nextLength(200, 10)).toBe(400);
    expect(nextLength(200, 60_000)).toBe(100);
  });

  it('never leaves its bounds', () => {
    let length = FIRST_LENGTH;
    for (let n = 0; n < 10; n += 1) length = nextLength(length, 0);
    expect(length).toBe(1_000);
    for (let n = 0; n < 10; n += 1) length = nextLength(length, 60_000);
    expect(length).toBe(50);
  });
});
