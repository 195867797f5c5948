import type { Transaction } from '@rollcall/database';
import type { Locale } from '@rollcall/contracts';
import type { SettledPerson, WrittenPerson } from './person-change.rules.js';
import { keepingLoginsUnique } from './unique-logins.js';

const SETTLED = `users.id AS "userId", users.email, users.username, users.first_name AS "firstName",
  users.last_name AS "lastName", users.locale, users.time_zone AS "timeZone", users.version,
  users.invitation_id AS "invitationId"`;

const RECORDS = `json_to_recordset($2) AS p(user_id uuid, events int, status text, email text, username text,
  first_name text, last_name text, locale text, additional_information text, deletion_date date, invitation_id uuid)`;

const columnsOf = (person: WrittenPerson) => ({
  user_id: person.userId,
  events: person.events,
  status: person.status,
  email: person.email,
  username: person.username,
  first_name: person.firstName,
  last_name: person.lastName,
  locale: person.locale,
  additional_information: person.additionalInformation,
  deletion_date: person.deletionDate,
  invitation_id: person.invitationId,
});

const recordsOf = (people: readonly WrittenPerson[]): string => JSON.stringify(people.map(columnsOf));

/**
 * Creates people, in one statement. Whoever has one of the logins is left out: twins with the same login wait here for
 * the first of them to commit.
 */
export async function createPeople(
  tx: Transaction,
  { platformId, locale }: { platformId: string; locale: Locale },
  people: readonly WrittenPerson[],
): Promise<SettledPerson[]> {
  if (people.length === 0) return [];
  return tx.query<SettledPerson>(
    `INSERT INTO users (id, platform_id, status, email, username, first_name, last_name, locale, version,
                        additional_information, deletion_date, invitation_id, activated_at)
     SELECT p.user_id, $1, p.status, p.email, p.username, coalesce(p.first_name, ''), coalesce(p.last_name, ''),
            coalesce(p.locale, $3), p.events, coalesce(p.additional_information, ''), p.deletion_date, p.invitation_id,
            CASE WHEN p.status = 'active' THEN now() END
       FROM ${RECORDS} ORDER BY p.email, p.username
     ON CONFLICT DO NOTHING RETURNING ${SETTLED}`,
    [platformId, recordsOf(people), locale],
  );
}

/**
 * Changes, restores or activates people who are locked. S6: a restored person keeps names, language and additional
 * information unless others are given.
 * @throws DomainError `username_taken`, by somebody of another platform
 */
export async function changePeople(
  tx: Transaction,
  platformId: string,
  people: readonly WrittenPerson[],
): Promise<SettledPerson[]> {
  if (people.length === 0) return [];
  return keepingLoginsUnique(
    tx.query<SettledPerson>(
      `UPDATE users SET status = p.status, version = users.version + p.events,
              email = coalesce(p.email, users.email), username = coalesce(p.username, users.username),
              first_name = coalesce(p.first_name, users.first_name), last_name = coalesce(p.last_name, users.last_name),
              locale = coalesce(p.locale, users.locale), deletion_date = coalesce(p.deletion_date, users.deletion_date),
              additional_information = coalesce(p.additional_information, users.additional_information),
              deleted_at = NULL, invitation_id = coalesce(p.invitation_id, users.invitation_id),
              activated_at = CASE WHEN p.status = 'active' THEN coalesce(users.activated_at, now()) ELSE users.activated_at END
         FROM ${RECORDS} WHERE users.id = p.user_id AND users.platform_id = $1
       RETURNING ${SETTLED}`,
      [platformId, recordsOf(people)],
    ),
  );
}

/** Invitations of people who became active by another way than the link. */
export async function closeAccepted(tx: Transaction, invitationIds: readonly string[]): Promise<void> {
  if (invitationIds.length === 0) return;
  await tx.execute(
    `UPDATE invitations SET status = 'accepted', accepted_at = now() WHERE id = ANY ($1) AND status = 'pending'`,
    [invitationIds],
  );
}
