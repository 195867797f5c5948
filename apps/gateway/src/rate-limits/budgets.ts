import type { GatewayConfig } from '../config.js';
import type { Allowance } from '../routing/route-table.rules.js';

/** So many calls in so much time, of one caller or from one address. */
export interface Budget {
  calls: number;
  seconds: number;
  of: 'address' | 'actor';
}

/** A set of budgets, all of which a call must fit. */
export type BudgetName =
  Exclude<Allowance, 'none'> | 'key-reads' | 'key-writes' | 'refusals' | 'unknown-links';

/**
 * The budgets of a configuration. Sign-ins are counted by address and not by account, so that nobody can lock
 * somebody else out (V33); the account's own protection is identity's.
 */
export function budgetsOf(config: GatewayConfig): Readonly<Record<BudgetName, readonly Budget[]>> {
  return {
    actor: [{ calls: config.RATE_LIMIT_ACTOR_PER_SECOND, seconds: 1, of: 'actor' }],
    'key-reads': [{ calls: config.RATE_LIMIT_KEY_READS_PER_SECOND, seconds: 1, of: 'actor' }],
    'key-writes': [{ calls: config.RATE_LIMIT_KEY_WRITES_PER_SECOND, seconds: 1, of: 'actor' }],
    'sign-in': [
      { calls: config.RATE_LIMIT_SIGN_IN_PER_SECOND, seconds: 1, of: 'address' },
      { calls: config.RATE_LIMIT_SIGN_IN_PER_MINUTE, seconds: 60, of: 'address' },
    ],
    'password-reset': [{ calls: config.RATE_LIMIT_PASSWORD_RESET_PER_MINUTE, seconds: 60, of: 'address' }],
    links: [{ calls: config.RATE_LIMIT_LINKS_PER_SECOND, seconds: 1, of: 'address' }],
    'unknown-links': [{ calls: config.RATE_LIMIT_UNKNOWN_LINKS_PER_MINUTE, seconds: 60, of: 'address' }],
    pages: [{ calls: config.RATE_LIMIT_PAGES_PER_SECOND, seconds: 1, of: 'address' }],
    refusals: [{ calls: config.RATE_LIMIT_REFUSALS_PER_MINUTE, seconds: 60, of: 'address' }],
  };
}
