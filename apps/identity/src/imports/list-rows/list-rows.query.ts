import type { Transaction } from '@rollcall/database';
import { encodeSequence } from '@rollcall/platform';
import type { ImportRowPage, ImportRowResource } from '../import.resource.js';
import type { ImportRowsRequest } from '../import.requests.js';
import type { RowFault, RowHint } from '../import.rules.js';
import type { ImportKey } from '../imports.store.js';
import { IS_INVALID, ROWS_WITH_PEOPLE, ofThisRow } from './faulty-rows.query.js';

interface Row extends Omit<ImportRowResource, 'errors' | 'hints' | 'person' | 'conflicts'> {
  userId: string | null;
  email: string | null;
  username: string | null;
  faults: RowFault[];
  hints: RowHint[];
}

/** The rows of an import by line, with what they come to. */
export async function listRows(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { outcome, hinted, limit, afterLine }: ImportRowsRequest,
): Promise<ImportRowPage> {
  const rows = await tx.query<Row>(
    `SELECT r.line, CASE WHEN ${IS_INVALID} THEN 'invalid' ELSE p.outcome END AS outcome,
            p.applied_version IS NOT NULL AND NOT ${IS_INVALID} AS "isApplied", p.moved_from AS "movedFrom",
            CASE WHEN p.user_version IS NOT NULL OR p.applied_version IS NOT NULL THEN p.user_id END AS "userId",
            coalesce(r.email, p.email, r.cells ->> 'email') AS email,
            coalesce(r.username, p.username, r.cells ->> 'username') AS username,
            coalesce(p.changes, '[]') AS changes, coalesce(p.memberships, '[]') AS memberships,
            coalesce(r.faults, '[]') || ${ofThisRow('p.faults')} AS faults, ${ofThisRow('p.hints')} AS hints
       FROM ${ROWS_WITH_PEOPLE}
      WHERE r.platform_id = $1 AND r.import_id = $2 AND r.line > $3
        AND ($4::text IS NULL OR CASE WHEN $4 = 'invalid' THEN ${IS_INVALID} ELSE p.outcome = $4 AND NOT ${IS_INVALID} END)
        AND ($6::boolean IS NOT TRUE OR p.hints @> jsonb_build_array(jsonb_build_object('line', r.line)))
      ORDER BY r.line LIMIT $5`,
    [platformId, id, afterLine, outcome ?? null, limit + 1, hinted === 'true'],
  );
  const items = rows.slice(0, limit).map(resourceOf);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeSequence(String(last.line)) : null };
}

function resourceOf(row: Row): ImportRowResource {
  const { line, outcome, isApplied, movedFrom, userId, email, username } = row;
  const isInvalid = outcome === 'invalid';
  return {
    line,
    outcome,
    isApplied,
    movedFrom,
    // Of somebody who is out of reach not even the id is told.
    person: { userId: isInvalid ? null : userId, email, username },
    changes: isInvalid ? [] : row.changes,
    memberships: isInvalid ? [] : row.memberships.map(({ groupId, role }) => ({ groupId, role })),
    errors: row.faults.map(({ column, code, message, suggestion = null }) => ({
      column,
      code,
      message,
      suggestion,
    })),
    hints: row.hints.map(({ column, code, message, suggestion }) => ({ column, code, message, suggestion })),
    conflicts: [],
  };
}
