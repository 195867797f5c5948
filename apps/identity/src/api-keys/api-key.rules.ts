const DAY_SECONDS = 24 * 60 * 60;

/** Most keys of a platform that are neither ended nor expired. */
export const MOST_LIVE_KEYS = 50;
/** How long a key lives unless its maker says otherwise. */
export const USUAL_LIFE_DAYS = 365;
/** How long a key may live at most: a year, and a day for leap years and time zones. */
export const LONGEST_LIFE_DAYS = 366;
/** For how long the old secret goes on working after a rotation, unless said otherwise. */
export const USUAL_OVERLAP_SECONDS = DAY_SECONDS;
/** The longest that it can. */
export const LONGEST_OVERLAP_SECONDS = 7 * DAY_SECONDS;
/** Life of an access token that is made with a key. */
export const TOKEN_SECONDS = 60 * 60;

const inDays = (now: Date, days: number): Date => new Date(now.getTime() + days * DAY_SECONDS * 1000);

/** When a new key ends by itself, unless its maker says otherwise. */
export const usualExpiry = (now: Date): Date => inDays(now, USUAL_LIFE_DAYS);

/** Why a key cannot end by itself then. */
export function expiryFault(expiresAt: Date, now: Date): 'not_to_come' | 'too_late' | undefined {
  if (expiresAt <= now) return 'not_to_come';
  return expiresAt > inDays(now, LONGEST_LIFE_DAYS) ? 'too_late' : undefined;
}

/** What a token asks for, as far as its key has it; undefined when it asks for more. Asking for nothing is for all. */
export function grantedScopes<Scope extends string>(
  wanted: readonly string[],
  ofKey: readonly Scope[],
): readonly Scope[] | undefined {
  if (wanted.length === 0) return ofKey;
  const granted = ofKey.filter((scope) => wanted.includes(scope));
  return granted.length === new Set(wanted).size ? granted : undefined;
}
