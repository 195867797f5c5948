import type { Transaction } from '@rollcall/database';
import { encodeSequence } from '@rollcall/platform';
import type { ImportRowPage, ImportRowResource } from '../import.resource.js';
import type { ImportRowsRequest } from '../import.requests.js';
import type { RowFault } from '../import.rules.js';
import type { ImportKey } from '../imports.store.js';

interface Row extends Omit<ImportRowResource, 'errors' | 'hints' | 'person'> {
  userId: string;
  email: string | null;
  username: string | null;
  faults: RowFault[];
}

/** `conflict` asks for everybody of whom something is left alone, `invalid` for everybody of whom something may not be. */
const IS_ASKED_FOR = `CASE $4 WHEN 'conflict' THEN p.conflicts IS NOT NULL WHEN 'invalid' THEN p.faults IS NOT NULL
  ELSE p.outcome = $4 END`;

/** What taking an import back comes to, a row for each person, by the first line that the file had about them. */
export async function listUndone(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { outcome, limit, afterLine }: ImportRowsRequest,
): Promise<ImportRowPage> {
  const rows = await tx.query<Row>(
    `SELECT p.person AS line, p.outcome, p.applied_version IS NOT NULL AS "isApplied", p.moved_from AS "movedFrom",
            p.user_id AS "userId", p.email, p.username, p.changes, p.memberships,
            coalesce(p.faults, '[]') AS faults, coalesce(p.conflicts, '[]') AS conflicts
       FROM import_people p
      WHERE p.platform_id = $1 AND p.import_id = $2 AND p.person > $3 AND ($4::text IS NULL OR ${IS_ASKED_FOR})
      ORDER BY p.person LIMIT $5`,
    [platformId, id, afterLine, outcome ?? null, limit + 1],
  );
  const items = rows.slice(0, limit).map(resourceOf);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeSequence(String(last.line)) : null };
}

function resourceOf({ userId, email, username, faults, ...row }: Row): ImportRowResource {
  return {
    ...row,
    person: { userId, email, username },
    memberships: row.memberships.map(({ groupId, role }) => ({ groupId, role })),
    errors: faults.map(({ column, code, message, suggestion = null }) => ({
      column,
      code,
      message,
      suggestion,
    })),
    hints: [],
  };
}
