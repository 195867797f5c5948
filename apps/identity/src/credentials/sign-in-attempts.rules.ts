/** Over how long attempts are counted. */
export const ATTEMPTS_WINDOW_SECONDS = 15 * 60;

/**
 * How many attempts may fail in a window. Nothing here locks an account: whoever comes from somewhere else than the
 * guesser has attempts of their own, and the right password at the first of them (V33).
 */
export const ATTEMPT_LIMITS = {
  /** On one account from one client. */
  pair: 50,
  /** On one account from each client, once it has had more than `account` failures (NIST SP 800-63B 3.2.2: 100). */
  pairUnderAttack: 5,
  /** From one client on all accounts: a campus may share an address. */
  client: 500,
  /** From each client, once the installation has had more than `installation` failures. */
  clientUnderAttack: 50,
  account: 100,
  installation: 5_000,
} as const;

/** Attempts in the current window, the one that is judged included. */
export interface AttemptCounts {
  pair: number;
  client: number;
  account: number;
  installation: number;
}

/** Which count is over its limit, if any. */
export function exhausted(counts: AttemptCounts): 'pair' | 'client' | null {
  const { pair, pairUnderAttack, client, clientUnderAttack, account, installation } = ATTEMPT_LIMITS;
  if (counts.pair > (counts.account > account ? pairUnderAttack : pair)) return 'pair';
  if (counts.client > (counts.installation > installation ? clientUnderAttack : client)) return 'client';
  return null;
}
