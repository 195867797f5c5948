import type { Transaction } from '@rollcall/database';
import type { RowFault } from '../import.rules.js';
import type { ImportKey } from '../imports.store.js';

/** A row is invalid by itself, or because something is wrong with it beside the other rows of its person. */
export const IS_INVALID = `(r.faults IS NOT NULL OR p.outcome = 'invalid'
  OR coalesce(p.faults @> jsonb_build_array(jsonb_build_object('line', r.line)), false))`;

/** Rows, and what was planned for their people. */
export const ROWS_WITH_PEOPLE = `import_rows r
       LEFT JOIN import_people p ON p.platform_id = r.platform_id AND p.import_id = r.import_id
                                AND p.person = r.person AND r.faults IS NULL`;

/** SQL: of what is told about a person, what is about this row; others may have a thousand. */
export const ofThisRow = (told: string): string =>
  `jsonb_path_query_array(coalesce(${told}, '[]'), '$[*] ? (@.line == $line)', jsonb_build_object('line', r.line))`;

/** A row of which nothing came. */
export interface FaultyRow {
  line: number;
  raw: string[];
  faults: RowFault[];
}

/** Rows of which nothing came, by line. */
export function faultyRows(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { after, take }: { after: number; take: number },
): Promise<FaultyRow[]> {
  return tx.query<FaultyRow>(
    `SELECT r.line, r.raw, coalesce(r.faults, '[]') || ${ofThisRow('p.faults')} AS faults
       FROM ${ROWS_WITH_PEOPLE}
      WHERE r.platform_id = $1 AND r.import_id = $2 AND r.line > $3 AND ${IS_INVALID}
      ORDER BY r.line LIMIT $4`,
    [platformId, id, after, take],
  );
}
