import type { Database, Transaction } from '@rollcall/database';
import type { Login } from '../login.rules.js';
import type { SignedInPerson } from '../sign-in.store.js';

/** An email can exist on several platforms (S12); no more passwords than this are tried for one sign-in. */
const MAX_CANDIDATES = 5;

/** Somebody whose login was typed. */
export interface SignInCandidate extends SignedInPerson {
  passwordHash: string;
}

/** The active people with a login, on all platforms or on the one that was named (Z-06). */
export function findCandidates(
  database: Database,
  { email, username }: Login,
  platform: string | null,
): Promise<SignInCandidate[]> {
  return database.query<SignInCandidate>(
    'installation',
    `SELECT u.id, u.platform_id AS "platformId", u.first_name AS "firstName", u.last_name AS "lastName",
            u.email, u.locale, c.change_required AS "passwordChangeRequired", c.password_hash AS "passwordHash"
       FROM users u JOIN credentials c ON c.user_id = u.id JOIN platforms p ON p.id = u.platform_id
      WHERE u.status = 'active' AND ${email === null ? 'u.username' : 'u.email'} = $1
        AND (c.expires_at IS NULL OR c.expires_at > now()) AND ($2::text IS NULL OR p.slug = $2)
      ORDER BY u.id LIMIT ${MAX_CANDIDATES}`,
    [email ?? username, platform],
  );
}

/**
 * Locks the person against deletion and change of password, and looks again whether the password is the one that was
 * verified. The lock comes first, in a statement of its own: the second one sees what others did before it.
 */
export async function lockSignIn(
  tx: Transaction,
  userId: string,
  passwordHash: string,
): Promise<{ isFirstUse: boolean } | undefined> {
  await tx.execute('SELECT FROM users WHERE id = $1 FOR NO KEY UPDATE', [userId]);
  const [credential] = await tx.query<{ isFirstUse: boolean }>(
    `SELECT c.first_used_at IS NULL AS "isFirstUse"
       FROM users u JOIN credentials c ON c.user_id = u.id
      WHERE u.id = $1 AND u.status = 'active' AND c.password_hash = $2`,
    [userId, passwordHash],
  );
  return credential;
}
