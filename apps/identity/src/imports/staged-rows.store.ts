import type { Transaction } from '@rollcall/database';
import { alongIndexes } from './along-indexes.js';
import type { RowFault } from './import.rules.js';
import type { ImportKey } from './imports.store.js';
import type { RowCells } from './merged-person.rules.js';

/** A row as it is kept until it is applied. */
export interface StagedRow {
  line: number;
  cells: RowCells;
  raw: readonly string[];
  /** Encrypted (Z-02). */
  sealedPassword: Buffer | null;
  faults: readonly RowFault[];
}

/**
 * Appends rows, in one statement. Not by COPY: connections are pipelined, and a COPY would hold up what is sent behind
 * it; one JSON text costs about the same.
 */
export async function stageRows(
  tx: Transaction,
  { platformId, id }: ImportKey,
  rows: readonly StagedRow[],
): Promise<void> {
  const records = rows.map(({ line, cells, raw, sealedPassword, faults }) => ({
    line,
    email: cells.email,
    username: cells.username,
    cells,
    raw: raw.map(storable),
    sealed_password: sealedPassword && `\\x${sealedPassword.toString('hex')}`,
    faults: faults.length > 0 ? faults : null,
  }));
  await tx.execute(
    `INSERT INTO import_rows (platform_id, import_id, line, person, email, username, cells, raw, sealed_password, faults)
     SELECT $1, $2, r.line, r.line, r.email, r.username, r.cells, r.raw, r.sealed_password, r.faults
       FROM json_to_recordset($3) AS r(line int, email text, username text, cells jsonb, raw jsonb,
            sealed_password bytea, faults jsonb)`,
    [platformId, id, JSON.stringify(records)],
  );
}

/** U+0000 and halves of characters are what PostgreSQL cannot store. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** More than every role in every group that a form takes. */
const MOST_ROWS_OF_PERSON = 1_000;

/** Which rows are about the same person: rows with one email, and rows with a username that stands beside it once. */
const SAME_PERSON = `
  WITH good AS (SELECT line, email, username FROM import_rows WHERE platform_id = $1 AND import_id = $2 AND faults IS NULL),
  known AS (SELECT username, min(email) AS email FROM good WHERE username IS NOT NULL AND email IS NOT NULL GROUP BY username),
  keyed AS (SELECT g.line, coalesce(g.email, k.email, '@' || g.username) AS key
              FROM good g LEFT JOIN known k ON k.username = g.username AND g.email IS NULL),
  merged AS (SELECT line, min(line) OVER (PARTITION BY key) AS person FROM keyed),
  joined AS (UPDATE import_rows r SET person = m.person FROM merged m
   WHERE r.platform_id = $1 AND r.import_id = $2 AND r.line = m.line AND m.person <> m.line RETURNING r.person)
  SELECT person FROM joined GROUP BY person HAVING count(*) >= ${MOST_ROWS_OF_PERSON}`;

/** Rows of some people beyond what one person may have: a person is planned as a whole, in memory. */
const TOO_MANY_ROWS = `
  UPDATE import_rows r SET faults = jsonb_build_array(jsonb_build_object('line', r.line, 'column', NULL,
         'code', 'too_many_rows_of_person', 'message', $4::text))
    FROM (SELECT line, row_number() OVER (PARTITION BY person ORDER BY line) AS n FROM import_rows
           WHERE platform_id = $1 AND import_id = $2 AND person = ANY ($3) AND faults IS NULL) counted
   WHERE r.platform_id = $1 AND r.import_id = $2 AND r.line = counted.line AND counted.n > ${MOST_ROWS_OF_PERSON}`;

/** Puts rows of one person together (C4), all of an import in one statement. */
export async function joinRowsOfOnePerson(tx: Transaction, { platformId, id }: ImportKey): Promise<void> {
  // What the planner knows of the table is from before the rows came: it would compare each row with each other.
  await tx.execute(`SET LOCAL statement_timeout = '60s'; SET LOCAL enable_nestloop = off`);
  const crowded = await tx.query<{ person: number }>(SAME_PERSON, [platformId, id]);
  if (crowded.length > 0) {
    const message = `A person has at most ${MOST_ROWS_OF_PERSON} rows; name several groups and roles in one.`;
    await tx.execute(TOO_MANY_ROWS, [platformId, id, crowded.map(({ person }) => person), message]);
  }
  await tx.execute('SET LOCAL enable_nestloop = on');
  await tx.execute(
    `UPDATE imports SET "position" = 0 WHERE platform_id = $1 AND id = $2 AND "position" < 0`,
    [platformId, id],
  );
}

/** All rows of one person. */
export interface StagedPerson {
  person: number;
  rows: { line: number; cells: RowCells; password: string | null }[];
}

const ROW = `json_build_object('line', r.line, 'cells', r.cells, 'password', encode(r.sealed_password, 'base64'))`;

/** SQL of the rows of `import_people p`, or of whatever else names a person; those with faults of their own are left out. */
export const ROWS_OF_PERSON = `(SELECT coalesce(json_agg(${ROW} ORDER BY r.line), '[]') FROM import_rows r
   WHERE r.platform_id = p.platform_id AND r.import_id = p.import_id AND r.person = p.person AND r.faults IS NULL)`;

/** The next people of an import, by their first line; rows with faults of their own are left out. */
export function nextPeople(
  tx: Transaction,
  { platformId, id }: ImportKey,
  { after, limit }: { after: number; limit: number },
): Promise<StagedPerson[]> {
  return alongIndexes<StagedPerson>(
    tx,
    `SELECT r.person, json_agg(${ROW} ORDER BY r.line) AS rows FROM import_rows r
      WHERE r.platform_id = $1 AND r.import_id = $2 AND r.person > $3 AND r.faults IS NULL
      GROUP BY r.person ORDER BY r.person LIMIT $4`,
    [platformId, id, after, limit],
  );
}

/** How many rows have faults of their own. */
export async function countFaultyRows(tx: Transaction, { platformId, id }: ImportKey): Promise<number> {
  const [row] = await tx.query<{ faulty: number }>(
    `SELECT count(*)::int AS faulty FROM import_rows WHERE platform_id = $1 AND import_id = $2 AND faults IS NOT NULL`,
    [platformId, id],
  );
  return row?.faulty ?? 0;
}

/** Drops passwords that are not needed any more (Z-02): of some people, or all. */
export async function dropPasswords(
  tx: Transaction,
  { platformId, id }: ImportKey,
  people: readonly number[] | 'all',
): Promise<void> {
  await tx.execute(
    `UPDATE import_rows SET sealed_password = NULL WHERE platform_id = $1 AND import_id = $2
        AND sealed_password IS NOT NULL AND ($3::int[] IS NULL OR person = ANY ($3))`,
    [platformId, id, people === 'all' ? null : people],
  );
}
