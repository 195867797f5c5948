import type { Transaction } from '@rollcall/database';
import type { ReturnedPlace, RevertedField, RevertedPerson } from './reverted-person.rules.js';
import { keepingLoginsUnique } from './unique-logins.js';

/** Columns of the fields that can go back. */
const COLUMNS: Readonly<Record<RevertedField, string>> = {
  email: 'email',
  username: 'username',
  firstName: 'first_name',
  lastName: 'last_name',
  locale: 'locale',
  additionalInformation: 'additional_information',
  deletionDate: 'deletion_date',
};

const ASSIGNMENTS = (Object.entries(COLUMNS) as [RevertedField, string][])
  .map(([field, column]) => {
    const value = field === 'deletionDate' ? `(p.fields ->> '${field}')::date` : `p.fields ->> '${field}'`;
    return `${column} = CASE WHEN p.fields ? '${field}' THEN ${value} ELSE u.${column} END`;
  })
  .join(', ');

/**
 * Gives people values of before, in one statement; they are locked.
 * @throws DomainError `email_taken`, `username_taken`
 */
export async function revertFields(tx: Transaction, people: readonly RevertedPerson[]): Promise<void> {
  const changed = people.filter(({ fields }) => Object.keys(fields).length > 0);
  if (changed.length === 0) return;
  const records = changed.map(({ userId, fields }) => ({ id: userId, fields }));
  await keepingLoginsUnique(
    tx.execute(
      `UPDATE users u SET ${ASSIGNMENTS},
              deletion_announced_for = CASE WHEN p.fields ? 'deletionDate' THEN NULL ELSE u.deletion_announced_for END
         FROM json_to_recordset($1) AS p(id uuid, fields jsonb) WHERE u.id = p.id AND u.status <> 'deleted'`,
      [JSON.stringify(records)],
    ),
  );
}

/** Makes memberships propagated again that were chosen. */
export async function returnMemberships(
  tx: Transaction,
  returned: readonly (ReturnedPlace & { userId: string })[],
): Promise<void> {
  if (returned.length === 0) return;
  await tx.execute(
    `UPDATE memberships m SET origin = 'propagated', via_group_id = r.via_group_id
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS r(user_id, group_id, via_group_id)
      WHERE m.user_id = r.user_id AND m.group_id = r.group_id AND m.role = 'learner' AND m.origin = 'direct'`,
    [
      returned.map(({ userId }) => userId),
      returned.map(({ groupId }) => groupId),
      returned.map(({ viaGroupId }) => viaGroupId),
    ],
  );
}

/** People as an event about their profile tells of them. */
export interface ToldProfile {
  userId: string;
  firstName: string;
  lastName: string;
  email: string | null;
  username: string | null;
  locale: 'en' | 'fr';
  timeZone: string | null;
}

/** Loads the profiles of people. */
export async function loadProfiles(
  tx: Transaction,
  userIds: readonly string[],
): Promise<Map<string, ToldProfile>> {
  const rows = await tx.query<ToldProfile>(
    `SELECT id AS "userId", first_name AS "firstName", last_name AS "lastName", email, username, locale,
            time_zone AS "timeZone" FROM users WHERE id = ANY ($1)`,
    [userIds],
  );
  return new Map(rows.map((row) => [row.userId, row]));
}
