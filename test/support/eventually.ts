import { setTimeout as pause } from 'node:timers/promises';

/** Repeats `check` until it no longer throws, and returns what it returned; fails with its last error. */
export async function eventually<T>(
  check: () => Promise<T> | T,
  { withinMs = 15_000, everyMs = 50 } = {},
): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(everyMs);
    }
  }
}
