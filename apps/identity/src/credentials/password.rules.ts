/** Shortest and longest password (NIST SP 800-63B: length counts, composition does not). */
export const PASSWORD_LENGTH = { min: 8, max: 256 } as const;

/** Why a password is refused. */
export type PasswordFault = 'password_too_short' | 'password_too_long' | 'password_too_common';

/**
 * Judges a password that a person chose: length in code points, and not one of the common ones, nor their own login
 * or name. No rules on which characters it must have.
 */
export function judgePassword(
  password: string,
  common: ReadonlySet<string>,
  ownWords: readonly string[],
): PasswordFault | null {
  const length = [...password.normalize('NFC')].length;
  if (length < PASSWORD_LENGTH.min) return 'password_too_short';
  if (length > PASSWORD_LENGTH.max) return 'password_too_long';
  const folded = password.normalize('NFKC').toLowerCase();
  const isOwn = ownWords.some((word) => word.length > 2 && folded === word.toLowerCase());
  return common.has(folded) || isOwn ? 'password_too_common' : null;
}

/** What the person reads. */
export const PASSWORD_FAULT_TEXT: Record<PasswordFault, string> = {
  password_too_short: `password must have at least ${PASSWORD_LENGTH.min} characters.`,
  password_too_long: `password must have at most ${PASSWORD_LENGTH.max} characters.`,
  password_too_common: 'password is one that many people use or your own name; choose another one.',
};
