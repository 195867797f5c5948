import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CallCounts } from './call-counts.js';

const WINDOW_MS = 1000;

describe('Counting calls', () => {
  let counts: CallCounts;
  beforeEach(() => {
    jest.useFakeTimers({ now: 0 });
    counts = new CallCounts();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  type Count = { current: number; ttl: number };
  const ask = (how: 'incr' | 'read', caller: string): Promise<Count> =>
    new Promise((resolve) => {
      counts[how](caller, (_error, count) => resolve(count), WINDOW_MS);
    });

  it('tells calls of one moment apart', async () => {
    const all = await Promise.all([1, 2, 3].map(() => ask('incr', 'ada')));
    expect(all.map(({ current }) => current)).toEqual([1, 2, 3]);
  });

  it('begins anew when the window is over, and not before', async () => {
    await ask('incr', 'ada');
    jest.setSystemTime(WINDOW_MS - 1);
    expect(await ask('incr', 'ada')).toEqual({ current: 2, ttl: 1 });
    jest.setSystemTime(WINDOW_MS);
    expect(await ask('incr', 'ada')).toEqual({ current: 1, ttl: WINDOW_MS });
  });

  it('looks without counting', async () => {
    expect(await ask('read', 'ada')).toEqual({ current: 0, ttl: 0 });
    await ask('incr', 'ada');
    jest.setSystemTime(400);
    expect(await ask('read', 'ada')).toEqual({ current: 1, ttl: 600 });
    expect(await ask('read', 'ada')).toEqual({ current: 1, ttl: 600 });
  });

  it('counts callers apart, and budgets', async () => {
    await ask('incr', 'ada');
    expect((await ask('incr', 'bob')).current).toBe(1);
    counts = counts.child();
    expect((await ask('incr', 'ada')).current).toBe(1);
  });
});
