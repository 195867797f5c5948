import type { AccountSecretAsked } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { GENERATED_PASSWORD_DAYS } from '../generated-passwords.js';

/** An active account as far as its secrets go. */
export interface Account {
  userId: string;
  platformId: string;
  email: string | null;
  /** Email, or username where there is none. */
  login: string;
  credentialsMail: 'password' | 'link';
  passwordHash: string | null;
  /** For a generated password that still waits: what asked for it. */
  generatedFor: string | null;
}

/** What new secrets are made with. */
export interface Issuing {
  hashOf(userId: string, id: string): string;
  keyId: string;
}

/** The active people asked about, by id. */
export async function loadAccounts(
  tx: Transaction,
  asked: readonly AccountSecretAsked[],
): Promise<Map<string, Account>> {
  const rows = await tx.query<Account>(
    `SELECT u.id AS "userId", u.platform_id AS "platformId", u.email, coalesce(u.email, u.username) AS login,
            p.credentials_mail AS "credentialsMail", c.password_hash AS "passwordHash",
            CASE WHEN c.expires_at > now() THEN c.generated_for END AS "generatedFor"
       FROM users u JOIN platforms p ON p.id = u.platform_id LEFT JOIN credentials c ON c.user_id = u.id
      WHERE u.id = ANY ($1::uuid[]) AND u.status = 'active'`,
    [[...new Set(asked.map(({ userId }) => userId))]],
  );
  return new Map(rows.map((row) => [row.userId, row]));
}

/** The keys of links that still work, by id. */
export async function loadLinks(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; keyId: string }>(
    `SELECT r.id, r.key_id AS "keyId" FROM password_resets r JOIN users u ON u.id = r.user_id
      WHERE r.id = ANY ($1::uuid[]) AND r.expires_at > now() AND u.status = 'active'`,
    [ids],
  );
  return new Map(rows.map(({ id, keyId }) => [id, keyId]));
}

/**
 * Gives those a secret who were set up to get one by mail and have none: no password of any kind, and no link (D-21).
 * Whoever has a password by now keeps it; two senders of one mail issue one secret.
 * @returns whether anything was issued
 */
export async function issueMissing(
  tx: Transaction,
  asked: readonly AccountSecretAsked[],
  accounts: ReadonlyMap<string, Account>,
  { hashOf, keyId }: Issuing,
): Promise<boolean> {
  const without = asked.flatMap(({ id, userId }) => {
    const account = accounts.get(userId);
    return account && account.passwordHash === null ? [{ ...account, id }] : [];
  });
  const withPassword = without.filter(({ credentialsMail }) => credentialsMail === 'password');
  const withLink = without.filter(({ credentialsMail }) => credentialsMail === 'link');
  await tx.execute(
    `INSERT INTO credentials (user_id, platform_id, password_hash, change_required, generated_for, expires_at)
     SELECT DISTINCT ON (user_id) user_id, platform_id, hash, true, id, now() + interval '${GENERATED_PASSWORD_DAYS} days'
       FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[]) AS new(user_id, platform_id, hash, id)
      WHERE NOT EXISTS (SELECT FROM password_resets r WHERE r.id = new.id)
      ORDER BY user_id ON CONFLICT (user_id) DO NOTHING`,
    [
      withPassword.map(({ userId }) => userId),
      withPassword.map(({ platformId }) => platformId),
      withPassword.map(({ userId, id }) => hashOf(userId, id)),
      withPassword.map(({ id }) => id),
    ],
  );
  await tx.execute(
    `INSERT INTO password_resets (id, user_id, platform_id, key_id, expires_at)
     SELECT id, user_id, platform_id, $4, now() + interval '${GENERATED_PASSWORD_DAYS} days'
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS new(id, user_id, platform_id)
      ORDER BY id ON CONFLICT (id) DO NOTHING`,
    [
      withLink.map(({ id }) => id),
      withLink.map(({ userId }) => userId),
      withLink.map(({ platformId }) => platformId),
      keyId,
    ],
  );
  return without.length > 0;
}
