/** People in a stretch to begin with. */
export const FIRST_LENGTH = 250;
const SHORTEST = 50;
const LONGEST = 1_000;
/** How long a stretch is meant to take: so long does a pause wait, and a crash costs so much. */
const MEANT_MS = 500;

/** How many people the next stretches have when one of `length` took that long. */
export function nextLength(length: number, tookMs: number): number {
  const fitting = Math.round((length * MEANT_MS) / Math.max(tookMs, 1));
  // By steps, so that one slow moment does not count for more than it is.
  const stepped = Math.min(Math.max(fitting, Math.ceil(length / 2)), length * 2);
  return Math.min(Math.max(stepped, SHORTEST), LONGEST);
}
