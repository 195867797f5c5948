import type { Locale, SignInAnswer } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';
import { digestOfToken, newAccessToken } from './access-token.js';

/** How long a sign-in lasts. */
export const SIGN_IN_SECONDS = 12 * 60 * 60;
const MAX_USER_AGENT_LENGTH = 256;

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

/** From where somebody signs in; shown to them later, believed by nobody. */
export interface SignInOrigin {
  clientIp: string;
  userAgent: string;
}

/** Opens a sign-in. @returns its id, and what the person gets; the token is not stored */
export async function openSignIn(
  tx: Transaction,
  person: SignedInPerson,
  { clientIp, userAgent }: SignInOrigin,
): Promise<{ signInId: string; answer: SignInAnswer }> {
  const signInId = uuidv7();
  const accessToken = newAccessToken();
  await tx.execute(
    `INSERT INTO sign_ins (id, user_id, platform_id, token_digest, expires_at, client_ip, user_agent)
     VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second', $6, $7)`,
    [
      signInId,
      person.id,
      person.platformId,
      digestOfToken(accessToken),
      SIGN_IN_SECONDS,
      clientIp,
      userAgent.slice(0, MAX_USER_AGENT_LENGTH),
    ],
  );
  const { passwordChangeRequired, ...user } = person;
  return { signInId, answer: { accessToken, expiresIn: SIGN_IN_SECONDS, passwordChangeRequired, user } };
}

/** Ends sign-ins of a person: one, or all but one. @returns how many were open */
export async function endSignIns(
  tx: Transaction,
  userId: string,
  which: { only: string } | { except: string | null },
): Promise<number> {
  return 'only' in which
    ? tx.execute('DELETE FROM sign_ins WHERE user_id = $1 AND id = $2', [userId, which.only])
    : tx.execute('DELETE FROM sign_ins WHERE user_id = $1 AND id IS DISTINCT FROM $2', [
        userId,
        which.except,
      ]);
}
