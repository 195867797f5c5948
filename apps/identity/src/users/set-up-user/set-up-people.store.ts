import type { Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';
import { keepingLoginsUnique } from '../unique-logins.js';
import type { Occupant } from '../set-up.rules.js';

/** An account about to be made, checked for form. */
export interface NewAccount {
  userId: string;
  platformId: string;
  email: string | null;
  username: string | null;
  firstName: string;
  lastName: string;
  locale: Locale | null;
  timeZone: string | null;
  platformLocale: Locale;
  /** Null while the credentials are still to be mailed. */
  passwordHash: string | null;
}

/** A person who is active now. `version` counts both events of the set-up already. */
export interface SetUpPerson {
  userId: string;
  email: string | null;
  locale: Locale;
  timeZone: string | null;
  version: number;
  /** The invitation that was open until then. */
  invitationId: string | null;
}

/** The account-set-up event, then the membership-added event. */
export const EVENTS_OF_SET_UP = 2;

/** Creates the person, unless a login is known: a twin request with the same login waits here for the other. */
export async function createActive(tx: Transaction, account: NewAccount): Promise<SetUpPerson | undefined> {
  const { userId, platformId, email, username, firstName, lastName, locale, platformLocale, timeZone } =
    account;
  const [person] = await tx.query<SetUpPerson>(
    `INSERT INTO users (id, platform_id, status, email, username, first_name, last_name, locale, version, time_zone, activated_at)
     VALUES ($1, $2, 'active', $3, $4, $5, $6, $7, $8, $9, now()) ON CONFLICT DO NOTHING
     RETURNING id AS "userId", email, locale, time_zone AS "timeZone", version, NULL::uuid AS "invitationId"`,
    [
      userId,
      platformId,
      email,
      username,
      firstName,
      lastName,
      locale ?? platformLocale,
      EVENTS_OF_SET_UP,
      timeZone,
    ],
  );
  return person;
}

/** People of the platform with one of the logins, held until the transaction ends. */
export async function findOccupants(
  tx: Transaction,
  { platformId, email, username }: NewAccount,
): Promise<Occupant[]> {
  return tx.query<Occupant>(
    `SELECT id AS "userId", status, email, username FROM users
      WHERE platform_id = $1 AND (email = $2 OR username = $3) ORDER BY id FOR UPDATE`,
    [platformId, email, username],
  );
}

/**
 * Makes a deleted or invited person active. A deleted one gets back the language and the additional information, and
 * the names unless others are given, which here they are (S6).
 * @throws DomainError `username_taken`
 */
export async function activateKnown(
  tx: Transaction,
  { userId, status }: Occupant,
  { firstName, lastName, locale, timeZone, username }: NewAccount,
): Promise<SetUpPerson | undefined> {
  const [person] = await keepingLoginsUnique(
    tx.query<SetUpPerson>(
      `UPDATE users SET status = 'active', first_name = $3, last_name = $4, locale = coalesce($5, locale),
              username = coalesce($6, username), deleted_at = NULL, version = version + $7,
              time_zone = coalesce($8, time_zone), activated_at = coalesce(activated_at, now())
        WHERE id = $1 AND status = $2
       RETURNING id AS "userId", email, locale, time_zone AS "timeZone", version, CASE WHEN $2 = 'invited' THEN invitation_id END AS "invitationId"`,
      [userId, status, firstName, lastName, locale, username, EVENTS_OF_SET_UP, timeZone],
    ),
  );
  if (person?.invitationId) {
    await tx.execute(`UPDATE invitations SET status = 'accepted', accepted_at = now() WHERE id = $1`, [
      person.invitationId,
    ]);
  }
  return person;
}
