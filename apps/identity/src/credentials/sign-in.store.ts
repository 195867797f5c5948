import type { Locale, SignInAnswer } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { digestOfToken, newAccessToken } from './access-token.js';

/** How long a sign-in lasts. */
export const SIGN_IN_SECONDS = 12 * 60 * 60;

/** A person about to be signed in. */
export interface SignedInPerson {
  id: string;
  platformId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  locale: Locale;
  passwordChangeRequired: boolean;
}

/** Opens a sign-in and returns what the person gets; the token is not stored. */
export async function openSignIn(tx: Transaction, person: SignedInPerson): Promise<SignInAnswer> {
  const accessToken = newAccessToken();
  await tx.execute(
    `INSERT INTO sign_ins (id, user_id, platform_id, token_digest, expires_at)
     VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')`,
    [uuidv7(), person.id, person.platformId, digestOfToken(accessToken), SIGN_IN_SECONDS],
  );
  const { passwordChangeRequired, ...user } = person;
  return { accessToken, expiresIn: SIGN_IN_SECONDS, passwordChangeRequired, user };
}
