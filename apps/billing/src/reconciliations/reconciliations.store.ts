import type { Transaction } from '@rollcall/database';
import { v7 as uuidv7 } from 'uuid';

/** A comparison of seats with accounts. */
export interface Reconciliation {
  id: string;
  startedAt: Date;
  /** Null while it runs. */
  finishedAt: Date | null;
  compared: number;
  missing: number;
  surplus: number;
  unknown: number;
  rebuilt: number;
  repaired: number;
  failure: string | null;
}

/** What a comparison came to so far. */
export type Figures = Pick<
  Reconciliation,
  'compared' | 'missing' | 'surplus' | 'unknown' | 'rebuilt' | 'repaired'
>;

const COLUMNS = `id, started_at AS "startedAt", finished_at AS "finishedAt", compared, missing, surplus,
  "unknown", rebuilt, repaired, failure`;
/** A process that ended in the middle of one does not keep others from beginning for longer. */
const GIVEN_UP_AFTER = `interval '6 hours'`;

/** Begins one, unless one is running, or one that did not fail was begun since a time. @returns the new one, if so */
export async function begin(
  tx: Transaction,
  now: Date,
  unlessSince: Date,
): Promise<Reconciliation | undefined> {
  // Replicas ask at the same time.
  await tx.execute(`SELECT pg_advisory_xact_lock(hashtextextended('billing.reconciliations', 0))`);
  const [begun] = await tx.query<Reconciliation>(
    `INSERT INTO reconciliations (id, started_at)
     SELECT $1, $2 WHERE NOT EXISTS (SELECT FROM reconciliations WHERE started_at > $3 AND failure IS NULL)
       AND NOT EXISTS (SELECT FROM reconciliations WHERE finished_at IS NULL AND started_at > $2::timestamptz - ${GIVEN_UP_AFTER})
     RETURNING ${COLUMNS}`,
    [uuidv7(), now, unlessSince],
  );
  return begun;
}

/** Notes how one ended. */
export async function finish(
  tx: Transaction,
  id: string,
  { compared, missing, surplus, unknown, rebuilt, repaired }: Figures,
  end: { finishedAt: Date; failure: string | null },
): Promise<void> {
  await tx.execute(
    `UPDATE reconciliations SET finished_at = $2, failure = $3, compared = $4, missing = $5, surplus = $6, "unknown" = $7,
       rebuilt = $8, repaired = $9
     WHERE id = $1`,
    [id, end.finishedAt, end.failure, compared, missing, surplus, unknown, rebuilt, repaired],
  );
}

/** The latest, newest first. */
export function latest(tx: Transaction, limit: number): Promise<Reconciliation[]> {
  return tx.query<Reconciliation>(
    `SELECT ${COLUMNS} FROM reconciliations ORDER BY started_at DESC, id DESC LIMIT $1`,
    [limit],
  );
}

/** The latest that came to an end, if any did. */
export async function latestFinished(tx: Transaction): Promise<Reconciliation | undefined> {
  const [finished] = await tx.query<Reconciliation>(
    `SELECT ${COLUMNS} FROM reconciliations WHERE finished_at IS NOT NULL AND failure IS NULL
     ORDER BY started_at DESC, id DESC LIMIT 1`,
  );
  return finished;
}
