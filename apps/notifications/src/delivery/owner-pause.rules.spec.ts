import { describe, expect, it } from '@jest/globals';
import { ownerPauseMs } from './owner-pause.rules.js';

describe('how long a mail waits for a service that is away', () => {
  it('grows with the time that it is away, from 5 seconds to 5 minutes', () => {
    const away = [0, 10_000, 60_000, 600_000, 86_400_000];
    expect(away.map((awayMs) => ownerPauseMs(awayMs, 0.5))).toEqual([5_000, 5_000, 30_000, 300_000, 300_000]);
  });

  it('differs from mail to mail by a fifth at most', () => {
    expect([ownerPauseMs(60_000, 0), ownerPauseMs(60_000, 1)]).toEqual([24_000, 36_000]);
  });
});
