/** What the form says about logins and the way to the first sign-in. */
export interface CredentialsWish {
  email: string | null;
  username: string | null;
  hasPassword: boolean;
  sendCredentials: boolean;
}

/** Codes of {@link judgeCredentials}. */
export type CredentialsFault =
  'password_or_mail_required' | 'mail_required_for_credentials' | 'password_xor_mail';

/** What the caller reads. */
export const CREDENTIALS_FAULT_TEXT: Record<CredentialsFault, string> = {
  password_or_mail_required: 'Give a password, or have credentials sent by mail.',
  mail_required_for_credentials: 'Credentials can be sent to an email address only; give one, or a password.',
  password_xor_mail: 'Give a password or have credentials sent, not both.',
};

/** D-22: a password or mailed credentials, one of the two, and mail needs an address. */
export function judgeCredentials(wish: CredentialsWish): CredentialsFault | null {
  if (wish.hasPassword && wish.sendCredentials) return 'password_xor_mail';
  if (wish.sendCredentials && wish.email === null) return 'mail_required_for_credentials';
  if (!wish.hasPassword && !wish.sendCredentials) return 'password_or_mail_required';
  return null;
}

/** Somebody of the platform who has the email or the username that is asked for. */
export interface Occupant {
  userId: string;
  status: 'invited' | 'active' | 'deleted';
  email: string | null;
  username: string | null;
}

/** What setting up comes to when a login is known already. */
export type Settlement =
  | { kind: 'activate'; person: Occupant }
  | { kind: 'refuse'; code: 'already_active' | 'username_taken'; userId?: string };

/**
 * Whose account it is when a login is known: that of whoever has the email, else of whoever has the username and no
 * email is asked for. Deleted people come back (D-10, T11); invited ones become active (T4). A username that belongs to
 * anybody else, on another platform too (U4), is taken.
 */
export function settleLogins(
  { email, username }: Pick<CredentialsWish, 'email' | 'username'>,
  occupants: readonly Occupant[],
): Settlement {
  const byEmail = occupants.find((each) => email !== null && each.email === email);
  const byUsername = occupants.find((each) => username !== null && each.username === username);
  if (byEmail?.status === 'active') return { kind: 'refuse', code: 'already_active', userId: byEmail.userId };
  const person = byEmail ?? (email === null ? byUsername : undefined);
  const isTaken = byUsername !== undefined && byUsername !== person;
  if (!person || isTaken || person.status === 'active') return { kind: 'refuse', code: 'username_taken' };
  return { kind: 'activate', person };
}
