import { setTimeout as delay } from 'node:timers/promises';

/** Waits, but not longer than until the signal. @returns false when the signal ended it */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  try {
    await delay(milliseconds, undefined, { signal });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
