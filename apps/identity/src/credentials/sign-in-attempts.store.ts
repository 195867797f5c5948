import { createHash } from 'node:crypto';
import type { Transaction } from '@rollcall/database';
import { ATTEMPTS_WINDOW_SECONDS } from './sign-in-attempts.rules.js';

/** What is counted: an account, a client, both together, or with two empty texts everything. */
export interface AttemptKey {
  account: string;
  client: string;
}

/** A count after the attempt. */
export interface AttemptCount {
  attempts: number;
  /** Until counting begins anew. */
  secondsLeft: number;
}

/** What is stored of a login or an address that is counted: nobody can read it back. */
export const accountKey = (login: string): string => createHash('sha256').update(login).digest('base64url');

/** Counts an attempt under each key, in one statement; rows are locked in one order. @returns in the order of the keys */
export async function countAttempt(
  tx: Transaction,
  keys: readonly AttemptKey[],
  windowSeconds: number = ATTEMPTS_WINDOW_SECONDS,
): Promise<AttemptCount[]> {
  const rows = await tx.query<AttemptKey & AttemptCount>(
    `INSERT INTO sign_in_attempts AS known (account, client, attempts, window_ends_at)
     SELECT account, client, 1, now() + $3 * interval '1 second'
       FROM unnest($1::text[], $2::text[]) AS key(account, client) ORDER BY account, client
     ON CONFLICT (account, client) DO UPDATE SET
       attempts = CASE WHEN known.window_ends_at > now() THEN known.attempts + 1 ELSE 1 END,
       window_ends_at = CASE WHEN known.window_ends_at > now() THEN known.window_ends_at
                             ELSE excluded.window_ends_at END
     RETURNING account, client, attempts,
               ceil(extract(epoch FROM window_ends_at - now()))::int AS "secondsLeft"`,
    [keys.map(({ account }) => account), keys.map(({ client }) => client), windowSeconds],
  );
  return keys.map((key) => {
    const row = rows.find(({ account, client }) => account === key.account && client === key.client);
    if (!row) throw new Error('An attempt was not counted.');
    return row;
  });
}

/** Takes an attempt back: it was refused before anything was tried, or it was the right password. */
export async function takeBackAttempt(tx: Transaction, keys: readonly AttemptKey[]): Promise<void> {
  await tx.execute(
    `WITH counted AS (
       SELECT account, client FROM sign_in_attempts
        WHERE (account, client) IN (SELECT * FROM unnest($1::text[], $2::text[]))
        ORDER BY account, client FOR UPDATE)
     UPDATE sign_in_attempts a SET attempts = greatest(a.attempts - 1, 0)
       FROM counted c WHERE (a.account, a.client) = (c.account, c.client)`,
    [keys.map(({ account }) => account), keys.map(({ client }) => client)],
  );
}

/** Forgets failures: of accounts everywhere, or of one from one client. */
export async function forgetAttempts(
  tx: Transaction,
  accounts: readonly string[],
  client: string | null,
): Promise<void> {
  await tx.execute(
    `DELETE FROM sign_in_attempts WHERE account = ANY ($1) AND ($2::text IS NULL OR client = $2)`,
    [accounts, client],
  );
}
