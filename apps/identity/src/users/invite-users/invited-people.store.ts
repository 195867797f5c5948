import type { Locale } from '@rollcall/contracts';
import type { Transaction } from '@rollcall/database';

/** A person as the invite finds or creates them. `version` counts the two events of the invite already. */
export interface ClaimedPerson {
  userId: string;
  email: string;
  was: 'new' | 'invited' | 'deleted' | 'active';
  invitationId: string;
  version: number;
}

/** An address with the ids that it gets if it is new. */
export interface Candidate {
  email: string;
  userId: string;
  invitationId: string;
}

/** Events of one person in an invite: user-invited or invitation-extended, then membership-added. */
export const EVENTS_PER_PERSON = 2;

/**
 * Creates the people that are new, in one statement for all of them. A twin request with the same address waits here
 * for the other to commit, and then finds the person.
 */
export async function createInvited(
  tx: Transaction,
  platformId: string,
  locale: Locale,
  candidates: readonly Candidate[],
): Promise<ClaimedPerson[]> {
  const rows = await tx.query<ClaimedPerson>(
    `INSERT INTO users (id, platform_id, status, email, locale, invitation_id, version)
     SELECT c.id, $1, 'invited', c.email, $2, c.invitation_id, $6
       FROM unnest($3::uuid[], $4::text[], $5::uuid[]) AS c(id, email, invitation_id) ORDER BY c.email
     ON CONFLICT (platform_id, email) WHERE email IS NOT NULL DO NOTHING
     RETURNING id AS "userId", email, 'new' AS was, invitation_id AS "invitationId", version`,
    [platformId, locale, ...columns(candidates), EVENTS_PER_PERSON],
  );
  return rows;
}

/**
 * Locks who is invited or active, so that they stay it until the invite is done.
 * @returns their addresses
 */
export async function lockAccounts(
  tx: Transaction,
  platformId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ email: string }>(
    `SELECT u.email FROM unnest($2::text[]) AS given(email)
       JOIN users u ON u.platform_id = $1 AND u.email = given.email
      WHERE u.status <> 'deleted' ORDER BY u.email FOR UPDATE OF u`,
    [platformId, emails],
  );
  return new Set(rows.map(({ email }) => email));
}

/**
 * Locks the people that exist already and brings back the deleted ones as invited, under a new invitation (D-10).
 * Addresses are locked in one order, so that two invites with common addresses cannot block each other for ever.
 */
export async function claimExisting(
  tx: Transaction,
  platformId: string,
  candidates: readonly Candidate[],
): Promise<ClaimedPerson[]> {
  return tx.query<ClaimedPerson>(
    `WITH candidate AS (SELECT * FROM unnest($2::uuid[], $3::text[], $4::uuid[]) AS c(id, email, invitation_id)),
     found AS (SELECT u.id, u.email, u.status FROM users u
                WHERE u.platform_id = $1 AND u.email = ANY ($3) ORDER BY u.email FOR UPDATE),
     touched AS (
       UPDATE users u SET version = u.version + $5, status = 'invited', deleted_at = NULL,
              invitation_id = CASE WHEN f.status = 'deleted' THEN c.invitation_id ELSE u.invitation_id END
         FROM found f JOIN candidate c ON c.email = f.email
        WHERE u.id = f.id AND f.status <> 'active'
       RETURNING u.id, u.invitation_id, u.version)
     SELECT f.id AS "userId", f.email, f.status AS was, t.invitation_id AS "invitationId", t.version
       FROM found f LEFT JOIN touched t ON t.id = f.id`,
    [platformId, ...columns(candidates), EVENTS_PER_PERSON],
  );
}

const columns = (candidates: readonly Candidate[]): [string[], string[], string[]] => [
  candidates.map((each) => each.userId),
  candidates.map((each) => each.email),
  candidates.map((each) => each.invitationId),
];
