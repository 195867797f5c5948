import type { Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { endSignIns } from './sign-in.store.js';

/** A password that a person or an administrator chose. */
export interface ChosenPassword {
  platformId: string;
  userId: string;
  passwordHash: string;
  /** Whether the next sign-in leads to a change only (U6). */
  changeRequired: boolean;
}

/** Whose password changed, as the event about it tells. */
export interface ChangedPerson {
  version: number;
  platformId: string;
  email: string | null;
  username: string | null;
  locale: Locale;
  platformName: string;
}

/**
 * Stores a password, in place of any other. What was issued before it is worth nothing any more: generated passwords
 * (V49), links to choose one (V34), and all sign-ins but the one to keep (V45).
 */
export async function setPassword(
  tx: Transaction,
  { platformId, userId, passwordHash, changeRequired }: ChosenPassword,
  keepSignInId: string | null,
): Promise<void> {
  // In this order, in one round trip.
  await Promise.all([
    tx.execute(
      `INSERT INTO credentials (user_id, platform_id, password_hash, change_required) VALUES ($1, $2, $3, $4)
       ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
         change_required = excluded.change_required, changed_at = now(), generated_for = NULL, expires_at = NULL`,
      [userId, platformId, passwordHash, changeRequired],
    ),
    tx.execute('DELETE FROM password_resets WHERE user_id = $1', [userId]),
    endSignIns(tx, userId, { except: keepSignInId }),
  ]);
}

/**
 * Stores passwords that an administrator chose for people who are just becoming active, in one statement; they must be
 * replaced at the first sign-in (V58). Nobody of them is signed in.
 */
export async function setFirstPasswords(
  tx: Transaction,
  platformId: string,
  passwords: readonly Pick<ChosenPassword, 'userId' | 'passwordHash'>[],
): Promise<void> {
  if (passwords.length === 0) return;
  const userIds = passwords.map(({ userId }) => userId);
  await Promise.all([
    tx.execute(
      `INSERT INTO credentials (user_id, platform_id, password_hash, change_required)
       SELECT p.id, $1, p.hash, true FROM unnest($2::uuid[], $3::text[]) AS p(id, hash)
       ON CONFLICT (user_id) DO UPDATE SET password_hash = excluded.password_hash,
         change_required = excluded.change_required, changed_at = now(), generated_for = NULL, expires_at = NULL`,
      [platformId, userIds, passwords.map(({ passwordHash }) => passwordHash)],
    ),
    tx.execute('DELETE FROM password_resets WHERE user_id = ANY ($1)', [userIds]),
  ]);
}

/**
 * Takes back what was mailed to an address that is no longer the person's: links to choose a password, and a generated
 * password that nobody has changed yet. Who needs one asks for a new link.
 */
export const withdrawMailedSecrets = (tx: Transaction, userId: string): Promise<void> =>
  withdrawMailedSecretsOf(tx, [userId]);

/** {@link withdrawMailedSecrets} of several people. */
export async function withdrawMailedSecretsOf(tx: Transaction, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.execute('DELETE FROM password_resets WHERE user_id = ANY ($1)', [userIds]);
  await tx.execute('DELETE FROM credentials WHERE user_id = ANY ($1) AND generated_for IS NOT NULL', [
    userIds,
  ]);
}

/**
 * Locks an active person for a change of password, and counts the event about it. Sign-ins of that person wait: one
 * with the old password cannot slip in behind the change.
 * @returns undefined when there is no such active person
 */
export async function lockForPasswordChange(
  tx: Transaction,
  userId: string,
): Promise<ChangedPerson | undefined> {
  const [person] = await tx.query<ChangedPerson>(
    `UPDATE users u SET version = u.version + 1 FROM platforms p
      WHERE u.id = $1 AND u.status = 'active' AND p.id = u.platform_id
     RETURNING u.version, u.platform_id AS "platformId", u.email, u.username, u.locale, p.name AS "platformName"`,
    [userId],
  );
  return person;
}
