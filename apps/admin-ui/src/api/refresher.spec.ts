import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Refresher } from './refresher.js';
import type { Topic } from './topics.js';

describe('Fetching again what changed', () => {
  let rounds: string[];
  let takesMs: number;
  let refresher: Refresher;
  beforeEach(() => {
    jest.useFakeTimers();
    [rounds, takesMs] = [[], 0];
    refresher = new Refresher(async (topics: readonly Topic[]) => {
      rounds.push(topics.join());
      // The clock is a false one; this is how long the answer takes by it.
      await jest.advanceTimersByTimeAsync(takesMs);
    });
  });
  afterEach(() => {
    refresher.stop();
    jest.useRealTimers();
  });
  const after = (milliseconds: number): Promise<void> => jest.advanceTimersByTimeAsync(milliseconds);

  it('happens soon, and for what comes meanwhile together, later', async () => {
    refresher.add(['users']);
    await after(301);
    expect(rounds).toEqual(['users']);
    refresher.add(['groups']);
    refresher.add(['mails', 'groups']);
    await after(1_000);
    expect(rounds).toEqual(['users']);
    await after(1_100);
    expect(rounds).toEqual(['users', 'groups,mails']);
  });

  it('happens less often when it takes long', async () => {
    takesMs = 3_000;
    for (let second = 0; second < 60; second += 1) {
      refresher.add(['users']);
      await after(1_000);
    }
    expect(rounds.length).toBeLessThanOrEqual(4);
  });

  it('goes on after a round that failed', async () => {
    const tried: string[] = [];
    const failing = new Refresher((topics) => {
      tried.push(topics.join());
      return Promise.reject(new Error('no answer'));
    });
    failing.add(['users']);
    await after(400);
    failing.add(['mails']);
    await after(3_000);
    expect(tried).toEqual(['users', 'mails']);
  });

  it('ends when it is stopped', async () => {
    refresher.add(['users']);
    refresher.stop();
    await after(5_000);
    expect(rounds).toEqual([]);
  });
});
