import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for the next multiple of a time since the beginning. What is answered then tells nothing by its time, as long as
 * all that was done took less than a step or so (V20).
 */
export async function nextStep(startedAt: number, stepMs: number): Promise<void> {
  await delay(stepMs - ((performance.now() - startedAt) % stepMs));
}
