/** Shortest and longest password, in code points; identity, which keeps passwords, also refuses common ones. */
export const PASSWORD_LENGTH = { minimum: 8, maximum: 256 } as const;

/** Whether a password has a length that can be accepted: counted composed, as identity hashes it (N9). */
export function hasPasswordLength(password: string): boolean {
  const length = [...password.normalize('NFC')].length;
  return length >= PASSWORD_LENGTH.minimum && length <= PASSWORD_LENGTH.maximum;
}
