/** Services that know what mails carry. */
export type SecretOwner = 'invitations' | 'identity';

const SHORTEST_MS = 5_000;
const LONGEST_MS = 300_000;
const JITTER = 0.2;

/** While one of them is away it is asked this often: whenever the mail of a batch that comes back first can ask. */
export const ASK_AGAIN_MS = SHORTEST_MS * (1 - JITTER);

/**
 * How long a mail waits for a service that is away: the longer, the longer that has been so.
 * @param random 0 to 1, so that mails held together do not come back together
 */
export function ownerPauseMs(awayMs: number, random: number): number {
  const pause = Math.min(Math.max(awayMs / 2, SHORTEST_MS), LONGEST_MS);
  return pause * (1 + JITTER * (2 * random - 1));
}
