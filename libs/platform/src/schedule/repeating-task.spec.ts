import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { RepeatingTask } from './repeating-task.js';

describe('A repeating task', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('runs again after each pause, also after a run that failed', async () => {
    let runs = 0;
    const task = new RepeatingTask({
      name: 'Test',
      everyMs: 1000,
      run: async () => {
        runs += 1;
        if (runs === 1) throw new Error('the database is away');
      },
    });
    task.start();
    for (const expected of [1, 2, 3]) {
      await jest.advanceTimersByTimeAsync(1000);
      expect(runs).toBe(expected);
    }
    await task.stop();
    await jest.advanceTimersByTimeAsync(5000);
    expect(runs).toBe(3);
  });

  it('never runs twice at once, and its end waits for the run under way', async () => {
    let finish = (): void => undefined;
    let runs = 0;
    let sawStop = false;
    const task = new RepeatingTask({
      name: 'Test',
      everyMs: 1000,
      run: async (isStopping) => {
        runs += 1;
        await new Promise<void>((resolve) => (finish = resolve));
        sawStop = isStopping();
      },
    });
    task.start();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(1);
    const stopped = task.stop();
    finish();
    await stopped;
    expect(sawStop).toBe(true);
  });
});
