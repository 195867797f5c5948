import { setTimeout as delay } from 'node:timers/promises';

/** Waits until a check no longer throws; throws its last error when that takes too long. */
export async function eventually(check: () => Promise<void> | void, withinMs = 30_000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      await check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(20);
    }
  }
}
