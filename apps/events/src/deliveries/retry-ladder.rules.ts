/** Seconds from a failed call to the next, after the first, the second …; after the eighth there is none (A9). */
export const RETRY_DELAYS_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000] as const;
/** A receiver that asks for more is asked again all the same. */
export const LONGEST_RETRY_AFTER_SECONDS = 3_600;
/** Part of a delay by which it may be longer, so that what failed together does not come back together. */
const JITTER = 0.1;

/** A delay with its jitter, in milliseconds. */
export const jittered = (seconds: number, random: number): number => seconds * 1_000 * (1 + JITTER * random);

/** What a receiver asks for, as far as it is honoured. */
export const honoured = (retryAfterMs: number | null): number =>
  Math.min(retryAfterMs ?? 0, LONGEST_RETRY_AFTER_SECONDS * 1_000);

/**
 * When an event is tried again.
 * @param tries failed calls so far, this one included
 * @returns null when it is given up
 */
export function nextTry(tries: number, at: Date, retryAfterMs: number | null, random: number): Date | null {
  const delay = RETRY_DELAYS_SECONDS[tries - 1];
  if (delay === undefined) return null;
  return new Date(at.getTime() + Math.max(jittered(delay, random), honoured(retryAfterMs)));
}
