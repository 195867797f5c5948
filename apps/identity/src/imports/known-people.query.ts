import type { Transaction } from '@rollcall/database';
import { alongIndexes } from './along-indexes.js';
import type { Occupants } from './plan-person.rules.js';
import type { KnownPerson } from './planned-person.rules.js';

/** Logins that a file names. */
export interface NamedLogins {
  emails: readonly string[];
  usernames: readonly string[];
}

/**
 * Between itself and itself, in order: only the index of the login gives that. For `=`, one that goes through everybody
 * on the platform looks as good, as long as nobody was there when they were last counted.
 */
const whoHas = (login: 'email' | 'username'): string =>
  `(SELECT id FROM users WHERE platform_id = $1 AND ${login} >= named.${login} AND ${login} <= named.${login}
     ORDER BY ${login} LIMIT 1)`;

const NAMED = `
  SELECT u.id FROM unnest($2::text[]) AS named(email) CROSS JOIN LATERAL ${whoHas('email')} AS u
   UNION SELECT u.id FROM unnest($3::text[]) AS named(username) CROSS JOIN LATERAL ${whoHas('username')} AS u`;

/** Each by its id: as a join it could be the whole table that is gone through. */
const LOCK = `
  SELECT FROM (${NAMED} ORDER BY id) AS named
   CROSS JOIN LATERAL (SELECT FROM users WHERE id = named.id FOR UPDATE) AS locked`;

/**
 * Finds who has the logins on the platform. With `lock` they stay as they are until the transaction ends, so that what
 * is decided about them still holds when it is written.
 */
export async function findOccupants(
  tx: Transaction,
  platformId: string,
  { emails, usernames }: NamedLogins,
  lock: 'lock' | 'read',
): Promise<Occupants> {
  const named = [platformId, emails, usernames];
  // The lock comes first, in a statement of its own: the next one then sees what another transaction wrote meanwhile.
  const locked = lock === 'lock' ? alongIndexes(tx, LOCK, named) : undefined;
  const [people] = await Promise.all([alongIndexes<KnownPerson>(tx, PEOPLE, named), locked]);
  const byEmail = new Map(people.map((person) => [person.email, person]));
  const byUsername = new Map(people.map((person) => [person.username, person]));
  return { byEmail: (email) => byEmail.get(email), byUsername: (username) => byUsername.get(username) };
}

/**
 * SQL: what is known of `users u` of `platforms p`. Subqueries that aggregate: the plan that a connection keeps is as good
 * for one person as for thousands.
 */
export const KNOWN_COLUMNS = `
         u.id AS "userId", u.status, u.email, u.username, u.first_name AS "firstName", u.last_name AS "lastName",
         u.locale, u.additional_information AS "additionalInformation", u.deletion_date::text AS "deletionDate",
         u.version, u.invitation_id AS "invitationId", p.owner_id = u.id AS "isOwner",
         (SELECT coalesce(json_agg(json_build_object('groupId', m.group_id, 'role', m.role, 'origin', m.origin,
                                                     'viaGroupId', m.via_group_id)), '[]')
            FROM memberships m WHERE m.user_id = u.id) AS memberships,
         (SELECT coalesce(json_agg(s.id), '[]') FROM (
            SELECT e.session_id AS id FROM enrolments e WHERE e.user_id = u.id AND e.status = 'published'
             UNION SELECT x.session_id FROM session_people x WHERE x.user_id = u.id AND x.part = 'excluded') s
         ) AS "settledSessionIds"`;

const PEOPLE = `
  SELECT ${KNOWN_COLUMNS}
    FROM (${NAMED}) AS named
   CROSS JOIN LATERAL (SELECT * FROM users WHERE id = named.id LIMIT 1) AS u
    JOIN platforms p ON p.id = u.platform_id`;
