import type { AccountState } from '@rollcall/contracts';
import type { AccountChange } from '../seats/account-change.rules.js';
import { RECONCILED } from '../seats/stand-in.rules.js';

const HOUR_MS = 60 * 60_000;
/** How long after a change a difference may be an event that is under way. */
export const UNDER_WAY_MS = HOUR_MS;
/** A person who was set up with a mail may be without a seat for a day (Z-09). */
export const AWAITED_MS = 25 * HOUR_MS;

/** A person for whom seats and accounts do not say the same. */
export interface Difference {
  platformId: string;
  userId: string;
  /** Active without a seat, or with a seat and not active. */
  kind: 'missing' | 'surplus';
  /** When the newest change of the account that billing knows of happened. */
  knownAt: Date | null;
}

/**
 * What is to be recorded of a difference, once identity was asked again; nothing while an event may be under way.
 *
 * - Active without a seat: the seat opens when the account became active. When that was before the newest change known
 *   here (restored since, nobody knows when), it opens now, in favour of who pays.
 * - A seat without an active account: it closes when the account was deleted; now, if it was restored as invited since.
 */
export function repairOf(
  { kind, knownAt }: Difference,
  state: AccountState | undefined,
  now: Date,
): Omit<AccountChange, 'eventId'> | null {
  if (kind === 'missing') {
    if (!state?.isActive || !state.activatedAt) return null;
    const activatedAt = new Date(state.activatedAt);
    const settledBefore = new Date(now.getTime() - AWAITED_MS);
    if (activatedAt > settledBefore || (knownAt && knownAt > settledBefore)) return null;
    return change('opens', state, knownAt && activatedAt <= knownAt ? now : activatedAt);
  }
  if (!state || state.isActive) return null;
  const deletedAt = state.deletedAt ? new Date(state.deletedAt) : now;
  const isSettled = !state.deletedAt || deletedAt < new Date(now.getTime() - UNDER_WAY_MS);
  return isSettled ? change('closes', state, deletedAt) : null;
}

const change = (
  effect: 'opens' | 'closes',
  { version }: AccountState,
  occurredAt: Date,
): Omit<AccountChange, 'eventId'> => ({
  version,
  effect,
  reason: RECONCILED,
  occurredAt: occurredAt.toISOString(),
});
