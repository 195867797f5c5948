import type { Transaction } from '@rollcall/database';
import { DomainError } from '@rollcall/platform';
import type { HeldRole, PersonSubject } from './rights.rules.js';

/**
 * Loads people as the policy sees them, in the order asked; unknown ids are left out.
 *
 * With `lock` their rows stay as they are until the transaction ends, so that what is decided still holds when it is
 * written: two writes about one person follow each other. Memberships change with the person's row locked, too.
 */
export async function loadPersonSubjects(
  tx: Transaction,
  userIds: readonly string[],
  lock: 'lock' | 'read' = 'lock',
): Promise<PersonSubject[]> {
  // The lock comes first, in a statement of its own: the next one then sees what another transaction wrote meanwhile.
  const locked = lock === 'lock' ? lockPeople(tx, userIds) : undefined;
  const [rows] = await Promise.all([readPeople(tx, userIds), locked]);
  return rows;
}

const lockPeople = (tx: Transaction, userIds: readonly string[]): Promise<unknown> =>
  tx.query('SELECT FROM users WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [userIds]);

const readPeople = (tx: Transaction, userIds: readonly string[]): Promise<PersonSubject[]> =>
  tx.query<PersonSubject & { memberships: HeldRole[] }>(
    `SELECT u.id AS "userId", u.status, p.owner_id = u.id AS "isOwner",
            (SELECT coalesce(json_agg(json_build_object('groupId', m.group_id, 'role', m.role,
                      'path', g.path, 'zoneHeadId', g.zone_head_id) ORDER BY m.group_id, m.role), '[]')
               FROM memberships m JOIN groups g ON g.id = m.group_id WHERE m.user_id = u.id) AS memberships
       FROM unnest($1::uuid[]) WITH ORDINALITY AS asked(id, place)
       JOIN users u ON u.id = asked.id JOIN platforms p ON p.id = u.platform_id
      ORDER BY asked.place`,
    [userIds],
  );

/** Loads one person. @throws DomainError `not_found` */
export async function loadPersonSubject(
  tx: Transaction,
  userId: string,
  lock: 'lock' | 'read' = 'lock',
): Promise<PersonSubject> {
  const [person] = await loadPersonSubjects(tx, [userId], lock);
  // The words of a refusal, so that nobody can tell who does not exist from whom they may not see (V17).
  if (!person) throw new DomainError('not_found', 'There is nothing at this address.');
  return person;
}
